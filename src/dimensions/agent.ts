/** Who answered: as the data say, else by the sign-off of the reply that ended the turn. */
import { labelDimension } from './label.ts';

export const agent = labelDimension(
  'agent',
  'Agent',
  'who wrote the first answer, as the data say or it is signed; (unsigned) and (no answer) are groups of their own',
  'text',
);

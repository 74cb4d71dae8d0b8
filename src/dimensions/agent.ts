/** Who answered: the sign-off of the reply that ended the turn. */
import { labelDimension } from './label.ts';

export const agent = labelDimension(
  'agent',
  'Agent',
  'the sign-off of the first answer; (unsigned) and (no answer) are groups of their own',
  'text',
);

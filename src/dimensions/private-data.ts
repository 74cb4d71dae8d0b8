/** What customers gave away in public. */
import { labelDimension } from './label.ts';

export const privateData = labelDimension(
  'private-data',
  'Private data',
  'card, iban, email, phone, account, address in the posts, or (none)',
  'text',
);

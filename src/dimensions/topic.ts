/** What the customer wrote about. */
import { labelDimension } from './label.ts';

export const topic = labelDimension(
  'topic',
  'Topic',
  'billing, delivery, outage, account, staff, refund, travel, utilities, product, app or other',
  'text',
);

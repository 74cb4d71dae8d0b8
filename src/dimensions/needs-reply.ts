/** Whether the turn needed a reply. */
import { labelDimension } from './label.ts';

export const needsReply = labelDimension(
  'needs-reply',
  'Needs reply',
  'true, false, or unknown where nothing tells',
  'code',
);

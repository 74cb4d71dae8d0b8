/** Whether the turn needed a reply. */
import { labelDimension } from './label.ts';

export const needsReply = labelDimension('needs-reply', 'Needs reply', 'true or false', 'code');

/** What the answer did: all acts of the reply that ended the turn. */
import { labelDimension } from './label.ts';

export const replyAct = labelDimension(
  'reply-act',
  'Reply acts',
  'the acts of the first answer together; (no answer) is a group of its own',
  'text',
);

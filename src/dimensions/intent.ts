/** What the customer wanted. */
import { labelDimension } from './label.ts';

export const intent = labelDimension(
  'intent',
  'Intent',
  'question, complaint, request, problem, praise, thanks, spam or other',
  'text',
);

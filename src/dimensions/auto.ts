/** Whether a program replied while the customer waited. */
import type { Dimension } from './dimension.ts';

export const auto: Dimension = {
  name: 'auto',
  label: 'Auto reply',
  title: 'whether an automatic reply came, which stops no clock',
  code: (frame, turn) => (frame.autoReplies[turn]! > 0 ? 1 : 0),
  text: (code) => String(code === 1),
  order: 'code',
};

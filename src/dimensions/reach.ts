/** How the customer's post reached the brand. */
import type { Dimension } from './dimension.ts';

export const reach: Dimension = {
  name: 'reach',
  label: 'Reach',
  title: 'direct, quote, implicit or untagged',
  code: (frame, turn) => frame.reach[turn]!,
  text: (code, frame) => frame.reaches[code]!,
  order: 'code',
};

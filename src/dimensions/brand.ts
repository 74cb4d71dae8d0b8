/** Which brand was waited for. */
import type { Dimension } from './dimension.ts';

export const brand: Dimension = {
  name: 'brand',
  label: 'Brand',
  title: 'the brand that was waited for',
  code: (frame, turn) => frame.brand[turn]!,
  text: (code, frame) => frame.brands.get(code)!,
  order: 'text',
};

/** One group of a dimension, and all the others together. */
import { foldName } from '../domain/names.ts';
import type { Dimension } from './dimension.ts';

/** What the others are called. */
export const THE_REST = 'the rest';

/** @param name of the group, whatever its case */
export function apart(dimension: Dimension, name: string): Dimension {
  const folded = foldName(name);
  const sides = new Map<number, number>();
  return {
    ...dimension,
    ...{ name: 'side', label: 'Side', title: `${name}, and the rest`, order: 'code' },
    code(frame, turn, clock) {
      const code = dimension.code(frame, turn, clock);
      const known = sides.get(code);
      if (known !== undefined) return known;
      const side = foldName(dimension.text(code, frame)) === folded ? 0 : 1;
      sides.set(code, side);
      return side;
    },
    text: (code) => (code === 0 ? name : THE_REST),
  };
}

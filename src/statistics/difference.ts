/** The difference of two independent estimates, and of many at once. */
import { tailsBeyond, Z95 } from './normal.ts';

/** One side: a number and its interval; null where that end is open. */
export interface Side {
  value: number;
  low: number | null;
  high: number | null;
  /** How the interval was made, where that is known. */
  interval?: string | null;
}

export interface Difference extends Side {
  /** Of no difference; null where the end of the interval towards 0 is open. */
  p: number | null;
}

/**
 * a − b with a 95 % interval from the intervals of both sides (method of variance estimates recovery: Zou & Donner 2008, Stat.
 * Med. 27:1693; of two Wilson intervals it is Newcombe's, 1998, Stat. Med. 17:873, method 10). Where these were made by
 * drawing customers, each side's are drawn again; where one customer is loud, the distances add up whole. p is that of the interval: below 0.05 exactly where it does not hold 0.
 */
export function differenceOf(a: Side, b: Side): Difference {
  const value = a.value - b.value;
  // The interval of a side with a loud customer ends where the others do: nearly all of it is that customer's error.
  const isLoud = [a, b].some(({ interval }) => interval?.startsWith('cluster-bootstrap-loud'));
  const joined = (one: number, other: number) => (isLoud ? one + other : Math.hypot(one, other));
  const below = a.low === null || b.high === null ? null : joined(a.value - a.low, b.high - b.value);
  const above = a.high === null || b.low === null ? null : joined(a.high - a.value, b.value - b.low);
  const towards0 = value > 0 ? below : above;
  return {
    value,
    low: below === null ? null : value - below,
    high: above === null ? null : value + above,
    p: value === 0 ? 1 : towards0 === null ? null : tailsBeyond((Z95 * Math.abs(value)) / towards0),
  };
}

/**
 * Benjamini & Hochberg (1995, J. R. Stat. Soc. B 57:289): p values adjusted for their number, as p.adjust of R gives them.
 * Those below 0.05 hold at a false discovery rate of 5 %.
 */
export function adjusted(ps: readonly number[]): number[] {
  const order = [...ps.keys()].sort((a, b) => ps[b]! - ps[a]!);
  const result = new Array<number>(ps.length);
  let least = 1;
  for (const [rank, at] of order.entries()) {
    least = Math.min(least, (ps[at]! * ps.length) / (ps.length - rank));
    result[at] = least;
  }
  return result;
}

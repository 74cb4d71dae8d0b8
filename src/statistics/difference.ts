/** The difference of two independent estimates, and of many at once. */
import { tailsBeyond, Z95 } from './normal.ts';

/** One side: an estimate with its interval; an end is null where it is open. */
export interface Side {
  value: number;
  low: number | null;
  high: number | null;
  /** How the interval was made, where that is known. */
  interval?: string | null;
}

export interface Difference extends Side {
  /** p value of the hypothesis of no difference; null where the end of the interval towards 0 is open. */
  p: number | null;
}

/**
 * a − b with a 95 % interval from the intervals of both sides (method of variance estimates recovery: Zou & Donner 2008, Stat.
 * Med. 27:1693; of two Wilson intervals it is Newcombe's, 1998, Stat. Med. 17:873, method 10).
 * Where one customer dominates a side, the distances add up linearly instead of as squares. p belongs to the interval: it is
 * below 0.05 exactly where the interval does not contain 0.
 */
export function differenceOf(a: Side, b: Side): Difference {
  const value = a.value - b.value;
  // The interval of a side dominated by one customer is nearly all that customer's error, so the distances add up linearly.
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

/** A difference or trend is shown where its p, adjusted where there are several, is below this. */
export const SIGNIFICANT = 0.05;

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

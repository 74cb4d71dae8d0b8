/** Quantiles of type 7 (Hyndman & Fan 1996), the definition of spreadsheets, NumPy and R, for "answered only" times. */

/**
 * @param sorted ascending
 * @param q 0 … 1
 * @returns null for no values
 */
export function quantile(sorted: ArrayLike<number>, q: number): number | null {
  if (sorted.length === 0) return null;
  const { below, part } = position(sorted.length, q);
  const low = sorted[below]!;
  return part === 0 ? low : low + part * (sorted[below + 1]! - low);
}

export interface QuantileStream {
  /** `count` values equal to `value`; values must not fall. Throws RangeError when they do. */
  add(value: number, count: number): void;
  /** Throws RangeError when the counts do not sum to n. */
  finish(): { n: number; mean: number | null; quantiles: (number | null)[] };
}

/**
 * Mean and quantiles of grouped values in one pass, without expanding or holding the groups.
 * @param n values in the whole stream
 * @param quantiles 0 … 1, any order; the results keep that order
 */
export function quantilesOfGroups(n: number, quantiles: readonly number[]): QuantileStream {
  const places = quantiles.map((q) => position(n, q));
  const ranks = [...new Set(places.flatMap(({ below, part }) => (part === 0 ? [below] : [below, below + 1])))];
  ranks.sort((a, b) => a - b);
  const valueAt = new Map<number, number>();
  let next = 0;
  let seen = 0;
  let sum = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add(value, count) {
      if (!(value >= last)) throw new RangeError(`value ${value} comes after ${last}`);
      last = value;
      seen += count;
      sum += value * count;
      while (next < ranks.length && ranks[next]! < seen) valueAt.set(ranks[next++]!, value);
    },
    finish() {
      if (seen !== n) throw new RangeError(`${seen} values came where ${n} were announced`);
      if (n === 0) return { n, mean: null, quantiles: quantiles.map(() => null) };
      return {
        n,
        mean: sum / n,
        quantiles: places.map(({ below, part }) => {
          const low = valueAt.get(below)!;
          return part === 0 ? low : low + part * (valueAt.get(below + 1)! - low);
        }),
      };
    },
  };
}

/** Where a quantile lies among n ascending values: between `below` and its neighbour, at `part` of the way. */
function position(n: number, q: number): { below: number; part: number } {
  const exact = (n - 1) * q;
  const below = Math.floor(exact);
  return { below, part: exact - below };
}

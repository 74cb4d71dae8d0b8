/** Whether a series rises or falls, and how fast: the Mann–Kendall test, plain and by season, with Theil and Sen's slope. */
import { tailsBeyond, Z95 } from './normal.ts';
import { quantile } from './quantile.ts';

export interface Trend {
  /** Pairs that rise less pairs that fall. */
  s: number;
  /** p value of no trend. */
  p: number;
  /** Change per step: the median over all pairs, with its 95 % interval. */
  slope: number;
  low: number;
  high: number;
}

/**
 * Mann (1945, Econometrica 13:245) with Kendall's variance under ties (1975) and the correction for continuity: cor.test of R.
 * By season, pairs of the same season only (Hirsch, Slack & Smith 1982, Water Resour. Res. 18:107), the seasons taken for
 * independent. Slope: Sen (1968, JASA 63:1379), its ends ranked as theilslopes of SciPy does.
 * @param values at equal steps; null where nothing was measured, Infinity where it was more than could be measured: above all
 * others and tied with its like, which s and p can use, and no slope
 * @param seasons steps until the same season comes again: 12 for months of a year, 1 for none
 * @returns null where no two values of one season can be compared
 */
export function trendOf(values: readonly (number | null)[], seasons = 1): Trend | null {
  const slopes: number[] = [];
  let [s, variance] = [0, 0];
  for (let season = 0; season < seasons; season++) {
    const steps = [...values.keys()].filter((step) => step % seasons === season && values[step] !== null);
    for (const [place, later] of steps.entries())
      for (const earlier of steps.slice(0, place)) {
        const isTie = values[later] === values[earlier];
        const rise = isTie ? 0 : values[later]! - values[earlier]!;
        slopes.push(rise / (later - earlier));
        s += Math.sign(rise);
      }
    variance += varianceOf(steps.map((step) => values[step]!));
  }
  const n = slopes.length;
  if (n === 0) return null;
  const sorted = Float64Array.from(slopes).sort();
  const reach = Z95 * Math.sqrt(variance);
  return {
    s,
    p: variance === 0 ? 1 : tailsBeyond(Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance)),
    slope: quantile(sorted, 0.5)!,
    low: sorted[Math.max(0, Math.round((n - reach) / 2) - 1)]!,
    high: sorted[Math.min(n - 1, Math.round((n + reach) / 2))]!,
  };
}

/** Variance of s under the null hypothesis, corrected for ties. */
function varianceOf(values: readonly number[]): number {
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  return [...ties.values()].reduce((rest, tied) => rest - term(tied), term(values.length)) / 18;
}

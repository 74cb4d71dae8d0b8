/** Quantiles of unsorted values. */
import { quantile } from '../statistics/quantile.ts';

/** Null for no values. */
export function percentile(values: readonly number[], q: number): number | null {
  return quantile(Float64Array.from(values).sort(), q);
}

export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5);
}

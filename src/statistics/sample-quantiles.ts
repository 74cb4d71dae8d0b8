/** Quantiles of an uncensored sample, with intervals by customer. */
import type { Estimate } from './estimate.ts';
import { waitingCurve } from './kaplan-meier.ts';
import { quantile } from './quantile.ts';
import type { Waits } from './waits.ts';

/**
 * Quantiles of type 7; their intervals are those of the sample's distribution, as waitingCurve gives them.
 * @param sample without censored waits
 * @param shares q of the quantiles, 0 < q < 1, ascending
 */
export function sampleQuantiles(sample: Waits, shares: readonly number[]): Estimate[] {
  const { quantiles } = waitingCurve(sample, [], shares);
  return quantiles.map((estimate, place) => {
    const value = quantile(sample.time, shares[place]!);
    if (value === null || estimate.low === null) return { ...estimate, value };
    // Type 7 interpolates, so that the quantile may lie outside an interval that ends at a value of the sample.
    const high = estimate.high === null ? null : Math.max(estimate.high, value);
    return { ...estimate, value, low: Math.min(estimate.low, value), high };
  });
}

/** Shares and quantiles of decisions, each decision taken as independent of the others. */
import type { Estimate } from '../statistics/estimate.ts';
import { rateOf } from '../statistics/rate.ts';
import { sampleQuantiles } from '../statistics/sample-quantiles.ts';

export function shareOf(hits: number, n: number): Estimate {
  return rateOf([
    { due: 1, hits: 1, customers: hits },
    { due: 1, hits: 0, customers: n - hits },
  ]);
}

/** @param shares q of the quantiles, ascending */
export function quantilesOf(values: readonly number[], shares: readonly number[]): Estimate[] {
  const customer = Uint32Array.from(values.keys());
  const sample = { time: Float64Array.from(values).sort(), ended: new Uint8Array(values.length).fill(1), customer };
  return sampleQuantiles({ ...sample, customers: values.length }, shares);
}

export function medianOf(values: readonly number[]): Estimate {
  return quantilesOf(values, [0.5])[0]!;
}

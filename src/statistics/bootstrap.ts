/** Cluster bootstrap of a share: customers, not turns, are resampled, because turns of one customer are not independent. */
import { drawnSums } from './customer-draws.ts';
import { type Inequality, isLoud } from './estimate.ts';
import { tailsBeyond } from './normal.ts';
import { quantile } from './quantile.ts';
import { student95 } from './student.ts';
import type { Interval } from './wilson.ts';

/** Customers with the same number of trials and of hits. */
export interface ClusterType {
  /** Trials of each of these customers, e.g. due turns. */
  due: number;
  /** Hits among them, e.g. ignored turns. */
  hits: number;
  /** How many such customers there are. */
  customers: number;
}

export const BOOTSTRAP_DRAWS = 2000;
/** Seed of the bootstrap, printed with its intervals. */
export const BOOTSTRAP_SEED = 20_130_131;

/**
 * 95 % percentile interval (Efron & Tibshirani 1993, 13.3) of hits / due under resampling of whole customers with
 * replacement. Draws without trials, and customers without trials, are left out.
 * Where all customers have the same share, every draw gives it and the interval has no width.
 * @param tail share of the draws left out at either end
 * @returns 0 … 1 when nothing is due
 */
export function clusterBootstrap(
  clusters: readonly ClusterType[],
  {
    seed = BOOTSTRAP_SEED,
    draws = BOOTSTRAP_DRAWS,
    tail = 0.025,
  }: { seed?: number; draws?: number; tail?: number } = {},
): Interval {
  const types = clusters
    .filter((type) => type.due > 0 && type.customers > 0)
    .sort((a, b) => a.due - b.due || a.hits - b.hits);
  if (types.length === 0) return { low: 0, high: 1 };
  const adding = types.map(({ customers, due, hits }) => ({ customers, adds: [due, hits] }));
  const [due, hits] = drawnSums(adding, { seed, draws }) as [Float64Array, Float64Array];
  const shares = new Float64Array(draws);
  let n = 0;
  for (let draw = 0; draw < draws; draw++) if (due[draw]! > 0) shares[n++] = hits[draw]! / due[draw]!;
  const sorted = shares.subarray(0, n).sort();
  return { low: quantile(sorted, tail)!, high: quantile(sorted, 1 - tail)! };
}

/**
 * What percentiles leave out at either end so that they reach as far as Student's t would, and by the variance of a sample
 * (the expanded percentile interval: Hesterberg 2015, Am. Stat. 69:371). A loud customer is missing from one draw in e, in
 * which only the others are seen: the end on their side is the only one that can miss the truth, and may do so in 5 %.
 */
export function percentileTail(inequality: Inequality): number {
  const { others } = inequality;
  const tail = tailsBeyond(student95(others - 1) * Math.sqrt(others / (others - 1))) / 2;
  return isLoud(inequality) ? (2 * tail) / Math.E : tail;
}

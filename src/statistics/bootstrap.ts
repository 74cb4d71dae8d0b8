/** Cluster bootstrap of a share: customers, not turns, are drawn, for one angry customer can hold twenty turns. */
import { multinomial, seededRandom } from '../domain/random.ts';
import { quantile } from './quantile.ts';
import type { Interval } from './wilson.ts';

/** Customers who look alike to the ratio. */
export interface ClusterType {
  /** Trials of each such customer, e.g. turns that are due. */
  due: number;
  /** Of these, how many hit, e.g. were ignored. */
  hits: number;
  /** How many customers are like this. */
  customers: number;
}

export const BOOTSTRAP_DRAWS = 2000;
/** Printed with every interval that was drawn with it. */
export const BOOTSTRAP_SEED = 20_130_131;

/**
 * 95 % percentile interval (Efron & Tibshirani 1993, 13.3) of hits / due under resampling of whole customers with
 * replacement. Drawing how often each type comes up is the same multinomial as drawing customers one by one, at a
 * cost that depends on the number of types only. Customers without anything due take no part.
 * Where all customers have the same share, every draw gives it and the interval has no width.
 * @returns 0 … 1 when nothing is due
 */
export function clusterBootstrap(
  clusters: readonly ClusterType[],
  { seed = BOOTSTRAP_SEED, draws = BOOTSTRAP_DRAWS }: { seed?: number; draws?: number } = {},
): Interval {
  const types = clusters
    .filter((type) => type.due > 0 && type.customers > 0)
    .sort((a, b) => b.customers - a.customers || b.due - a.due || b.hits - a.hits);
  if (types.length === 0) return { low: 0, high: 1 };
  const customers = types.map((type) => type.customers);
  const drawn = new Float64Array(types.length);
  const random = seededRandom(seed);
  const shares = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    multinomial(random, customers, drawn);
    let due = 0;
    let hits = 0;
    for (let kind = 0; kind < types.length; kind++) {
      due += drawn[kind]! * types[kind]!.due;
      hits += drawn[kind]! * types[kind]!.hits;
    }
    shares[draw] = hits / due;
  }
  shares.sort();
  return { low: quantile(shares, 0.025)!, high: quantile(shares, 0.975)! };
}

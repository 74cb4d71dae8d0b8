/** A share of turns with its interval, by the method that the data allow. */
import { type ClusterType, clusterBootstrap } from './bootstrap.ts';
import { wilsonInterval } from './wilson.ts';

export const INTERVAL_METHODS = ['wilson', 'cluster-bootstrap', 'wilson-by-customer'] as const;
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

export interface Rate {
  due: number;
  hits: number;
  customers: number;
  /** hits / due, null when nothing is due. */
  rate: number | null;
  low: number | null;
  high: number | null;
  method: IntervalMethod;
}

/**
 * 95 % interval: Wilson when every customer has one turn, else the cluster bootstrap by customer.
 * When every customer has the same share (all ignored, none ignored, one customer), resampling has no width and would
 * claim certainty: Wilson over the customers, the effective sample size of fully dependent turns, stands in.
 */
export function rateOf(clusters: readonly ClusterType[]): Rate {
  const types = clusters.filter((type) => type.due > 0 && type.customers > 0);
  const customers = types.reduce((sum, type) => sum + type.customers, 0);
  const due = types.reduce((sum, type) => sum + type.customers * type.due, 0);
  const hits = types.reduce((sum, type) => sum + type.customers * type.hits, 0);
  if (due === 0) return { due, hits, customers, rate: null, low: null, high: null, method: 'wilson' };
  const rate = hits / due;
  if (due === customers) return { due, hits, customers, rate, ...wilsonInterval(hits, due), method: 'wilson' };
  const [first] = types as [ClusterType];
  if (types.every((type) => type.hits * first.due === first.hits * type.due)) {
    const interval = wilsonInterval(rate * customers, customers);
    return { due, hits, customers, rate, ...interval, method: 'wilson-by-customer' };
  }
  return { due, hits, customers, rate, ...clusterBootstrap(types), method: 'cluster-bootstrap' };
}

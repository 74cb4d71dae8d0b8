/** A share of turns with its interval, by the method that suits the data. */
import { type ClusterType, clusterBootstrap, percentileTail } from './bootstrap.ts';
import { type Estimate, effectiveSize, inequalityOf, isLoud, isResampled } from './estimate.ts';
import { student95 } from './student.ts';
import { wilsonInterval } from './wilson.ts';

export interface Rate extends Estimate {
  /** Hits among the n trials. */
  hits: number;
  customers: number;
}

/** Fewest customers with a hit, and with a miss, for the bootstrap: with fewer its draws are too discrete. */
const ENOUGH_OF_EITHER = 15;

/**
 * 95 % interval: Wilson when every customer has one turn, else the cluster bootstrap by customer, or where customers are
 * few or very many, Wilson with the design effect.
 * When every customer has the same share (all ignored, none ignored, one customer), customers show no variance and an
 * interval would claim certainty: Wilson over the customers, the effective sample size of fully dependent turns, stands in.
 */
export function rateOf(clusters: readonly ClusterType[]): Rate {
  const types = clusters.filter((type) => type.due > 0 && type.customers > 0);
  const sum = (of: (type: ClusterType) => number) =>
    types.reduce((total, type) => total + type.customers * of(type), 0);
  const [customers, n, hits] = [sum(() => 1), sum(({ due }) => due), sum((type) => type.hits)];
  if (n === 0) return { n, hits, customers, value: null, low: null, high: null, method: null };
  const value = hits / n;
  const rate = { n, hits, customers, value };
  if (n === customers) return { ...rate, ...wilsonInterval(hits, n), method: 'wilson' };
  const [first] = types as [ClusterType];
  if (types.every((type) => type.hits * first.due === first.hits * type.due))
    return { ...rate, ...wilsonInterval(value * customers, customers), method: 'wilson-by-customer' };
  const most = types.reduce((due, type) => Math.max(due, type.due), 0);
  const inequality = inequalityOf(
    n,
    sum(({ due }) => due * due),
    most,
  );
  const hitting = sum((type) => (type.hits > 0 ? 1 : 0));
  const missing = sum((type) => (type.hits < type.due ? 1 : 0));
  if (isResampled(inequality) && Math.min(hitting, missing) >= ENOUGH_OF_EITHER)
    return {
      ...rate,
      ...clusterBootstrap(types, { tail: percentileTail(inequality) }),
      method: isLoud(inequality) ? 'cluster-bootstrap-loud' : 'cluster-bootstrap',
    };
  const spread = sum((type) => ((type.hits - value * type.due) / (1 - type.due / n)) ** 2);
  const variance = (spread * (customers - 1)) / customers / (n * n);
  const size = effectiveSize(value, variance);
  return {
    ...rate,
    ...wilsonInterval(value * size, size, student95(inequality.effective - 1)),
    method: 'wilson-design-effect',
  };
}

/** The complement of a share: 1 − value, with the ends of the interval mirrored. */
export function complement<Some extends Estimate>(estimate: Some): Some {
  const other = (share: number | null) => (share === null ? null : 1 - share);
  const { value, low, high } = estimate;
  return { ...estimate, value: other(value), low: other(high), high: other(low) };
}

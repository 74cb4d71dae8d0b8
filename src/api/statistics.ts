/** socialcare/statistics: shares, waits and differences with their 95 % intervals, when customers have several turns each. */
export { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED, type ClusterType, clusterBootstrap } from '../statistics/bootstrap.ts';
export { adjusted, type Difference, differenceOf, type Side } from '../statistics/difference.ts';
export type { Estimate, IntervalMethod } from '../statistics/estimate.ts';
export { type WaitingCurve, type Waits, waitingCurve } from '../statistics/kaplan-meier.ts';
export { quantile } from '../statistics/quantile.ts';
export { type Rate, rateOf } from '../statistics/rate.ts';
export { sampleQuantiles } from '../statistics/sample-quantiles.ts';
export { type Interval, wilsonInterval } from '../statistics/wilson.ts';

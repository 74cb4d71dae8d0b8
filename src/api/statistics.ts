/** socialcare/statistics: shares, waits, differences, regressions and trends, when customers have several turns each. */
export { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED, type ClusterType, clusterBootstrap } from '../statistics/bootstrap.ts';
export { detectableOddsRatio } from '../statistics/detectable.ts';
export { adjusted, type Difference, differenceOf, type Side } from '../statistics/difference.ts';
export { type Load, peopleFor, type Staffed, staffed } from '../statistics/erlang.ts';
export type { Estimate, IntervalMethod } from '../statistics/estimate.ts';
export { type WaitingCurve, waitingCurve } from '../statistics/kaplan-meier.ts';
export {
  type GroupedWaits,
  type LogRank,
  logRank,
  permutedLogRank,
  robustLogRank,
} from '../statistics/log-rank.ts';
export { type Coefficient, type Correction, logisticRegression, type Trials } from '../statistics/logistic.ts';
export { type Trend, trendOf } from '../statistics/mann-kendall.ts';
export { nearCopies } from '../statistics/minhash.ts';
export { countTail, overdispersion } from '../statistics/negative-binomial.ts';
export { quantile } from '../statistics/quantile.ts';
export { type Rate, rateOf } from '../statistics/rate.ts';
export { sampleQuantiles } from '../statistics/sample-quantiles.ts';
export { type Standardised, type Strata, standardised } from '../statistics/standardised.ts';
export type { Waits } from '../statistics/waits.ts';
export { type Interval, wilsonInterval } from '../statistics/wilson.ts';

/** socialcare/metrics: every metric with its definition, and the counting of turns that somebody else read. */
export type { TurnFrame } from '../domain/turn-frame.ts';
export type { Counts, Statistic } from '../metrics/counts/statistic.ts';
export { TurnCounting } from '../metrics/counts/turn-chunk.ts';
export { isMetric, METRICS, metricNamed, turnMetricNamed } from '../metrics/index.ts';
export type { Definition, Metric, Settings, TurnMetric } from '../metrics/metric.ts';
export { needsOf, turnSection } from '../metrics/sections.ts';

/** Every metric that `measure` knows. */
import { didYouMean } from '../domain/near-name.ts';
import { UsageError } from '../errors.ts';
import { backlog } from './backlog.ts';
import type { DecisionMetric } from './decision-metric.ts';
import { decisions } from './decisions.ts';
import { deflection } from './deflection.ts';
import { effort } from './effort.ts';
import { handleTime } from './handle-time.ts';
import { ignored } from './ignored.ts';
import type { Definition, Metric } from './metric.ts';
import { overtakes } from './overtakes.ts';
import { responseTimes } from './response-times.ts';
import { sla } from './sla.ts';
import { volume } from './volume.ts';

export const METRICS = {
  volume,
  'response-times': responseTimes,
  ignored,
  sla,
  effort,
  deflection,
} satisfies Record<string, Metric>;

/** @throws UsageError when no metric of turns is called so */
export function metricNamed(name: string): Metric {
  const metric: Metric | undefined = METRICS[name as keyof typeof METRICS];
  if (!metric) throw unknownMetric(name);
  return metric;
}

/** Metrics of the work itself, which read decisions. */
export const DECISION_METRICS = {
  decisions,
  'handle-time': handleTime,
  overtakes,
} satisfies Record<string, DecisionMetric>;

export function isDecisionMetric(name: string): name is keyof typeof DECISION_METRICS {
  return Object.hasOwn(DECISION_METRICS, name);
}

/** The names that `measure` and `explain` know. */
export const METRIC_NAMES: readonly string[] = [
  ...Object.keys(METRICS),
  ...Object.keys(DECISION_METRICS),
  backlog.name,
];

/** What a number means, whichever contract it keeps. */
export function definitionNamed(name: string): Definition {
  if (name === backlog.name) return backlog;
  return isDecisionMetric(name) ? DECISION_METRICS[name] : metricNamed(name);
}

/** Whether `measure` and `explain` know a metric of this name. */
export function isMetric(name: string): boolean {
  return name === backlog.name || isDecisionMetric(name) || Object.hasOwn(METRICS, name);
}

function unknownMetric(name: string): UsageError {
  return new UsageError(
    `no metric is called "${name}"${didYouMean(name, METRIC_NAMES)}`,
    `Metrics: ${METRIC_NAMES.join(', ')}.`,
  );
}

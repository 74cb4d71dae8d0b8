/** Every metric that `measure` knows. */
import { didYouMean } from '../domain/near-name.ts';
import { UsageError } from '../errors.ts';
import { agents } from './agents.ts';
import { backlog } from './backlog.ts';
import { canned } from './canned.ts';
import { cannedTexts } from './canned-texts.ts';
import { decisions } from './decisions.ts';
import { deflection } from './deflection.ts';
import { effort } from './effort.ts';
import { exposure } from './exposure.ts';
import { fairness } from './fairness.ts';
import { handleTime } from './handle-time.ts';
import { hours } from './hours.ts';
import { ignored } from './ignored.ts';
import type { Gate, Metric, TurnMetric } from './metric.ts';
import { outOfOrder } from './out-of-order.ts';
import { outcome } from './outcome.ts';
import { replyActs } from './reply-acts.ts';
import { responseTimes } from './response-times.ts';
import { silenced } from './silenced.ts';
import { sla } from './sla.ts';
import { spikes } from './spikes.ts';
import { staffing } from './staffing.ts';
import { volume } from './volume.ts';

export const METRICS: readonly Metric[] = [
  volume,
  responseTimes,
  ignored,
  sla,
  effort,
  deflection,
  outcome,
  replyActs,
  agents,
  canned,
  cannedTexts,
  exposure,
  spikes,
  silenced,
  fairness,
  hours,
  staffing,
  backlog,
  decisions,
  handleTime,
  outOfOrder,
];

/** Those that count decisions. */
export const DECISION_METRICS = METRICS.filter((metric) => metric.of === 'decisions');

/** @throws UsageError when no metric is called so */
export function metricNamed(name: string): Metric {
  const metric = find(name);
  if (metric) return metric;
  const names = METRICS.map((each) => each.name);
  throw new UsageError(`there is no metric "${name}"${didYouMean(name, names)}`, `Metrics: ${names.join(', ')}.`);
}

/** The metric of turns of this name. @throws TypeError when it is of something else */
export function turnMetricNamed(name: string): TurnMetric {
  const metric = metricNamed(name);
  if (metric.of !== 'turns') throw new TypeError(`${name} is no metric of turns`);
  return metric;
}

/** What audits may check, each with its metric. */
export const GATES: readonly (Gate & { metric: TurnMetric })[] = METRICS.flatMap((metric) =>
  metric.of === 'turns' ? (metric.gates ?? []).map((gate) => ({ ...gate, metric })) : [],
);

/** Whether there is a metric of this name. */
export function isMetric(name: string): boolean {
  return find(name) !== undefined;
}

function find(name: string): Metric | undefined {
  return METRICS.find((each) => [each.name, each.formerName, each.alias].includes(name));
}

/** Every metric that `measure` knows. */
import { UsageError } from '../errors.ts';
import { effort } from './effort.ts';
import { ignored } from './ignored.ts';
import type { Metric } from './metric.ts';
import { responseTimes } from './response-times.ts';
import { sla } from './sla.ts';
import { volume } from './volume.ts';

export const METRICS = {
  volume,
  'response-times': responseTimes,
  ignored,
  sla,
  effort,
} satisfies Record<string, Metric>;

export function metricNamed(name: string): Metric {
  const metric: Metric | undefined = METRICS[name as keyof typeof METRICS];
  if (!metric) throw new UsageError(`no metric is called "${name}"`, `Metrics: ${Object.keys(METRICS).join(', ')}.`);
  return metric;
}

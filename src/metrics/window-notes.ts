/** What a metric does with windows that it cannot count in. */
import { durationLabel } from '../domain/duration.ts';
import type { Section } from '../domain/report.ts';
import { UsageError } from '../errors.ts';
import type { Metric, Settings } from './metric.ts';

/** Why a metric has no number within this window: without an end nothing is ever due. Undefined where it has one. */
export function windowRefusal(metric: Metric, { window }: Settings): Section['refused'] {
  if (metric.of !== 'turns' || !metric.withinWindow || Number.isFinite(window)) return undefined;
  return { reason: 'it compares who was answered within a time, and --window ever sets none', hint: HINT };
}

const HINT = 'Example: --window 72h';

/** @throws UsageError for a window that the metric has no number within */
export function checkWindowEnds(metric: Metric, settings: Settings): void {
  if (windowRefusal(metric, settings))
    throw new UsageError(`--window ever: ${metric.name} compares who was answered within a time`, HINT);
}

/** Of a metric that takes the first window alone, where several were asked for. */
export function windowNotes({ windows }: Settings): string[] {
  const [first, ...more] = windows.map(durationLabel);
  return more.length > 0 ? [`counted within ${first} alone, not within ${more.join(', ')}`] : [];
}

/** What a metric does with windows that it cannot count in. */
import { durationLabel } from '../domain/duration.ts';
import { UsageError } from '../errors.ts';
import type { Definition, Settings } from './metric.ts';

/** @throws UsageError for a window without end, in which nothing is ever due, where a metric tells who was answered in time */
export function checkWindowEnds({ name }: Definition, { window }: Settings): void {
  if (!Number.isFinite(window))
    throw new UsageError(`--window ever: ${name} compares who was answered within a time`, 'Example: --window 72h');
}

/** Of a metric that takes the first window alone, where several were asked for. */
export function windowNotes({ windows }: Settings): string[] {
  const [first, ...more] = windows.map(durationLabel);
  return more.length > 0 ? [`counted within ${first} alone, not within ${more.join(', ')}`] : [];
}

/** This period compared with the one before, group by group, where both lie inside coverage. */
import type { Context } from '../context.ts';
import { isoTime } from '../domain/clock-time.ts';
import type { Section, Span } from '../domain/report.ts';
import { turnMetricNamed } from '../metrics/index.ts';
import { lapsesOf } from './lapses.ts';
import { type Measured, measureTurns } from './measuring.ts';
import type { MeasureFlags } from './reading.ts';
import { COMPARED } from './report-sections.ts';

export interface Compared {
  section: Section;
  /** The period before. */
  previous: Span;
}

/** Dimensions whose groups differ between periods; two periods are compared by the other dimensions of --by. */
const NEVER_THE_SAME = new Set(['day', 'week', 'month', 'followers']);

/**
 * @param now this period, by all of --by
 * @returns undefined without a period that begins
 */
export async function compareWithPrevious(
  context: Context,
  flags: MeasureFlags,
  now: Measured,
): Promise<Compared | undefined> {
  const period = periodOf(now);
  if (!period) return undefined;
  const [{ previousPeriod }, { cutText, evenPeriods }, { compare }] = await Promise.all([
    import('../domain/period.ts'),
    import('../domain/even-periods.ts'),
    import('../metrics/comparison.ts'),
  ]);
  const metrics = COMPARED.map(turnMetricNamed);
  const { asOf, timezone } = now.scope;
  const whole = previousPeriod(period, timezone);
  const previous = evenPeriods([period, whole], asOf)?.[1] ?? whole;
  const cut = previous === whole ? [] : [cutText(['this period', 'the one before'], previous, asOf, timezone)];
  const by = now.by.map(({ name }) => name).filter((name) => !NEVER_THE_SAME.has(name));
  const [here, before] = [
    by.length === now.by.length ? now : await measureTurns(context, { ...flags, by }, metrics),
    await measureTurns(
      context,
      { ...flags, by, since: isoTime(previous.since), until: isoTime(previous.until) },
      metrics,
    ),
  ];
  const columns = here.by.map(({ name, label }) => ({ key: name, label, kind: 'text' as const }));
  const lapse = await lapsesOf(now, [...now.sample.streams, ...before.sample.streams], [period, previous]);
  return { section: compare(here.sections, before.sections, columns, now.settings, lapse, cut), previous };
}

function periodOf({ scope }: Measured): { since: number; until: number } | undefined {
  const { since, until } = scope.period;
  const end = Math.min(until ?? scope.asOf, scope.asOf);
  if (since === null || since >= end) return undefined;
  return { since, until: until ?? scope.asOf };
}

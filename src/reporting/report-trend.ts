/** The ignored rate over time as a section of a report, with the bounds that [audit] sets it. */
import type { Context } from '../context.ts';
import { STEP_UNITS, type StepUnit } from '../domain/calendar-steps.ts';
import { DAY_SECONDS, durationLabel } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Section } from '../domain/report.ts';
import { RefusedError } from '../errors.ts';
import { sectionOf } from '../metrics/metric.ts';
import { trend } from '../metrics/trend.ts';
import type { Measured } from './measuring.ts';
import type { MeasureFlags } from './reading.ts';
import { measureTrend } from './trending.ts';

/** Days up to which a trend goes by day, where the days hold enough; longer ones go by week, and from years on by month. */
const MOST_DAYS = 62;
const MOST_WEEKS = 120;

/** @param flags with the groups of the report @returns undefined where --by holds several calendar periods */
export async function reportTrend(
  context: Context,
  flags: MeasureFlags,
  measured: Measured,
): Promise<Section | undefined> {
  const own = STEP_UNITS.filter((unit) => flags.by?.includes(unit));
  if (own.length > 1 || measured.n === 0) return undefined;
  const { settings } = measured;
  const { window: _, ...rest } = flags;
  const by = [...(flags.by ?? []), ...(own.length > 0 ? [] : [stepOf(measured)])];
  try {
    const { sections } = await measureTrend(context, `ignored@${durationLabel(settings.window)}`, { ...rest, by });
    return sections[0];
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const refused = { reason: error.message.replace(/^trend refused: /, ''), hint: error.hint ?? '' };
    return sectionOf(trend, { columns: [] }, { columns: [], rows: [], n: 0, refused });
  }
}

function stepOf({ scope, settings, n, groups }: Measured): StepUnit {
  const { since, until } = scope.period;
  const first = since ?? settings.span?.first;
  if (first === undefined) return 'week';
  const days = (Math.min(until ?? scope.asOf, scope.asOf) - first) / DAY_SECONDS;
  if (days <= MOST_DAYS && n / Math.max(1, groups.length) / days >= 2 * PRINT_FROM) return 'day';
  return days <= 7 * MOST_WEEKS ? 'week' : 'month';
}

/** From flags to a trend: a measure computed period by period, without incomplete periods. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { type CalendarStep, calendarSteps, STEP_UNITS, type StepUnit } from '../domain/calendar-steps.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import { spanNamed } from '../domain/period.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import { NOT_REACHED, ranked, type Series, type WatchedPoint } from '../domain/series.ts';
import { RefusedError, UsageError } from '../errors.ts';
import { isOfNeed } from '../metrics/denominator.ts';
import { mixedBrandNotes } from '../metrics/mixed-brands.ts';
import { caveats } from '../metrics/sides.ts';
import { periodsSection, trendSection } from '../metrics/trend.ts';
import { boundsOf } from './audit-source.ts';
import { type Lapse, lapsesOfEach } from './lapses.ts';
import { type Measured, measureTurns } from './measuring.ts';
import type { MeasureFlags } from './reading.ts';
import { type TrackedMeasure, trackedMeasure } from './tracked-measure.ts';

export interface Trending {
  sections: Section[];
  measured: Measured;
  measure: TrackedMeasure;
  step: StepUnit;
}

/** @throws UsageError for an unknown measure, RefusedError where the sample rules out the number */
export async function measureTrend(context: Context, typed: string, flags: MeasureFlags): Promise<Trending> {
  const measure = trackedMeasure(typed, await context.config(), flags.window);
  const [step = 'week', ...more] = STEP_UNITS.filter((unit) => flags.by?.includes(unit));
  if (more.length > 0)
    throw new UsageError(
      `--by ${step},${more.join(',')}: a trend goes by one of them`,
      'Write --by day, week or month.',
    );
  if (measure.turns && flags.turns === 'next')
    throw new UsageError(`--turns next leaves no turn for ${measure.name}`, 'It is made of first turns.');
  const by = (flags.by ?? []).filter((name) => name !== step);
  const given = { ...flags, ...(measure.turns && { turns: measure.turns }), by: [...by, step] };
  const windows = measure.window;
  const measured = await measureTurns(context, given, [measure.metric], {
    windows: (settings) => (windows === undefined ? settings.windows : [windows]),
  });
  const [section] = measured.sections as [Section];
  if (section.refused) throw new RefusedError(`trend refused: ${section.refused.reason}`, section.refused.hint);
  const groups = measured.by.slice(0, -1).map(({ name, label }): Column => ({ key: name, label, kind: 'text' }));
  const series = await seriesOf(measured, section, measure, step, by);
  const input = {
    bounds: await boundsOf(context, measure.name),
    ...{ measure, step, groups, series, n: section.n ?? measured.n, denominator: section.denominator ?? 'turns' },
    notes: [
      ...beyondNotes(series, step),
      ...leftOut(series, step),
      ...section.notes.filter(isOfNeed),
      ...mixedBrandNotes(measured.counts),
      ...caveats([section]),
    ],
  };
  return {
    sections: [trendSection(input), periodsSection(input, measured.by.at(-1)!.label)],
    ...{ measured, measure, step },
  };
}

async function seriesOf(
  measured: Measured,
  section: Section,
  measure: TrackedMeasure,
  step: StepUnit,
  by: readonly string[],
): Promise<Series[]> {
  const steps = stepsOf(measured, step);
  const lapses = await lapsesOfEach(
    measured,
    measured.sample.streams,
    steps.map(({ from, until }) => ({ since: from, until })),
  );
  const groups = new Map<string, Row>();
  for (const { names } of measured.groups) {
    const group = Object.fromEntries(by.map((key) => [key, names[key]]));
    groups.set(JSON.stringify(group), group);
  }
  const cells = new Map<string, Row[]>();
  const keyOf = (row: Row) => JSON.stringify([...by, step].map((key) => row[key]));
  for (const row of section.rows) cells.set(keyOf(row), [...(cells.get(keyOf(row)) ?? []), row]);
  return [...groups.values()].map((names) => ({
    names,
    points: ranked(
      steps.map((each, at) =>
        pointOf(measured, measure, each, cells.get(keyOf({ ...names, [step]: each.name })) ?? [], lapses[at]!(names)),
      ),
    ),
  }));
}

/** From the first period that a turn began in to the last, or those that were asked for. */
function stepsOf({ scope, groups }: Measured, step: StepUnit): CalendarStep[] {
  const names = groups.map((group) => String(group.names[step])).sort();
  if (names.length === 0) return [];
  const begin = (name: string) => spanNamed(name, step, scope.clock).from;
  const { since, until } = scope.period;
  const last = Math.min(until ?? Number.POSITIVE_INFINITY, scope.asOf) - 1;
  return calendarSteps(step, since ?? begin(names[0]!), Math.max(last, begin(names.at(-1)!)), scope.timezone);
}

const UNREAD = 'not classified (socialcare classify)';

function pointOf(
  { scope }: Measured,
  measure: TrackedMeasure,
  step: CalendarStep,
  rows: readonly Row[],
  lapse: ReturnType<Lapse>,
): WatchedPoint {
  const figure = measure.unit === 'number' || rows.length > 0 ? measure.figure(rows, measure.window) : undefined;
  const { value = null, low = null, high = null, n = 0 } = figure ?? {};
  const { since, until } = scope.period;
  const isCut = step.from < (since ?? 0) || step.until > Math.min(until ?? Number.POSITIVE_INFINITY, scope.asOf);
  // How many are not classified differs from period to period, and the reason does not.
  const isUnread = figure?.why?.endsWith('socialcare classify');
  const nothing = rows.length === 0 ? 'no turns' : 'nothing to count';
  const missing =
    n === 0 ? nothing : n < PRINT_FROM ? 'too few' : measure.unit === 'seconds' ? NOT_REACHED : 'not known';
  const why = isCut
    ? 'cut off'
    : lapse
      ? 'not covered'
      : ((isUnread ? UNREAD : figure?.why) ?? (value === null ? missing : undefined));
  return { step, value, low, high, n, why, watched: figure?.watched ?? 0 };
}

/** Which periods rank above all others. */
function beyondNotes(series: readonly Series[], step: StepUnit): string[] {
  const names = series.flatMap(({ points }) => points.flatMap(({ beyond, step: each }) => (beyond ? [each.name] : [])));
  const distinct = [...new Set(names)].sort();
  if (distinct.length === 0) return [];
  const which = `${amount(distinct.length, step)} not reached: ${listed(distinct)}`;
  return [`${which}: longer than all others in the test; the size of the change is that of the others`];
}

/** Notes on periods left out of the trend, one per reason. */
function leftOut(series: readonly Series[], step: StepUnit): string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { points } of series)
    for (const { why, step: each } of points)
      if (why !== undefined) reasons.set(why, (reasons.get(why) ?? new Set()).add(each.name));
  return [...reasons].map(([why, names]) => {
    return `${amount(names.size, step)} left out, ${why}: ${listed([...names].sort())}`;
  });
}

const MOST_NAMES = 4;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

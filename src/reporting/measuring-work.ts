/** From decisions to sections: how every metric of agents' work is computed. */
import type { Context } from '../context.ts';
import type { CalendarStep } from '../domain/calendar-steps.ts';
import type { BacklogFrame, DecisionFrame } from '../domain/decision-frame.ts';
import { REACHES } from '../domain/reach.ts';
import type { Section, Span } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { UsageError } from '../errors.ts';
import type { Grouping } from '../metrics/counts/groups.ts';
import type { DecisionDimension } from '../metrics/decision-dimensions.ts';
import type { BacklogMetric, DecisionMetric, Settings } from '../metrics/metric.ts';
import { loadPolicy } from '../queue/policy-source.ts';
import type { Store } from '../store/open.ts';
import type { FilterFlags, Scope } from './options.ts';
import { groupings, type MeasureFlags, openReading, type Reading } from './reading.ts';
import { readCountedScope } from './removed.ts';

const NOT_OURS = ['status', 'customer', 'agent', 'search', 'label', 'turns', 'reach'] as const;

/** The population of a metric of decisions or of the backlog. */
export type Work = Pick<Reading, 'store' | 'scope' | 'settings'>;

/** A section, with the frame that it was counted from. */
export interface MeasuredWork<Frame> {
  section: Section;
  frame: Frame;
  settings: Settings;
}

/**
 * The scope of decisions: the period is that of the decision, and relative times count from now.
 * @param what needs the scope, in words, for messages
 * @throws UsageError for conditions that only turns can meet
 */
export async function scopeOfWork(
  context: Context,
  store: Store,
  flags: FilterFlags,
  what = 'this metric counts decisions',
): Promise<Scope> {
  const given = flags as Record<string, unknown>;
  for (const name of NOT_OURS)
    if (given[name] !== undefined)
      throw new UsageError(`--${name} picks turns, and ${what}`, 'Use --brand, --channel, --since, --until, --by.');
  const scope = await readCountedScope(context, store, { ...flags, asOf: flags.asOf ?? 'now' });
  return { ...scope, filter: { ...scope.filter, reach: REACHES } };
}

/** The population of a report of decisions. @throws UsageError for conditions that only turns can meet */
export async function openWork(context: Context, flags: MeasureFlags): Promise<Reading> {
  const { tz } = flags as Record<string, unknown>;
  const reading = await openReading(context, { tz } as MeasureFlags);
  return { ...reading, scope: await scopeOfWork(context, reading.store, flags) };
}

/** The population of the backlog: turns of any age, as the filter selects them. */
export async function openBacklog(context: Context, flags: MeasureFlags): Promise<Reading> {
  return openReading(context, { ...flags, by: [] });
}

/** One metric over the decisions of the period. */
export async function measureDecisions(
  context: Context,
  metric: DecisionMetric,
  { store, scope, settings }: Work,
  by: readonly string[],
): Promise<MeasuredWork<DecisionFrame>> {
  const [dimensions, { countWork }, { sectionOf }, { loadDecisionFrame }, { dimensionsNamed }] = await Promise.all([
    import('../metrics/decision-dimensions.ts'),
    import('../metrics/counts/decision-chunk.ts'),
    import('../metrics/metric.ts'),
    import('../store/work/decision-frame.ts'),
    import('../dimensions/index.ts'),
  ]);
  const { teams } = await loadPolicy(context);
  const frame = await loadDecisionFrame(store, scope.filter, scope.asOf, teams);
  const shared: readonly string[] = dimensions.SHARED_DIMENSIONS;
  const groups: (Grouping<TurnFrame> | DecisionDimension)[] = [];
  for (const each of by) {
    if (dimensions.isDecisionDimension(each)) groups.push(each);
    else if (shared.includes(each)) groups.push(...(await groupings(dimensionsNamed([each]), scope.timezone)));
    else
      throw new UsageError(
        `--by: decisions have no "${each}"`,
        `Group by ${[...Object.keys(dimensions.DECISION_DIMENSIONS), ...shared].join(', ')}.`,
      );
  }
  const counts = countWork(frame, dimensions.decisionGroupings(frame, groups), metric.needs(settings));
  return { section: sectionOf(metric, counts, metric.rows(counts, settings)), frame, settings };
}

const BACKLOG_DIMENSIONS: readonly string[] = ['brand', 'channel'];

/** The columns that identify groups of the backlog: periods where there is no other. */
export function backlogGroups(by: readonly string[]): string[] {
  const dimensions = by.filter((name) => BACKLOG_DIMENSIONS.includes(name));
  return dimensions.length > 0 ? dimensions : ['period'];
}

/**
 * What waited at the end of each day, week or month, by default of the last 14 days; of brands or channels alone, what
 * waited at the end of all of it.
 */
export async function measureBacklog(
  metric: BacklogMetric,
  { store, scope, settings }: Work,
  by: readonly string[],
): Promise<MeasuredWork<BacklogFrame>> {
  const [{ calendarSteps, STEP_UNITS }, { loadBacklogFrame }, { countWork }, { sectionOf }, { dimensionsNamed }] =
    await Promise.all([
      import('../domain/calendar-steps.ts'),
      import('../store/work/decision-frame.ts'),
      import('../metrics/counts/decision-chunk.ts'),
      import('../metrics/metric.ts'),
      import('../dimensions/index.ts'),
    ]);
  const units = STEP_UNITS.filter((unit) => by.includes(unit));
  const names = by.filter((name) => BACKLOG_DIMENSIONS.includes(name));
  const [unit = 'day'] = units;
  if (units.length > 1 || by.some((name) => !names.includes(name) && name !== unit))
    throw new UsageError(
      `--by ${by.join(',')}: the backlog goes by day, week or month, and by brand or channel`,
      'Examples: --by week, --by brand, --by brand,month',
    );
  const { since, until } = scope.period;
  const last = Math.min((until ?? Number.POSITIVE_INFINITY) - 1, scope.asOf);
  const steps = calendarSteps(unit, since, last, scope.timezone);
  const frame = await loadBacklogFrame(store, scope.filter, scope.asOf);
  // Days before the first turn may be outside the data: they are shown only when --since asks for them.
  const first = since === null ? frame.askedAt.reduce((least, at) => Math.min(least, at), Infinity) : 0;
  const known = steps.filter(({ until }) => until > first);
  const shown = known.length > 0 ? known : steps;
  const isWhole = names.length > 0 && units.length === 0 && shown.length > 0;
  const asked = {
    ...settings,
    steps: isWhole ? [asOne(shown)] : shown,
    stepLabel: isWhole ? 'Period' : unit[0]!.toUpperCase() + unit.slice(1),
  };
  // The frame of a backlog has only the columns of turns that its dimensions use.
  const dimensions = (await groupings(dimensionsNamed(names), scope.timezone)) as unknown as Grouping<BacklogFrame>[];
  const counts = countWork(frame, dimensions, metric.needs(asked));
  const section = sectionOf(metric, counts, metric.rows(counts, asked));
  const notes = [...section.notes, ...cutSteps(unit, shown, scope.period)];
  return { section: { ...section, notes }, frame, settings: asked };
}

/** Note on steps that extend beyond the period: a day, week or month is always counted whole. */
function cutSteps(unit: string, steps: readonly CalendarStep[], { since, until }: Span): string[] {
  const [first, last] = [steps[0], steps.at(-1)];
  const notes: string[] = [];
  if (first && since !== null && first.from < since)
    notes.push(`the ${unit} ${first.name} is counted whole, also before the period begins`);
  if (last && until !== null && last.until > until)
    notes.push(`the ${unit} ${last.name} is counted whole, also after the period ends`);
  return notes;
}

function asOne(steps: readonly CalendarStep[]): CalendarStep {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const name = first === last ? first.name : `${first.name}..${last.name}`;
  return { name, from: first.from, until: last.until };
}

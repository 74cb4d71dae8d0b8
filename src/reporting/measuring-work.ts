/** From decisions to Report: the road of every metric of the work itself. */
import type { Context } from '../context.ts';
import type { CalendarStep } from '../domain/calendar-steps.ts';
import { REACHES } from '../domain/reach.ts';
import type { Section } from '../domain/report.ts';
import { UsageError } from '../errors.ts';
import type { Grouping } from '../metrics/groups.ts';
import { loadPolicy } from '../queue/policy-source.ts';
import type { Store } from '../store/open.ts';
import { groupings, loadMeasured, type Measured, type MeasureFlags } from './measuring.ts';
import { type FilterFlags, readScope, type Scope } from './options.ts';

const NOT_OURS = ['status', 'customer', 'agent', 'search', 'label', 'turns', 'reach'] as const;

/**
 * Which decisions are counted, or written: their period is that of the decision, and relative times count from now.
 * @param what does so, in words
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
  const scope = await readScope(context, store, { ...flags, asOf: flags.asOf ?? 'now' });
  return { ...scope, filter: { ...scope.filter, reach: REACHES } };
}

/** What a report of decisions stands on. @throws UsageError for conditions that only turns can meet */
export async function loadWork(context: Context, flags: MeasureFlags): Promise<Measured> {
  // No turn begins after now: what is read is the settings, not the turns.
  const { tz } = flags as Record<string, unknown>;
  const measured = await loadMeasured(context, { tz, since: 'now', asOf: 'now' } as MeasureFlags);
  return { ...measured, scope: await scopeOfWork(context, measured.store, flags) };
}

/** What the backlog stands on: turns of any age, as the filter picks them. */
export async function loadWaiting(context: Context, flags: MeasureFlags): Promise<Measured> {
  const measured = await loadMeasured(context, { ...flags, by: [], since: 'now', until: undefined });
  return { ...measured, scope: await readScope(context, measured.store, flags) };
}

/** One metric over the decisions of the period. */
export async function measureWork(
  context: Context,
  name: string,
  { store, scope }: Pick<Measured, 'store' | 'scope'>,
  by: readonly string[],
): Promise<Section> {
  const [{ DECISION_METRICS }, metrics, { loadDecisionFrame }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../metrics/decision-metric.ts'),
    import('../store/work/decision-frame.ts'),
  ]);
  const { teams } = await loadPolicy(context);
  const frame = await loadDecisionFrame(store, scope.filter, scope.asOf, teams);
  const view = metrics.viewOfDecisions(frame);
  const { dimensionsNamed } = await import('../dimensions/index.ts');
  const shared: readonly string[] = metrics.SHARED_DIMENSIONS;
  const groups: (Grouping | Parameters<typeof metrics.groupDecisions>[1][number])[] = [];
  for (const each of by) {
    if (metrics.isDecisionDimension(each)) groups.push(each);
    else if (shared.includes(each))
      groups.push(...(await groupings(dimensionsNamed([each]), view as Measured['frame'], scope.timezone)));
    else
      throw new UsageError(
        `--by: decisions have no "${each}"`,
        `Group by ${[...Object.keys(metrics.DECISION_DIMENSIONS), ...shared].join(', ')}.`,
      );
  }
  return DECISION_METRICS[name as keyof typeof DECISION_METRICS].measure(frame, metrics.groupDecisions(frame, groups));
}

const BACKLOG_DIMENSIONS: readonly string[] = ['brand', 'channel'];

/** The columns that tell groups of the backlog apart: periods where nothing else does. */
export function backlogGroups(by: readonly string[]): string[] {
  const dimensions = by.filter((name) => BACKLOG_DIMENSIONS.includes(name));
  return dimensions.length > 0 ? dimensions : ['period'];
}

/** Turns of any age with what became of them, and the periods that are asked about. */
export async function loadBacklog({ store, scope }: Pick<Measured, 'store' | 'scope'>, by: readonly string[]) {
  const [{ calendarSteps, STEP_UNITS }, { loadBacklogFrame }] = await Promise.all([
    import('../domain/calendar-steps.ts'),
    import('../store/work/decision-frame.ts'),
  ]);
  const units = STEP_UNITS.filter((unit) => by.includes(unit));
  const dimensions = by.filter((name) => BACKLOG_DIMENSIONS.includes(name));
  const [unit = 'day'] = units;
  if (units.length > 1 || by.some((name) => !dimensions.includes(name) && name !== unit))
    throw new UsageError(
      `--by ${by.join(',')}: the backlog goes by day, week or month, and by brand or channel`,
      'Examples: --by week, --by brand, --by brand,month',
    );
  const { since, until } = scope.period;
  const last = Math.min((until ?? Number.POSITIVE_INFINITY) - 1, scope.asOf);
  const steps = calendarSteps(unit, since, last, scope.timezone);
  const frame = await loadBacklogFrame(store, scope.filter, scope.asOf);
  // Days before the first turn are not known to be empty: only who asks for them is shown them.
  const first = since === null ? frame.askedAt.reduce((least, at) => Math.min(least, at), Infinity) : 0;
  const known = steps.filter(({ until }) => until > first);
  const shown = known.length > 0 ? known : steps;
  const whole = dimensions.length > 0 && units.length === 0 && shown.length > 0;
  return {
    frame,
    dimensions,
    steps: whole ? [asOne(shown)] : shown,
    heading: whole ? 'Period' : unit[0]!.toUpperCase() + unit.slice(1),
  };
}

/**
 * What waited at the end of each day, week or month, by default of the last 14 days; of brands or channels alone, what
 * waited at the end of all of it.
 */
export async function measureWaiting(
  measured: Pick<Measured, 'store' | 'scope'>,
  by: readonly string[],
): Promise<Section> {
  const [{ frame, dimensions, steps, heading }, { measureBacklog }, { groupTurns }, { dimensionsNamed }] =
    await Promise.all([
      loadBacklog(measured, by),
      import('../metrics/backlog.ts'),
      import('../metrics/groups.ts'),
      import('../dimensions/index.ts'),
    ]);
  // A backlog has of turns what its dimensions look at.
  const view = frame as unknown as Measured['frame'];
  const groups = groupTurns(view, await groupings(dimensionsNamed(dimensions), view, measured.scope.timezone));
  return measureBacklog(frame, groups, steps, heading);
}

function asOne(steps: readonly CalendarStep[]): CalendarStep {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const name = first === last ? first.name : `${first.name}..${last.name}`;
  return { name, from: first.from, until: last.until };
}

/** From a plan to figures and verdicts: each check for each group, over the whole period or period by period. */
import type { Context } from '../context.ts';
import type { AuditPlan, Only, PlannedCheck } from '../domain/audit-plan.ts';
import type { AuditLine, JudgedPeriod } from '../domain/audit-result.ts';
import { type Figure, judge, judgePeriods } from '../domain/audit-verdict.ts';
import { type CalendarStep, type StepUnit, wholeSteps } from '../domain/calendar-steps.ts';
import { isoTime } from '../domain/clock-time.ts';
import { foldName } from '../domain/names.ts';
import type { Row } from '../domain/report.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { unclassified } from '../metrics/counts/unclassified.ts';
import { GATES } from '../metrics/index.ts';
import { isLabelErrorNote } from '../metrics/label-errors.ts';
import { cautionsOf } from './audit-cautions.ts';
import { type Measured, measureTurns } from './measuring.ts';
import type { Scope } from './options.ts';
import type { MeasureFlags } from './reading.ts';
import { readCountedScope } from './removed.ts';

export type AuditFlags = Omit<MeasureFlags, 'window' | 'format' | 'json' | 'acceptBiasedSample' | 'failOnEmpty'>;

/** A check of one group, before it is judged. */
export interface Found {
  check: PlannedCheck;
  metric: string;
  version: number;
  group: Row;
  /** One for the whole period, or one for each of the periods. */
  figures: readonly Figure[];
}

export interface Figures {
  found: readonly Found[];
  /** Scope of the flags, without the filters of single checks. */
  scope: Scope;
  /** The reading of the checks without filters of their own; without such checks the first reading. */
  measured: Measured;
  steps: readonly CalendarStep[] | undefined;
  /** The period as --since and --until. */
  spanned: { since?: string | undefined; until?: string | undefined };
  /** Warnings about the samples and the labels. */
  warnings: readonly string[];
}

/** The figures of every check and group. @param plan with the flags worked in */
export async function auditFigures(context: Context, plan: AuditPlan, flags: AuditFlags): Promise<Figures> {
  const scope = await readCountedScope(context, await context.store({ readonly: true }), {
    ...flags,
    since: plan.since,
  });
  const { periods } = plan;
  const steps = periods && wholeSteps(periods.unit, periods.of, scope.asOf, scope.timezone);
  const spanned = steps ? spanOf(steps) : { since: plan.since, until: flags.until };
  const base = { ...flags, ...spanned, hours: plan.hours };
  const found: Found[] = [];
  const warnings = new Set<string>();
  // The last whole periods are those of today, a period that has an end of its own is not.
  const isOfToday = steps !== undefined || scope.period.until === null || scope.period.until > scope.asOf;
  const mayBeStale = flags.asOf === undefined && isOfToday;
  let first: Measured | undefined;
  for (const checks of readingsOf(plan.checks)) {
    const measured = await measureChecks(context, base, plan.by, periods?.unit, checks);
    first ??= measured;
    for (const note of measured.sections.flatMap(({ notes }) => notes))
      if (note.startsWith(WARNING)) warnings.add(note.slice(WARNING.length));
      else if (isLabelErrorNote(note)) warnings.add(note);
    found.push(...(await figuresOf(context, measured, plan.by, checks, steps, mayBeStale)));
  }
  const order = new Map(plan.checks.map((check, at) => [check, at]));
  found.sort((a, b) => order.get(a.check)! - order.get(b.check)!);
  return { found, scope: first!.scope, measured: first!, steps, spanned, warnings: [...warnings] };
}

const WARNING = 'WARNING: ';

/** The figures as lines, each with its verdict. */
export function auditLines({ found, steps }: Figures, { periods }: AuditPlan): AuditLine[] {
  return found.map(({ figures, ...rest }) => {
    const { check } = rest;
    const judged = figures.map((figure) => judge(check, figure, check));
    if (!steps || !periods) return { ...rest, figure: figures[0]!, ...judged[0]! };
    const named = judged.map((each, at): JudgedPeriod => ({ name: steps[at]!.name, figure: figures[at]!, ...each }));
    return { ...rest, figure: figures.at(-1)!, periods: named, ...judgePeriods(judged, periods) };
  });
}

/** The checks, grouped by the turns they need, so that these are read once. */
function readingsOf(checks: readonly PlannedCheck[]): PlannedCheck[][] {
  const readings = new Map<string, PlannedCheck[]>();
  for (const check of checks) {
    const key = JSON.stringify([check.only, gateOf(check).turns]);
    const reading = readings.get(key);
    if (reading) reading.push(check);
    else readings.set(key, [check]);
  }
  return [...readings.values()];
}

/** @throws UsageError where the flags leave no turn that the checks are about, ConfigError where `only` names nothing */
async function measureChecks(
  context: Context,
  flags: AuditFlags,
  by: readonly string[],
  unit: StepUnit | undefined,
  checks: readonly PlannedCheck[],
): Promise<Measured> {
  const [{ only, name, place }] = checks as [PlannedCheck];
  const { turns } = gateOf(checks[0]!);
  if (turns && flags.turns === 'next')
    throw new UsageError(`--turns next leaves no turn for ${name}`, 'It is made of the first turns of conversations.');
  const metrics = [...new Set(checks.map((check) => gateOf(check).metric))];
  const windows = [...new Set(checks.flatMap(({ window }) => window ?? []))];
  const measured = measureTurns(
    context,
    { ...flags, ...only, ...(turns && { turns }), by: [...by, ...(unit ? [unit] : [])] },
    metrics,
    ({ windows: configured }) => (windows.length > 0 ? windows : configured),
    [unclassified],
  );
  return measured.catch((error: unknown) => {
    if (error instanceof UsageError && place !== undefined && Object.keys(only).length > 0)
      throw new ConfigError(`${place}: only: ${error.message}`, error.hint);
    throw error;
  });
}

async function figuresOf(
  context: Context,
  measured: Measured,
  by: readonly string[],
  checks: readonly PlannedCheck[],
  steps: readonly CalendarStep[] | undefined,
  mayBeStale: boolean,
): Promise<Found[]> {
  const cautions = await cautionsOf(context, measured, steps, mayBeStale);
  const unit = steps && measured.by.at(-1)!.name;
  const groups = await groupsOf(measured, by);
  return checks.flatMap((check) => {
    const { metric, figure } = gateOf(check);
    const section = measured.sections.find((each) => each.metric === metric.name)!;
    const figureOf = (group: Row, step?: CalendarStep): Figure => {
      const names: Row = unit && step ? { ...group, [unit]: step.name } : group;
      const rows = section.rows.filter((row) => Object.entries(names).every(([key, name]) => row[key] === name));
      const read = figure(rows, check.window);
      const nothing = measured.n === 0 || !read ? 'no turns' : undefined;
      const why = section.refused?.reason ?? cautions(metric, names, step) ?? nothing ?? read?.why;
      return { ...(read ?? NOTHING), ...(why !== undefined && { why }) };
    };
    return groups.map(
      (group): Found => ({
        ...{ check, metric: metric.name, version: metric.version },
        group: { ...group, ...namesOf(check.only, by) },
        figures: steps ? steps.map((step) => figureOf(group, step)) : [figureOf(group)],
      }),
    );
  });
}

const NOTHING: Figure = { value: null, low: null, high: null, n: 0 };

function gateOf({ measure }: PlannedCheck) {
  return GATES.find(({ name }) => name === measure)!;
}

/** Names from the filters of a check, except dimensions that its groups have anyway. */
function namesOf(only: Only, by: readonly string[]): Row {
  const unnamed = Object.entries(only).filter(([key]) => !by.includes(key));
  return Object.fromEntries(unnamed.map(([key, values]) => [`only ${key}`, values.join(', ')]));
}

/** All groups, also those of declared brands without turns: a missing row must not look like a passed check. */
async function groupsOf({ store, scope, groups }: Measured, by: readonly string[]): Promise<Row[]> {
  const known = new Map<string, Row>();
  for (const { names } of groups) {
    const group = Object.fromEntries(by.map((key) => [key, names[key]]));
    known.set(JSON.stringify(group), group);
  }
  const found = [...known.values()];
  if (by.includes('brand')) {
    const { listBrands } = await import('../store/accounts/brands.ts');
    const { brands, channels } = scope.filter;
    for (const { name, accounts } of await listBrands(store)) {
      if (found.some(({ brand }) => brand === name)) continue;
      if (brands.length > 0 && !brands.some((each) => foldName(each) === foldName(name))) continue;
      if (channels.length > 0 && !accounts.some(({ channel }) => channels.includes(channel))) continue;
      found.push({ brand: name });
    }
  }
  return found.length > 0 ? found : [{}];
}

/** The periods as --since and --until. */
function spanOf(steps: readonly CalendarStep[]): { since: string; until: string } {
  return { since: isoTime(steps[0]!.from), until: isoTime(steps.at(-1)!.until) };
}

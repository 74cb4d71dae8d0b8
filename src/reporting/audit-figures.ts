/** Figures and verdicts of an audit, wherever its turns come from: each check for each group, over all or period by period. */
import type { AuditPlan, Only, PlannedCheck } from '../domain/audit-plan.ts';
import type { AuditLine, JudgedPeriod } from '../domain/audit-result.ts';
import { type Figure, judge, judgePeriods } from '../domain/audit-verdict.ts';
import { type CalendarStep, wholeSteps } from '../domain/calendar-steps.ts';
import { foldName } from '../domain/names.ts';
import type { Row } from '../domain/report.ts';
import { unclassified } from '../metrics/counts/unclassified.ts';
import { isOfUnknownNeed } from '../metrics/denominator.ts';
import { GATES } from '../metrics/index.ts';
import { isLabelErrorNote } from '../metrics/label-errors.ts';
import type { TurnMetric } from '../metrics/metric.ts';
import { type AuditTimes, cautionsOf } from './audit-cautions.ts';
import type { Counted, Counting } from './measuring.ts';
import type { Scope } from './options.ts';

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
  /** Scope of the first reading. */
  scope: Scope;
  /** The first reading. */
  measured: Counted;
  steps: readonly CalendarStep[] | undefined;
  /** Warnings about the samples and the labels. */
  warnings: readonly string[];
}

/** Everything that the figures are made of besides the turns. */
export interface AuditGround extends AuditTimes {
  scope: Scope;
  brands: readonly KnownBrand[];
}

export interface KnownBrand {
  name: string;
  channels: readonly string[];
}

/** How the turns of checks that need the same ones are read and counted. @param at which of the readings it is */
export type MeasureChecks = (checks: readonly PlannedCheck[], at: number) => Promise<Counted>;

/** The periods that a plan judges one by one; undefined where it judges the whole. */
export function stepsOf(
  { periods }: Pick<AuditPlan, 'periods'>,
  scope: Pick<Scope, 'asOf' | 'timezone'>,
): CalendarStep[] | undefined {
  return periods && wholeSteps(periods.unit, periods.of, scope.asOf, scope.timezone);
}

/** The figures of every check and group. */
export async function figuresOver(plan: AuditPlan, ground: AuditGround, measure: MeasureChecks): Promise<Figures> {
  const found: Found[] = [];
  const warnings = new Set<string>();
  let first: Counted | undefined;
  for (const [at, checks] of readingsOf(plan.checks).entries()) {
    const measured = await measure(checks, at);
    first ??= measured;
    for (const note of measured.sections.flatMap(({ notes }) => notes))
      if (note.startsWith(WARNING)) warnings.add(note.slice(WARNING.length));
      else if (isLabelErrorNote(note) || isOfUnknownNeed(note)) warnings.add(note);
    found.push(...figuresIn(measured, plan.by, checks, ground));
  }
  const order = new Map(plan.checks.map((check, at) => [check, at]));
  found.sort((a, b) => order.get(a.check)! - order.get(b.check)!);
  return { found, scope: first!.scope, measured: first!, steps: ground.steps, warnings: [...warnings] };
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

/** The metrics that some checks are about. */
export function metricsOf(checks: readonly PlannedCheck[]): TurnMetric[] {
  return [...new Set(checks.map((check) => gateOf(check).metric))];
}

/** What is counted for some checks. */
export function countingOf(checks: readonly PlannedCheck[]): Pick<Counting, 'windows' | 'besides'> {
  const windows = [...new Set(checks.flatMap(({ window }) => window ?? []))];
  return { windows: ({ windows: configured }) => (windows.length > 0 ? windows : configured), besides: [unclassified] };
}

function figuresIn(
  measured: Counted,
  by: readonly string[],
  checks: readonly PlannedCheck[],
  ground: AuditGround,
): Found[] {
  const { steps } = ground;
  const cautions = cautionsOf(measured, ground);
  const unit = steps && measured.by.at(-1)!.name;
  const groups = groupsOf(measured, by, ground.brands);
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

export function gateOf({ measure }: PlannedCheck) {
  return GATES.find(({ name }) => name === measure)!;
}

/** Names from the filters of a check, except dimensions that its groups have anyway. */
function namesOf(only: Only, by: readonly string[]): Row {
  const unnamed = Object.entries(only).filter(([key]) => !by.includes(key));
  return Object.fromEntries(unnamed.map(([key, values]) => [`only ${key}`, values.join(', ')]));
}

/** All groups, also those of declared brands without turns: a missing row must not look like a passed check. */
function groupsOf({ scope, groups }: Counted, by: readonly string[], declared: readonly KnownBrand[]): Row[] {
  const known = new Map<string, Row>();
  for (const { names } of groups) {
    const group = Object.fromEntries(by.map((key) => [key, names[key]]));
    known.set(JSON.stringify(group), group);
  }
  const found = [...known.values()];
  const { brands, channels } = scope.filter;
  for (const { name, channels: its } of by.includes('brand') ? declared : []) {
    if (found.some(({ brand }) => brand === name)) continue;
    if (brands.length > 0 && !brands.some((each) => foldName(each) === foldName(name))) continue;
    if (channels.length > 0 && !its.some((channel) => channels.includes(channel))) continue;
    found.push({ brand: name });
  }
  return found.length > 0 ? found : [{}];
}

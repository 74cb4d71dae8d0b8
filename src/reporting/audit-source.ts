/** The plan of an audit: [audit] of the configuration, with the flags in its place where they are given. */
import type { Context } from '../context.ts';
import { DIMENSIONS } from '../dimensions/index.ts';
import {
  type Check,
  LEAST_N,
  type MeasureUnit,
  parseCheck,
  parseEffect,
  parsePersistence,
  type Strictness,
} from '../domain/audit-check.ts';
import {
  type AuditPlan,
  type AuditTable,
  DEFAULT_CAUTIONS,
  DEFAULT_SINCE,
  ONLY,
  type Only,
  type PlannedCheck,
  readAuditTable,
} from '../domain/audit-plan.ts';
import { STEP_UNITS } from '../domain/calendar-steps.ts';
import { formatDuration } from '../domain/duration.ts';
import { foldName } from '../domain/names.ts';
import type { Bound } from '../domain/picture.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { GATES } from '../metrics/index.ts';
import type { AuditFlags } from './auditing.ts';

export interface PlanFlags extends AuditFlags {
  max?: string[];
  min?: string[];
  strict?: Strictness;
  minN?: number;
  minEffect?: string[];
  periods?: string;
}

const NO_CHECKS = `Name one: socialcare audit --max ignored@24h=20% --min sl@1h=80% --by brand
or write [audit] into socialcare.toml: socialcare audit init`;

/** @throws ConfigError with every fault of [audit], UsageError for flags that cannot be read or leave no check */
export async function loadPlan(context: Context, flags: PlanFlags): Promise<AuditPlan> {
  const table = await configuredAudit(context);
  const plan = withFlags(table, flags);
  if (plan.checks.length === 0) throw new UsageError('nothing to check', NO_CHECKS);
  const unit = plan.periods && STEP_UNITS.find((each) => plan.by.includes(each));
  if (unit)
    throw new UsageError(
      `by ${unit} and periods contradict each other: both divide the turns by time`,
      'Take one of them, from the flags or from [audit]: periods judge the last whole ones, by gives each its own verdict.',
    );
  const checks = plan.checks.flatMap((check) => within(check, flags));
  if (checks.length === 0)
    throw new UsageError('no check is left: each is about something that the filters leave out', 'Leave one out.');
  return { ...plan, checks };
}

/** The bounds of [audit] that hold for everybody, for what is followed over time; none where it cannot be read. */
export async function boundsOf(context: Context, measure: string): Promise<Bound[]> {
  const { audit: raw } = await context.config();
  if (!raw) return [];
  const { audit } = readAuditTable(raw.value, { measures: GATES, dimensions: Object.keys(DIMENSIONS) });
  return audit.checks
    .filter(({ name, only }) => name === measure && Object.keys(only).length === 0)
    .map(({ bound, fail, unit }) => ({
      label: `audit: at ${bound === 'max' ? 'most' : 'least'} ${
        unit === 'share' ? `${Number((100 * fail).toFixed(1))} %` : formatDuration(fail)
      }`,
      y: fail,
    }));
}

const NOTHING: AuditTable = { checks: [], by: [], cautions: DEFAULT_CAUTIONS };

async function configuredAudit(context: Context): Promise<AuditTable> {
  const { audit: raw } = await context.config();
  if (!raw) return NOTHING;
  const { audit, faults } = readAuditTable(raw.value, { measures: GATES, dimensions: Object.keys(DIMENSIONS) });
  if (faults.length > 0)
    throw new ConfigError(
      faults.join('\n'),
      'Nothing was checked. Fix the lines above; what can be checked: socialcare audit --help',
    );
  return audit;
}

function withFlags(table: AuditTable, flags: PlanFlags): AuditPlan {
  const typed: Check[] = [
    ...(flags.max ?? []).map((text) => parseCheck('max', text, GATES, '--max')),
    ...(flags.min ?? []).map((text) => parseCheck('min', text, GATES, '--min')),
  ];
  const { strict, minN, minEffect } = cautionsIn(flags);
  const own = (check: Check, { cautions }: AuditTable) => ({
    ...check,
    strict: cautions.strict,
    minN: cautions.minN,
    minEffect: cautions.minEffect[check.unit],
    only: {},
  });
  const checks = typed.length > 0 ? typed.map((check) => own(check, table)) : table.checks;
  return {
    by: flags.by ?? table.by,
    hours: flags.hours ?? table.hours,
    ...spanIn(flags, table),
    checks: checks.map((check) => ({
      ...check,
      strict: strict ?? check.strict,
      minN: minN ?? check.minN,
      minEffect: minEffect[check.unit] ?? check.minEffect,
    })),
  };
}

function cautionsIn({ strict, minN, minEffect = [] }: PlanFlags) {
  if (minN !== undefined && minN < LEAST_N)
    throw new UsageError(
      `--min-n ${minN}: from fewer than ${LEAST_N} no number is printed`,
      `Write ${LEAST_N} or more.`,
    );
  const effects: Partial<Record<MeasureUnit, number>> = {};
  for (const text of minEffect) {
    const unit = /^\d+[smhdw]$/i.test(text.trim()) ? 'seconds' : 'share';
    effects[unit] = parseEffect(text, unit, '--min-effect');
  }
  return { strict, minN, minEffect: effects };
}

function spanIn(flags: PlanFlags, table: AuditTable): Pick<AuditPlan, 'since' | 'periods'> {
  const { since, until, periods } = flags;
  if (periods !== undefined) {
    const other = since === undefined ? until : since;
    if (other !== undefined)
      throw new UsageError(
        `--periods and --${since === undefined ? 'until' : 'since'} contradict each other`,
        'Periods are the last whole ones before --as-of.',
      );
    return { periods: parsePersistence(periods, '--periods') };
  }
  if (since !== undefined) return { since };
  if (table.periods && until === undefined) return { periods: table.periods };
  return { since: table.since ?? DEFAULT_SINCE };
}

/** A check limited to the filters of the flags; empty where they exclude everything it is about. */
function within(check: PlannedCheck, flags: PlanFlags): PlannedCheck[] {
  const only: Only = {};
  for (const key of ONLY) {
    const [wanted, given] = [check.only[key], flags[key]];
    if (!wanted) continue;
    const both = wanted.filter((value) => !given || given.some((each) => foldName(each) === foldName(value)));
    if (both.length === 0) return [];
    only[key] = both;
  }
  return [{ ...check, only }];
}

/** From a plan to figures: the turns that each check needs are read from the database and counted. */
import type { Context } from '../context.ts';
import type { AuditPlan, PlannedCheck } from '../domain/audit-plan.ts';
import type { CalendarStep, StepUnit } from '../domain/calendar-steps.ts';
import { isoTime } from '../domain/clock-time.ts';
import { ConfigError, UsageError } from '../errors.ts';
import {
  type AuditGround,
  countingOf,
  type Figures,
  figuresOver,
  gateOf,
  metricsOf,
  stepsOf,
} from './audit-figures.ts';
import { knownTimes } from './lapses.ts';
import { type Measured, measureTurns } from './measuring.ts';
import type { MeasureFlags, Reading } from './reading.ts';
import { readCountedScope } from './removed.ts';

export type AuditFlags = Omit<MeasureFlags, 'window' | 'format' | 'json' | 'acceptBiasedSample' | 'failOnEmpty'>;

/** Figures from the database. */
export interface StoredFigures extends Figures {
  measured: Measured;
  ground: AuditGround;
  /** The period as --since and --until. */
  spanned: { since?: string | undefined; until?: string | undefined };
}

/** Stands between the reading of some checks and its counting. */
export type Through = (reading: Reading, checks: readonly PlannedCheck[]) => Reading | Promise<Reading>;

/** The figures of every check and group. @param plan with the flags worked in */
export async function auditFigures(
  context: Context,
  plan: AuditPlan,
  flags: AuditFlags,
  through: Through = (reading) => reading,
): Promise<StoredFigures> {
  const ground = await groundOf(context, plan, flags);
  const spanned = ground.steps ? spanOf(ground.steps) : { since: plan.since, until: flags.until };
  const base = { ...flags, ...spanned, hours: plan.hours };
  let first: Measured | undefined;
  const figures = await figuresOver(plan, ground, async (checks) => {
    const measured = await measureChecks(context, base, plan.by, plan.periods?.unit, checks, through);
    first ??= measured;
    return measured;
  });
  return { ...figures, ground, spanned, measured: first! };
}

async function groundOf(context: Context, plan: AuditPlan, flags: AuditFlags): Promise<AuditGround> {
  const store = await context.store({ readonly: true });
  const { listBrands } = await import('../store/accounts/brands.ts');
  const scope = await readCountedScope(context, store, { ...flags, since: plan.since });
  const steps = stepsOf(plan, scope);
  // The last whole periods are those of today, a period that has an end of its own is not.
  const isOfToday = steps !== undefined || scope.period.until === null || scope.period.until > scope.asOf;
  const brands = (await listBrands(store)).map(({ name, accounts }) => ({
    name,
    channels: [...new Set(accounts.map(({ channel }) => channel))],
  }));
  return {
    ...{ scope, steps, brands, now: context.now(), known: await knownTimes({ store }) },
    mayBeStale: flags.asOf === undefined && isOfToday,
  };
}

/** @throws UsageError where the flags leave no turn that the checks are about, ConfigError where `only` names nothing */
async function measureChecks(
  context: Context,
  flags: AuditFlags,
  by: readonly string[],
  unit: StepUnit | undefined,
  checks: readonly PlannedCheck[],
  through: Through,
): Promise<Measured> {
  const [{ only, name, place }] = checks as [PlannedCheck];
  const { turns } = gateOf(checks[0]!);
  if (turns && flags.turns === 'next')
    throw new UsageError(`--turns next leaves no turn for ${name}`, 'It is made of the first turns of conversations.');
  const measured = measureTurns(
    context,
    { ...flags, ...only, ...(turns && { turns }), by: [...by, ...(unit ? [unit] : [])] },
    metricsOf(checks),
    countingOf(checks),
    (reading) => through(reading, checks),
  );
  return measured.catch((error: unknown) => {
    if (error instanceof UsageError && place !== undefined && Object.keys(only).length > 0)
      throw new ConfigError(`${place}: only: ${error.message}`, error.hint);
    throw error;
  });
}

/** The periods as --since and --until. */
function spanOf(steps: readonly CalendarStep[]): { since: string; until: string } {
  return { since: isoTime(steps[0]!.from), until: isoTime(steps.at(-1)!.until) };
}

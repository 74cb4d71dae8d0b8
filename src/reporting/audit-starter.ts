/** A first [audit] table made from the present figures, with bounds that they meet. */
import type { Context } from '../context.ts';
import { type Check, levelWords, type MeasureUnit, parseCheck, parsePersistence } from '../domain/audit-check.ts';
import type { AuditPlan, PlannedCheck } from '../domain/audit-plan.ts';
import { STEP_UNITS } from '../domain/calendar-steps.ts';
import { durationLabel, parseDuration } from '../domain/duration.ts';
import { UsageError } from '../errors.ts';
import { GATES } from '../metrics/index.ts';
import { auditLines, type Figures } from './audit-figures.ts';
import { type AuditFlags, auditFigures } from './auditing.ts';

/** Levels so wide that every figure meets them. */
const CHECKS = [
  ['max', 'ignored@24h=100%'],
  ['min', 'sl@1h=0%'],
  ['max', 'median-response=52w'],
  ['max', 'chased=100%'],
] as const;

const SPANS: readonly Pick<AuditPlan, 'periods' | 'since'>[] = [
  { periods: parsePersistence('2 of 3 weeks', 'periods') },
  { periods: parsePersistence('2 of 3 months', 'periods') },
  { since: '90d' },
];

const CAUTIONS = { strict: 'interval', minN: 30 } as const;
const EFFECTS: Record<MeasureUnit, { written: string; size: number }> = {
  share: { written: '2pp', size: 0.02 },
  seconds: { written: '5m', size: 300 },
};

export interface Starter {
  /** Contents of the [audit] table. */
  table: Record<string, unknown>;
  /** Measures without a figure to start from. */
  left: string[];
}

/** @throws UsageError where no figure can be judged */
export async function starterOf(context: Context, by: readonly string[], flags: AuditFlags): Promise<Starter> {
  const checks = CHECKS.map(([bound, text]): PlannedCheck => {
    const check = parseCheck(bound, text, GATES, '');
    return { ...check, ...CAUTIONS, minEffect: EFFECTS[check.unit].size, only: {} };
  });
  let best: { plan: AuditPlan; figures: Figures; judged: number } | undefined;
  const isByTime = STEP_UNITS.some((unit) => by.includes(unit));
  for (const span of SPANS.filter(({ periods }) => !(periods && isByTime))) {
    const plan = { checks, by, ...span };
    const figures = await auditFigures(context, plan, flags);
    const judged = auditLines(figures, plan).filter(({ verdict }) => verdict !== 'cannot-say').length;
    if (judged > (best?.judged ?? 0)) best = { plan, figures, judged };
    if (judged === figures.found.length) break;
  }
  if (!best)
    throw new UsageError(
      'no figure can be judged yet, so there is none to start from',
      'See why: socialcare audit --max ignored@24h=100% --since 90d --by brand',
    );
  const { plan, figures } = best;
  const levels = checks.map((check) => ({ check, level: levelMetBy(check, figures) }));
  const written = levels.flatMap(({ check, level }) =>
    level === undefined ? [] : [{ [check.bound]: `${check.name}=${levelText(level, check.unit)}` }],
  );
  return {
    table: {
      by: by.length === 1 ? by[0] : by,
      ...(plan.periods
        ? { periods: `${plan.periods.hits} of ${plan.periods.of} ${plan.periods.unit}s` }
        : plan.since && { since: plan.since }),
      min_n: CAUTIONS.minN,
      min_effect: EFFECTS.share.written,
      min_effect_time: EFFECTS.seconds.written,
      check: written,
    },
    left: levels.flatMap(({ check, level }) => (level === undefined ? [check.name] : [])),
  };
}

/** A bound from the worst figure of any group and period, rounded up in its favour; undefined where no bound is meaningful. */
function levelMetBy(check: Check, { found }: Figures): number | undefined {
  const values = found
    .filter((each) => each.check.name === check.name)
    .flatMap(({ figures }) => figures)
    .flatMap(({ why, n, value }) =>
      why !== undefined || n < CAUTIONS.minN ? [] : [value ?? Number.POSITIVE_INFINITY],
    );
  if (values.length === 0) return undefined;
  if (check.unit === 'seconds') return TIMES.find((time) => time >= Math.max(...values));
  const level =
    check.bound === 'max' ? Math.ceil(20 * Math.max(...values)) / 20 : Math.floor(20 * Math.min(...values)) / 20;
  return level <= 0 || level >= 1 ? undefined : level;
}

const TIMES = '5m 10m 15m 20m 30m 45m 1h 90m 2h 3h 4h 6h 8h 12h 18h 24h 36h 48h 72h 4d 5d 7d 10d 14d 21d 30d'
  .split(' ')
  .map((time) => parseDuration(time));

function levelText(level: number, unit: MeasureUnit): string {
  return unit === 'seconds' ? durationLabel(level) : levelWords(level, unit).replace(' ', '');
}

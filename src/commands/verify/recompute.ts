/** Computes the numbers of a seal again from its rows, with the metrics and statistics that audits use. */
import { dimensionsNamed } from '../../dimensions/index.ts';
import type { AuditPlan, PlannedCheck } from '../../domain/audit-plan.ts';
import type { FrameFacet } from '../../domain/label.ts';
import type { ReplyFact } from '../../domain/reply-columns.ts';
import { METRICS } from '../../metrics/index.ts';
import { auditJson } from '../../renderers/audit/json.ts';
import { type HeldAgainst, regressionsOf } from '../../reporting/audit-baseline.ts';
import {
  type AuditGround,
  auditLines,
  countingOf,
  figuresOver,
  gateOf,
  metricsOf,
  stepsOf,
} from '../../reporting/audit-figures.ts';
import { auditReport } from '../../reporting/audit-report.ts';
import type { Background } from '../../reporting/envelope.ts';
import { countReading } from '../../reporting/measuring.ts';
import type { Scope } from '../../reporting/options.ts';
import { groupings } from '../../reporting/reading.ts';
import type { OpenedSeal } from '../../sealing/check-files.ts';
import type { SealedReading } from '../../sealing/manifest.ts';
import { sealedTurns } from '../../sealing/sealed-reading.ts';

export interface Recomputed {
  /** The audit as JSON, with the checks that could be computed; undefined where none could. */
  audit: Record<string, unknown> | undefined;
  /** Whether every check is among them. */
  isWhole: boolean;
  /** Checks that could not be computed, each with the reason. */
  left: { check: string; why: string }[];
}

/**
 * @param erasedIn how many rows of each reading were erased
 * @throws RangeError, TypeError or SyntaxError for rows or a manifest that this program did not write
 */
export async function recompute(
  { folder, manifest }: OpenedSeal,
  erasedIn: ReadonlyMap<number, number>,
): Promise<Recomputed> {
  const { plan, readings, ground, background, baseline } = manifest.predicate;
  const placeOf = (check: PlannedCheck) => {
    const at = plan.checks.indexOf(check);
    return readings.findIndex(({ checks }) => checks.includes(at));
  };
  const left = plan.checks.flatMap((check) => {
    const why = whyNot(check, manifest.predicate.definitions, erasedIn.get(placeOf(check)) ?? 0);
    return why === undefined ? [] : [{ check, why }];
  });
  const checks = plan.checks.filter((check) => !left.some((each) => each.check === check));
  const named = left.map(({ check, why }) => ({ check: check.name, why }));
  if (checks.length === 0) return { audit: undefined, isWhole: false, left: named };
  const computed: AuditPlan = { ...plan, checks };
  const [first] = readings as [SealedReading];
  const world = groundOf(ground, computed, scopeOf(first.scope));
  const figures = await figuresOver(computed, world, async (group) => {
    const at = placeOf(group[0]!);
    return countReading(await openSealed(folder, readings[at]!, at), metricsOf(group), countingOf(group));
  });
  const against = baseline as unknown as HeldAgainst | undefined;
  const changes = against ? regressionsOf(against, figures.found) : [];
  const lines = [...auditLines(figures, computed), ...changes];
  const result = { lines, hash: plan.sha256, asOf: world.scope.asOf };
  const report = auditReport({ ...figures, scope: world.scope }, backgroundOf(background, world));
  return { audit: JSON.parse(auditJson(result, report)), isWhole: left.length === 0, left: named };
}

/** Why a check cannot be computed again; undefined where it can. */
function whyNot(
  check: PlannedCheck,
  definitions: OpenedSeal['manifest']['predicate']['definitions'],
  erased: number,
): string | undefined {
  const { metric } = gateOf(check) ?? {};
  if (!metric) return 'this program knows no such measure';
  const sealed = definitions.find(({ id }) => id === metric.name)?.version;
  const { version } = METRICS.find(({ name }) => name === metric.name)!;
  if (sealed !== version)
    return `${metric.name} was of version ${sealed ?? 'unknown'} when it was sealed, and is of version ${version} in this program`;
  if (metric.reads === 'texts') return 'it compares texts, which the rows of a seal do not hold';
  return erased > 0 ? `${erased} of its rows were erased by law` : undefined;
}

async function openSealed(folder: string, reading: SealedReading, at: number) {
  const { facets, reply_facts, settings } = reading;
  const scope = scopeOf(reading.scope);
  const by = dimensionsNamed(reading.by);
  return {
    ...{ scope, settings, by, rounds: [{}], facets: facets as FrameFacet[], replyFacts: reply_facts as ReplyFact[] },
    groupings: await groupings(by, scope.timezone),
    turns: () => sealedTurns(folder, reading, at),
  };
}

/** The clock that times on the command line are read by says nothing here: all are read. */
function scopeOf(sealed: Record<string, unknown>): Scope {
  const scope = sealed as unknown as Omit<Scope, 'clock'>;
  return { ...scope, clock: { zone: scope.timezone, now: scope.asOf, clock: scope.asOf } };
}

type SealedGround = Pick<AuditGround, 'now' | 'brands'> &
  AuditGround['known'] & { may_be_stale: boolean; as_of: number; timezone: string };

/** @param scope of the first reading */
function groundOf(sealed: Record<string, unknown>, plan: AuditPlan, scope: Scope): AuditGround {
  const {
    now,
    may_be_stale: mayBeStale,
    brands,
    covers,
    gaps,
    as_of: asOf,
    timezone,
  } = sealed as unknown as SealedGround;
  return { scope, now, mayBeStale, brands, known: { covers, gaps }, steps: stepsOf(plan, { asOf, timezone }) };
}

function backgroundOf(sealed: Record<string, unknown>, { known }: AuditGround): Background {
  const { label_method: labelMethod, ...rest } = sealed as unknown as Omit<Background, 'labelMethod'> & {
    label_method: string;
  };
  return { ...rest, ...known, labelMethod };
}

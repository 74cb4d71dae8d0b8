/** Baselines: figures of an audit kept in a file, and whether those of today are worse. */
import type { Context } from '../context.ts';
import type { AuditPlan } from '../domain/audit-plan.ts';
import type { AuditLine } from '../domain/audit-result.ts';
import { type Figure, judgeChange } from '../domain/audit-verdict.ts';
import { isoTime } from '../domain/clock-time.ts';
import { COMPARE_FROM } from '../domain/enough.ts';
import { FormatError } from '../errors.ts';
import { differenceOf } from '../statistics/difference.ts';
import type { Found } from './audit-figures.ts';
import { settingLines } from './audit-hash.ts';
import { openCheckLabels } from './audit-labels.ts';
import { type AuditFlags, auditFigures, type StoredFigures } from './auditing.ts';

interface KeptFigure extends Figure {
  check: string;
  group: Record<string, unknown>;
  definition: string;
  /** Versions of the labels that it rests on, by facet; none where it rests on none. */
  labels: readonly string[];
}

export interface Baseline {
  version: 1;
  kind: 'socialcare audit baseline';
  as_of: string;
  /** Settings that the figures depend on, besides their definitions. */
  settings: string[];
  /** Brands and channels that turns were read of. */
  coverage: string[];
  /** How complete their samples are. */
  sampling: string[];
  figures: KeptFigure[];
}

/** A baseline that an audit was held against, with all that its verdicts rest on besides the figures of that audit. */
export interface HeldAgainst {
  before: Baseline;
  now: Omit<Baseline, 'figures'>;
  /** Of the checks of the audit, by name. */
  labels: Labels;
}

type Labels = Readonly<Record<string, readonly string[]>>;

/** The figures over the whole of the audited period, as a baseline keeps them. */
export async function baselineOf(
  context: Context,
  plan: AuditPlan,
  flags: AuditFlags,
  figures: StoredFigures,
): Promise<{ baseline: Baseline; found: readonly Found[]; labels: Labels }> {
  const { found, scope, measured } = figures.steps ? await wholeFigures(context, plan, flags, figures) : figures;
  const { sample } = measured;
  const labelsOf = await openCheckLabels(context, plan, flags);
  const labels: Labels = Object.fromEntries(
    await Promise.all(plan.checks.map(async (check) => [check.name, await labelsOf(check)] as const)),
  );
  return {
    ...{ found, labels },
    baseline: {
      version: 1,
      kind: 'socialcare audit baseline',
      as_of: isoTime(scope.asOf),
      settings: await settingLines(context, plan, flags),
      coverage: sample.streams.map(({ brand, channel }) => `${brand}/${channel}`).sort(),
      sampling: [...sample.samplings.keys()].sort(),
      figures: keptFigures(found, labels),
    },
  };
}

function keptFigures(found: readonly Found[], labels: Labels): KeptFigure[] {
  return found.map(({ check, metric, version, group, figures: [figure] }) => ({
    ...{ check: check.name, group, definition: `${metric} version ${version}` },
    labels: labels[check.name]!,
    ...figure!,
  }));
}

/** The verdicts of an audit that was held against a baseline, from its figures alone. */
export function regressionsOf({ before, now, labels }: HeldAgainst, found: readonly Found[]): AuditLine[] {
  return regressions(before, { ...now, figures: keptFigures(found, labels) }, found);
}

function wholeFigures(
  context: Context,
  plan: AuditPlan,
  flags: AuditFlags,
  { steps }: StoredFigures,
): Promise<StoredFigures> {
  const [since, until] = [isoTime(steps![0]!.from), isoTime(steps!.at(-1)!.until)];
  return auditFigures(context, { ...plan, periods: undefined, since }, { ...flags, until });
}

/** @param name of the file, for messages @throws FormatError when the text is no baseline */
export function readBaseline(text: string, name: string): Baseline {
  let baseline: Partial<Baseline> | null;
  try {
    baseline = JSON.parse(text) as Partial<Baseline> | null;
  } catch {
    baseline = null;
  }
  if (baseline?.kind !== 'socialcare audit baseline' || baseline.version !== 1)
    throw new FormatError(`${name} is no baseline`, 'Write one: socialcare audit --save-baseline FILE');
  if (!isWhole(baseline))
    throw new FormatError(`${name} is damaged`, 'Write it again: socialcare audit --save-baseline FILE');
  return baseline as Baseline;
}

/** Whether the file has all its fields: a figure without a number could never count as worse. */
function isWhole({ as_of, settings, coverage, sampling, figures }: Partial<Baseline>): boolean {
  const isNumber = (value: unknown) => value === null || typeof value === 'number';
  return (
    typeof as_of === 'string' &&
    !Number.isNaN(Date.parse(as_of)) &&
    [settings, coverage, sampling, figures].every(Array.isArray) &&
    figures!.every(
      (figure) =>
        figure &&
        typeof figure.n === 'number' &&
        Array.isArray(figure.labels) &&
        KEPT_NUMBERS.every((key) => isNumber(figure[key])),
    )
  );
}

const KEPT_NUMBERS = ['value', 'low', 'high'] as const;

/** A verdict on the change of each figure since the baseline. @param found as `now` was made of */
export function regressions(before: Baseline, now: Baseline, found: readonly Found[]): AuditLine[] {
  const different = differences(before, now);
  const asOf = Date.parse(before.as_of) / 1000;
  return found.map(({ check, metric, version, group, figures: [figure] }, at): AuditLine => {
    const kept = before.figures.find(
      (each) => each.check === check.name && JSON.stringify(each.group) === JSON.stringify(group),
    );
    const line = { check, metric, version, group, baseline: { asOf, figure: kept ?? NOTHING } };
    const today = now.figures[at]!;
    const why = different ?? (kept ? whyNot(kept, today) : 'not in the baseline');
    const change =
      why === undefined
        ? { ...differenceOf(sideOf(figure!), sideOf(kept!)), n: figure!.n }
        : { ...NOTHING, n: figure!.n, why };
    return { ...line, figure: change, ...judgeChange(check, change, check) };
  });
}

const NOTHING: Figure = { value: null, low: null, high: null, n: 0 };

function sideOf({ value, low, high, method }: Figure) {
  return { value: value!, low, high, interval: method };
}

function whyNot(before: KeptFigure, now: KeptFigure): string | undefined {
  if (before.definition !== now.definition) return `another definition: the baseline is of ${before.definition}`;
  if (before.labels.join() !== now.labels.join())
    return `other labels: ${now.labels.join(', ') || 'none'}, the baseline is of ${before.labels.join(', ') || 'none'}`;
  if (now.why !== undefined) return now.why;
  if (before.why !== undefined) return `the baseline could not say: ${before.why}`;
  const least = Math.min(before.n, now.n);
  if (least < COMPARE_FROM) return `too few to compare: ${least}, at least ${COMPARE_FROM} are needed on either side`;
  return before.value === null || now.value === null ? 'not reached' : undefined;
}

/** The differences that rule out a comparison, in words; undefined where there are none. */
function differences(before: Baseline, now: Baseline): string | undefined {
  const parts = (['settings', 'coverage', 'sampling'] as const).flatMap((key) => {
    const [was, is] = [
      before[key].filter((each) => !now[key].includes(each)),
      now[key].filter((each) => !before[key].includes(each)),
    ];
    if (was.length + is.length === 0) return [];
    return [`${key === 'settings' ? '' : `${key} `}${is.join(', ') || 'nothing'}, was ${was.join(', ') || 'nothing'}`];
  });
  return parts.length > 0 ? `the baseline is another one: ${parts.join('; ')}` : undefined;
}

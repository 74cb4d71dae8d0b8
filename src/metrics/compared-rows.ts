/** The rows of one pair: each measure as observed, shares again with the case mix matched, and a log-rank test of the waits. */
import { grouped } from '../domain/amount.ts';
import { durationLabel, parseDuration } from '../domain/duration.ts';
import { COMPARE_FROM, PRINT_FROM } from '../domain/enough.ts';
import type { Row } from '../domain/report.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { type LogRank, logRank, robustLogRank } from '../statistics/log-rank.ts';
import { complement } from '../statistics/rate.ts';
import type { Cases } from './counts/case-mix.ts';
import { pairedWaits } from './counts/shared-waits.ts';
import type { GroupWaits } from './counts/sorter.ts';
import { matched } from './matched.ts';
import type { Settings } from './metric.ts';
import {
  type Change,
  compared,
  isRefusedIn,
  levelOf,
  type Measure,
  type MeasuredSide,
  measuresOf,
  NOBODY,
  noChange,
  type SideSections,
  sideIn,
} from './sides.ts';
import { type DifferenceVerdict, type Margin, verdictOf, waitsVerdict } from './verdict.ts';

export interface ComparedSide {
  name: string;
  sections: SideSections;
  /** Whether a row of the sections belongs to this side. */
  isOfGroup(row: Row): boolean;
  waits: GroupWaits;
  /** Turns that are due, and those of them that were not answered: within the window, and within the service level. */
  ignored: Cases;
  late: Cases;
}

export interface Pair {
  /** The group that both sides are compared within, one property per dimension. */
  group: Row;
  a: ComparedSide;
  b: ComparedSide;
  /** Why incomplete coverage rules out the comparison; undefined where it does not. */
  lapse: string | undefined;
}

export interface ComparedRow {
  group: Row;
  measure: string;
  unit: Measure['unit'];
  a: MeasuredSide & { name: string };
  b: MeasuredSide & { name: string };
  /** What is counted on both sides, in words. */
  denominator: string;
  difference: Change;
  unmatched?: number;
  log_rank?: LogRank | null;
  judge(): DifferenceVerdict;
}

/** Largest share of unmatched cases: above it the matched ones do not represent the whole. */
const MOST_UNMATCHED = 0.5;

export interface ComparisonSettings {
  settings: Settings;
  margin: Margin;
  /** A side is made of turns that ended alike: no share of the ignored means anything. */
  byOutcome: boolean;
  isMatched: boolean;
  /** Whether the log-rank test of the waits is made. */
  isTested: boolean;
}

export function rowsOf(
  pair: Pair,
  { settings, margin, byOutcome, isMatched, isTested }: ComparisonSettings,
): ComparedRow[] {
  const { a, b, group, lapse } = pair;
  const names = [a.name, b.name] as const;
  const both = [a.sections, b.sections];
  const [turns, ...measures] = measuresOf(settings, a.sections, byOutcome ? [] : settings.windows).filter(
    ({ metric }) => a.sections.some((section) => section.metric === metric),
  );
  const level = levelOf(settings.target);
  const rowOf = (measure: Measure, sides: readonly [MeasuredSide, MeasuredSide], stop?: Change): ComparedRow => {
    const found = compared(measure, sides, isRefusedIn(both, measure), lapse);
    const difference = stop && found.change.value !== null ? stop : found.change;
    return {
      ...{ group, measure: measure.name, unit: measure.unit },
      a: { name: a.name, ...found.sides[0] },
      b: { name: b.name, ...found.sides[1] },
      ...{ difference, denominator: denominatorOf(both, measure) },
      judge: () => withSizes(verdictOf(measure, names, difference, margin), found.sides),
    };
  };
  const plain = (measure: Measure) =>
    rowOf(measure, [sideIn(a.sections, measure, a.isOfGroup), sideIn(b.sections, measure, b.isOfGroup)]);
  const alike = (measure: Measure, { difference }: ComparedRow): ComparedRow[] => {
    const isIgnored = measure.metric === 'ignored';
    const isHeadline = isIgnored
      ? measure.name.startsWith(`Ignored ${durationLabel(settings.window)}`) && Number.isFinite(settings.window)
      : measure.name.startsWith(`Answered ≤${level}`);
    if (!isMatched || !isHeadline || difference.value === null) return [];
    const { sides, unmatched } = isIgnored ? matched(a.ignored, b.ignored) : matched(a.late, b.late);
    const [one, other] = (isIgnored ? sides : sides.map(complement)) as [Estimate, Estimate];
    const stop = unmatched > MOST_UNMATCHED ? noChange('too little in common') : undefined;
    const row = rowOf({ ...measure, name: `${measure.name}, matched` }, [asSide(one), asSide(other)], stop);
    return [{ ...row, unmatched }];
  };
  const order = ['ignored', 'response-times'];
  const sorted = measures.toSorted((one, other) => order.indexOf(one.metric) - order.indexOf(other.metric));
  return [
    ...(turns ? [plain(turns)] : []),
    ...sorted.flatMap((measure) => {
      const row = plain(measure);
      return [row, ...alike(measure, row)];
    }),
    ...(isTested ? waitsRow(pair, both) : []),
  ];
}

function denominatorOf(sides: readonly SideSections[], { metric }: Pick<Measure, 'metric'>): string {
  const found = sides.flatMap((sections) => sections.find((section) => section.metric === metric)?.denominator ?? []);
  return found[0] ?? 'turns';
}

/** What is said of two sides says how many there were. */
function withSizes(verdict: DifferenceVerdict, [a, b]: readonly Pick<MeasuredSide, 'n'>[]): DifferenceVerdict {
  const { sentence } = verdict;
  return sentence === null
    ? verdict
    : { ...verdict, sentence: `${sentence}, n = ${grouped(a!.n)} and ${grouped(b!.n)}` };
}

function asSide({ value, low, high, method, n }: Estimate): MeasuredSide {
  const isEnough = n >= PRINT_FROM;
  return { ...NOBODY, n, ...(isEnough && { value, low, high, interval: method }) };
}

const ALL_WAITS = 'All waits';

/** The row of the log-rank test, which gives a p value and no effect size. */
function waitsRow({ a, b, group, lapse }: Pair, sections: readonly SideSections[]): ComparedRow[] {
  const names = [a.name, b.name] as const;
  const sideOf = ({ name, waits }: ComparedSide) => ({ name, ...NOBODY, n: waits.time.length });
  const measure = { metric: 'response-times' };
  const stop = stopOf(a.waits, b.waits, isRefusedIn(sections, measure), lapse);
  const test = stop === undefined ? tested(a.waits, b.waits) : null;
  const why = stop ?? (test === null ? 'no waits that differ' : undefined);
  const difference: Change = { ...noChange(''), p: test?.p ?? null, why };
  return [
    {
      ...{ group, measure: ALL_WAITS, unit: 'seconds', a: sideOf(a), b: sideOf(b), difference, log_rank: test },
      denominator: denominatorOf(sections, measure),
      judge: () => withSizes(waitsVerdict(ALL_WAITS, names, test, difference.p_adjusted), [sideOf(a), sideOf(b)]),
    },
  ];
}

function stopOf(a: GroupWaits, b: GroupWaits, refused: boolean, lapse: string | undefined): string | undefined {
  if (refused) return 'refused';
  if (lapse) return 'not covered';
  return isEnough(a) && isEnough(b) ? undefined : 'too few';
}

/** Null where the test has no variance, e.g. because both sides have exactly the same waits. */
function tested(a: GroupWaits, b: GroupWaits): LogRank | null {
  const waits = pairedWaits(a, b);
  const plain = logRank(waits);
  return plain && plain.chi_square < NO_DIFFERENCE_AT_ALL ? plain : robustLogRank(waits);
}

const NO_DIFFERENCE_AT_ALL = 1e-9;

function isEnough({ time, customer }: GroupWaits): boolean {
  if (time.length < COMPARE_FROM) return false;
  const people = new Set<number>();
  for (let at = 0; at < customer.length && people.size < PRINT_FROM; at++) people.add(customer[at]!);
  return people.size >= PRINT_FROM;
}

/** The service level that is compared with the case mix matched, in seconds. */
export function matchedLevel({ target }: Settings): number {
  return parseDuration(levelOf(target));
}

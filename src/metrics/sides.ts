/** Two sides of a comparison: which numbers of their rows are compared, and how far apart they are. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import { COMPARE_FROM, PRINT_FROM } from '../domain/enough.ts';
import type { Row, Section } from '../domain/report.ts';
import { adjusted, type Difference, differenceOf, SIGNIFICANT } from '../statistics/difference.ts';
import { LEVELS } from './counts/waits.ts';
import type { Settings } from './metric.ts';

/** The sections of one side. */
export type SideSections = readonly Section[];

export interface MeasuredSide {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  interval: string | null;
  /** Why there is no value, where there is none. */
  why?: string | undefined;
}

export interface Measure {
  name: string;
  unit: 'count' | 'share' | 'seconds';
  metric: string;
  /** Path of its number in the rows of the metric. */
  column: string;
  /** Which direction is worse for customers; left out for counts. */
  worse?: 'higher' | 'lower';
  /** Whether a row of the metric is the one that is compared. */
  picks(row: Row): boolean;
  side(row: Row): MeasuredSide;
}

export interface Change extends Omit<Difference, 'value'> {
  value: number | null;
  p_adjusted: number | null;
  why?: string | undefined;
}

export const NOBODY: MeasuredSide = { n: 0, value: null, low: null, high: null, interval: null };

/** The measures, each named with its hours where not all hours count. @param windows of the ignored rate, seconds */
export function measuresOf(
  { window, target }: Settings,
  sections: SideSections,
  windows: readonly number[] = [window],
): Measure[] {
  const level = levelOf(target);
  const turns = ({ turns: n }: Row): MeasuredSide => ({ ...NOBODY, n: n as number, value: n as number });
  const measures: Measure[] = [
    { name: 'Turns', unit: 'count', metric: 'volume', column: 'turns', picks: any, side: turns },
    {
      ...{ name: 'Median wait', unit: 'seconds', metric: 'response-times', worse: 'higher', picks: any },
      column: 'km.median_seconds',
      side: estimateAt('km', 'median_seconds'),
    },
    {
      ...{ name: `Answered ≤${level}`, unit: 'share', metric: 'response-times', worse: 'lower', picks: any },
      column: `service_level.${level}`,
      side: estimateAt('service_level', level),
    },
    {
      ...{ name: 'SLA attainment', unit: 'share', metric: 'sla', worse: 'lower', picks: any },
      column: 'attainment',
      side: estimateAt('attainment'),
    },
    ...windows.map((each): Measure => {
      const label = durationLabel(each);
      const picks = ({ window: own }: Row) => own === label || String(own).startsWith(`${label} (`);
      return {
        ...{ name: `Ignored ${label}`, unit: 'share', metric: 'ignored', column: 'rate', worse: 'higher' },
        ...{ picks, side: rateIn },
      };
    }),
  ];
  return measures.map((measure) => {
    const hours = sections.find(({ metric }) => metric === measure.metric)?.hours;
    return hours ? { ...measure, name: `${measure.name} (${hours})` } : measure;
  });
}

/** Key of the service level to compare: that of the target where there is one, else that of one hour. */
export function levelOf(target: number): string {
  return durationLabel(LEVELS.find((level) => level === target) ?? 3_600);
}

const any = () => true;

function estimateAt(...path: string[]): (row: Row) => MeasuredSide {
  const at = (from: unknown) => path.reduce((value: unknown, step) => (value as Row)[step], from);
  return (row) => {
    const interval = at(row.intervals) as Partial<MeasuredSide> | null;
    // Rows of posts without a time of day have no cells for times under a day: see inDays.
    const n = interval?.n ?? ((row.n ?? row.due ?? 0) as number);
    return { ...NOBODY, ...interval, n, value: at(row) as number | null };
  };
}

function rateIn({ due, rate, ci_low, ci_high, ci_method }: Row): MeasuredSide {
  return { n: due, value: rate, low: ci_low, high: ci_high, interval: ci_method } as MeasuredSide;
}

/** A measure on one side; NOBODY where no row has it. */
export function sideIn(sections: SideSections, measure: Measure, isOfGroup: (row: Row) => boolean): MeasuredSide {
  const section = sections.find(({ metric }) => metric === measure.metric);
  const row = section?.rows.find((each) => isOfGroup(each) && measure.picks(each));
  return row ? measure.side(row) : NOBODY;
}

/** Whether a measure is refused on any side. */
export function isRefusedIn(sides: readonly SideSections[], { metric }: Pick<Measure, 'metric'>): boolean {
  return sides.some((sections) => sections.find((section) => section.metric === metric)?.refused);
}

/**
 * Both sides, each with why it has no number where it has none, and a − b.
 * @param refused the sample of a side forbids the number
 * @param lapse why coverage forbids the comparison
 */
export function compared(
  { unit }: Pick<Measure, 'unit'>,
  [a, b]: readonly [MeasuredSide, MeasuredSide],
  refused: boolean,
  lapse: string | undefined,
): { sides: [MeasuredSide, MeasuredSide]; change: Change } {
  const missing = unit === 'seconds' ? 'not reached' : 'not known';
  const explained = (side: MeasuredSide) => ({ ...side, why: refused ? 'refused' : whyNone(side, missing) });
  const as = (change: Change): { sides: [MeasuredSide, MeasuredSide]; change: Change } => ({
    sides: [explained(a), explained(b)],
    change,
  });
  if (refused) return as(noChange('refused'));
  if (lapse) return as(noChange('not covered'));
  if (unit === 'count') return as({ ...noChange(''), value: a.value! - b.value!, why: undefined });
  if (a.n < COMPARE_FROM || b.n < COMPARE_FROM) return as(noChange('too few'));
  if (!isKnown(a) || !isKnown(b)) return as(noChange(missing));
  return as({ ...differenceOf(a, b), p_adjusted: null });
}

export function noChange(why: string): Change {
  return { value: null, low: null, high: null, p: null, p_adjusted: null, why };
}

function isKnown(side: MeasuredSide): side is MeasuredSide & { value: number } {
  return side.value !== null;
}

/** Why a side has no number; undefined where it has one. @param missing the reason where n is large enough */
function whyNone({ n, value }: MeasuredSide, missing: string): string | undefined {
  if (value !== null || n === 0) return undefined;
  return n < PRINT_FROM ? 'too few' : missing;
}

/** Fills in the p of every change, adjusted for their number. @returns how many there are and how many hold, in words */
export function adjustAll(changes: readonly Change[], noun = 'change'): string[] {
  const tested = changes.filter(({ p }) => p !== null);
  const ps = adjusted(tested.map(({ p }) => p!));
  for (const [at, change] of tested.entries()) change.p_adjusted = ps[at]!;
  if (tested.length < 2) return [];
  const held = tested.filter(({ p_adjusted }) => p_adjusted! < SIGNIFICANT).length;
  return [
    `${tested.length} ${noun}s compared at once: ${held === 0 ? 'none holds' : held === 1 ? 'one holds' : `${held} hold`} at a false discovery rate of 5 % (Benjamini–Hochberg)`,
  ];
}

const MOST_LAPSES = 3;

export function lapseNotes(lapses: readonly string[]): string[] {
  const more = lapses.length - MOST_LAPSES;
  const notes = lapses.slice(0, MOST_LAPSES).map((lapse) => `not compared: ${lapse}`);
  return more > 0
    ? [
        ...notes,
        `not compared for the same reason: ${amount(more, 'more brand or channel', 'more brands or channels')}`,
      ]
    : notes;
}

/** Refusals and warnings of the sections. */
export function caveats(sections: SideSections): string[] {
  const notes = sections.flatMap((section) => [
    ...(section.refused ? [`${section.title.toLowerCase()} refused: ${section.refused.reason}`] : []),
    ...section.notes.filter((note) => note.startsWith('WARNING') || note.includes('left out')),
  ]);
  return [...new Set(notes)];
}

/** The verdict on a difference, as a word and as a sentence. */
import { formatDuration } from '../domain/duration.ts';
import { probabilityWords } from '../domain/probability.ts';
import { SIGNIFICANT } from '../statistics/difference.ts';
import type { LogRank } from '../statistics/log-rank.ts';
import type { Change, Measure } from './sides.ts';

/** Non-inferiority margin: how much worse still counts as no worse, as a share of 0 … 1 and in seconds. */
export interface Margin {
  share?: number;
  seconds?: number;
}

export interface DifferenceVerdict {
  /** Null for counts. */
  verdict: string | null;
  /** Null where nothing can be said; the difference gives the reason. */
  sentence: string | null;
}

export const CANNOT_SAY: DifferenceVerdict = { verdict: 'cannot say', sentence: null };
export const NO_DIFFERENCE = 'no difference shown';

/** @param names of the sides */
export function verdictOf(
  { name, unit, worse }: Pick<Measure, 'name' | 'unit' | 'worse'>,
  [a, b]: readonly [string, string],
  change: Change,
  margin: Margin,
): DifferenceVerdict {
  if (unit === 'count') return { verdict: null, sentence: null };
  if (change.value === null) return CANNOT_SAY;
  const most = margin[unit];
  if (most !== undefined && worse !== undefined) return withinMargin(name, unit, [a, b], worseBy(change, worse), most);
  if (change.p_adjusted === null || change.p_adjusted >= SIGNIFICANT) {
    const range = rangeOf(change, unit);
    const isFalseFriend = change.p !== null && change.p < SIGNIFICANT;
    const why = isFalseFriend ? `${range}, and so many differences compared at once` : range;
    return { verdict: NO_DIFFERENCE, sentence: `${name}: ${NO_DIFFERENCE} between ${a} and ${b} (${why})` };
  }
  const [less, more] = unit === 'seconds' ? ['shorter', 'longer'] : ['lower', 'higher'];
  const verdict = change.value < 0 ? less! : more!;
  const size = { value: Math.abs(change.value), ...(change.value < 0 ? flipped(change) : change) };
  const by = `${sizeText(size.value, unit)} (${endsText(size, unit)})`;
  return { verdict, sentence: `${name}: ${verdict} for ${a} than for ${b}, by ${by}` };
}

/** @param test null where it could not be made @param adjusted its p, adjusted for the number of comparisons */
export function waitsVerdict(
  name: string,
  [a, b]: readonly [string, string],
  test: LogRank | null,
  adjusted: number | null,
): DifferenceVerdict {
  if (test === null || adjusted === null) return CANNOT_SAY;
  const ps = `${probabilityWords('p', test.p)}, ${probabilityWords('adjusted p', adjusted)}`;
  const evidence = `log-rank by customer, χ² = ${test.chi_square.toFixed(1)}, ${ps}`;
  if (adjusted >= SIGNIFICANT)
    return { verdict: NO_DIFFERENCE, sentence: `${name}: ${NO_DIFFERENCE} between ${a} and ${b} (${evidence})` };
  const verdict = test.observed[0]! > test.expected[0]! ? 'sooner' : 'later';
  return { verdict, sentence: `${name}: ${a} answers ${verdict} than ${b} (${evidence})` };
}

type Sized = Exclude<Measure['unit'], 'count'>;

interface Ends {
  low: number | null;
  high: number | null;
}

function flipped({ low, high }: Ends): Ends {
  return { low: high === null ? null : -high, high: low === null ? null : -low };
}

/** By how much the first side is worse. */
function worseBy(change: Change, worse: 'higher' | 'lower'): Ends {
  return worse === 'higher' ? change : flipped(change);
}

function withinMargin(
  name: string,
  unit: Sized,
  [a, b]: readonly [string, string],
  { low, high }: Ends,
  most: number,
): DifferenceVerdict {
  const within = `no worse than ${b} within ${sizeText(most, unit)}`;
  const text = (end: number) => `${sizeText(Math.abs(end), unit)} ${end > 0 ? 'worse' : 'better'}`;
  if (high !== null && high < most)
    return { verdict: 'no worse', sentence: `${name}: ${a} is ${within} (at worst ${text(high)})` };
  if (low !== null && low > most)
    return {
      verdict: 'worse',
      sentence: `${name}: ${a} is worse than ${b} by more than ${sizeText(most, unit)} (at best ${text(low)})`,
    };
  const end = high === null ? 'how much worse is not known' : `at worst ${text(high)}`;
  return { verdict: 'not shown', sentence: `${name}: it is not shown that ${a} is ${within} (${end})` };
}

function sizeText(size: number, unit: Sized): string {
  return unit === 'share' ? `${number(100 * size)} percentage points` : formatDuration(size);
}

/** The ends of an interval of sizes: `14.6 to 26.9`, `at least 14.6`. */
function endsText({ low, high }: Ends, unit: Sized): string {
  const text = (end: number) => (unit === 'share' ? number(100 * end) : formatDuration(end));
  if (low !== null && high !== null) return `${text(low)} to ${text(high)}`;
  if (low !== null) return `at least ${text(low)}`;
  return high === null ? 'its ends are not known' : `at most ${text(high)}`;
}

function rangeOf(change: Ends, unit: Sized): string {
  return `${endsText(change, unit)}${unit === 'share' ? ' percentage points' : ''}`;
}

function number(value: number): string {
  return value.toFixed(1);
}

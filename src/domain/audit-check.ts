/** Checks of an audit as people type them: a measure, a bound, and what it takes to say that the bound is broken. */
import { UsageError } from '../errors.ts';
import { STEP_UNITS, type StepUnit } from './calendar-steps.ts';
import { durationLabel, formatDuration, parseDuration } from './duration.ts';
import { PRINT_FROM } from './enough.ts';
import { didYouMean } from './near-name.ts';

/** What a measure is counted in: a share of 0 … 1, or seconds. */
export type MeasureUnit = 'share' | 'seconds';

/** A measure as checks need it. */
export interface CheckedMeasure {
  name: string;
  unit: MeasureUnit;
  /** Seconds allowed after @; empty where @ is not allowed, undefined where any duration is. */
  windows?: readonly number[];
}

/** interval: a breach needs the whole interval beyond the bound; point: the value itself decides. */
export const STRICTNESSES = ['interval', 'point'] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** `hits` of the last `of` calendar periods must be beyond the bound. */
export interface Persistence {
  hits: number;
  of: number;
  unit: StepUnit;
}

export interface Check {
  /** 'ignored@24h' */
  name: string;
  measure: string;
  unit: MeasureUnit;
  /** Seconds given after @. */
  window?: number;
  bound: 'max' | 'min';
  /** A share of 0 … 1, or seconds. */
  fail: number;
  /** Between this and `fail` the check passes with a warning. */
  warn?: number;
}

/**
 * '--max ignored@24h=20%', '--min sl@1h=80%', '--max p90-response=4h'; a level of warning before a comma: '15%,20%'.
 * @param measures that can be checked
 * @param place the flag or key the text was given as, for messages
 * @throws UsageError for an unknown measure, a window it does not take, or a level without its unit
 */
export function parseCheck(
  bound: Check['bound'],
  text: string,
  measures: readonly CheckedMeasure[],
  place: string,
): Check {
  const [left, right, ...more] = text.split('=').map((part) => part.trim());
  if (!left || !right || more.length > 0)
    throw new UsageError(
      `${place}: "${text}" is not MEASURE=LEVEL`,
      'Write for example ignored@24h=20% or p90-response=4h.',
    );
  const [typed, at, ...others] = left.split('@');
  const measure = measures.find(({ name }) => name === typed);
  if (!measure || others.length > 0)
    throw new UsageError(
      `${place}: "${typed}" is not a measure that can be checked${didYouMean(
        typed!,
        measures.map(({ name }) => name),
      )}`,
      `Measures: ${measures.map(withWindow).join(', ')}.`,
    );
  const window = windowOf(measure, at, place);
  const levels = right.split(',').map((level) => levelOf(level.trim(), measure, place));
  if (levels.length > 2)
    throw new UsageError(`${place}: "${right}" holds more than two levels`, 'Write LEVEL, or WARN,FAIL.');
  const fail = levels.at(-1)!;
  const warn = levels.length === 2 ? levels[0]! : undefined;
  if (warn !== undefined && (bound === 'max' ? warn >= fail : warn <= fail))
    throw new UsageError(
      `${place}: the warning must come before the failure: "${right}"`,
      bound === 'max' ? 'Write the lower level first: 15%,20%.' : 'Write the higher level first: 85%,80%.',
    );
  const name = window === undefined ? measure.name : `${measure.name}@${durationLabel(window)}`;
  return { name, measure: measure.name, unit: measure.unit, window, bound, fail, warn };
}

/** 'ignored@24h' or 'attainment', as an example of how a measure is written. */
function withWindow({ name, windows }: CheckedMeasure): string {
  if (windows?.length === 0) return name;
  return windows ? `${name}@${windows.map(durationLabel).join('|')}` : `${name}@24h`;
}

function windowOf({ name, windows }: CheckedMeasure, at: string | undefined, place: string): number | undefined {
  if (windows?.length === 0) {
    if (at !== undefined) throw new UsageError(`${place}: ${name} takes no @time`, `Write ${name}=LEVEL.`);
    return undefined;
  }
  if (at === undefined)
    throw new UsageError(
      `${place}: ${name} needs a time`,
      `Write ${name}@${windows ? durationLabel(windows[2] ?? windows[0]!) : '24h'}=LEVEL.`,
    );
  const window = parseDuration(at, place);
  if (windows && !windows.includes(window))
    throw new UsageError(
      `${place}: ${name} is not known at ${at}`,
      `It is at ${windows.map(durationLabel).join(', ')}.`,
    );
  return window;
}

/** '20%' → 0.2, '4h' → 14,400. A bare number is refused: 20 can mean 20 % or 20 s. */
function levelOf(text: string, { name, unit }: CheckedMeasure, place: string): number {
  if (unit === 'seconds') {
    if (/^[\d.]+$/.test(text) || text.endsWith('%'))
      throw new UsageError(`${place}: "${text}" has no unit of time`, `${name} is a time: write 4h, 30m or 2d.`);
    return parseDuration(text, place);
  }
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
  if (!percent)
    throw new UsageError(
      `${place}: "${text}" is not a percentage`,
      `${name} is a share: write 20% (with the percent sign).`,
    );
  const share = Number(percent[1]) / 100;
  if (share > 1) throw new UsageError(`${place}: "${text}" is more than 100 %`, 'A share lies between 0% and 100%.');
  return share;
}

/** '2 of 3 weeks'. @throws UsageError */
export function parsePersistence(text: string, place: string): Persistence {
  const [, hits, of, unit] = /^\s*(\d+)\s+of\s+(\d+)\s+(day|week|month)s?\s*$/i.exec(text) ?? [];
  const persistence = { hits: Number(hits), of: Number(of), unit: unit?.toLowerCase() as StepUnit };
  if (
    !STEP_UNITS.includes(persistence.unit) ||
    persistence.hits < 1 ||
    persistence.hits > persistence.of ||
    persistence.of > 60
  )
    throw new UsageError(
      `${place}: "${text}" is not "K of N weeks"`,
      'Write for example "2 of 3 weeks": breached when 2 of the last 3 whole weeks are beyond the bound. Days and months too, at most 60.',
    );
  return persistence;
}

/** '1 pp' of a share → 0.01, '5m' of a time → 300. @throws UsageError */
export function parseEffect(text: string, unit: MeasureUnit, place: string): number {
  if (unit === 'seconds') return /^0[a-z]?$/i.test(text.trim()) ? 0 : parseDuration(text, place);
  const points = /^(\d+(?:\.\d+)?)\s*(?:pp|%)$/i.exec(text.trim());
  if (!points)
    throw new UsageError(
      `${place}: "${text}" is not a number of percentage points`,
      'Write 2pp for a share, 5m for a time.',
    );
  return Number(points[1]) / 100;
}

/** 'ignored@24h ≤ 20 %' */
export function checkWords({ name, bound, fail, unit }: Check): string {
  return `${name} ${bound === 'max' ? '≤' : '≥'} ${levelWords(fail, unit)}`;
}

export function levelWords(level: number, unit: MeasureUnit): string {
  return unit === 'share' ? `${Number((100 * level).toFixed(2))} %` : formatDuration(level);
}

/** Least allowed min-n: below it no number is printed. */
export const LEAST_N = PRINT_FROM;

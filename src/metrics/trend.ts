/** Whether a measure rises or falls over days, weeks or months, and how fast. */
import { amount } from '../domain/amount.ts';
import type { StepUnit } from '../domain/calendar-steps.ts';
import { formatDuration } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Bound } from '../domain/picture.ts';
import { probabilityWords } from '../domain/probability.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import type { Series } from '../domain/series.ts';
import { adjusted, SIGNIFICANT } from '../statistics/difference.ts';
import { trendOf } from '../statistics/mann-kendall.ts';
import { ofGroup } from './group-name.ts';
import { type Definition, sectionOf } from './metric.ts';
import { trendPictures } from './trend-pictures.ts';

export const trend: Definition = {
  name: 'trend',
  version: 1,
  title: 'Trend',
  question: 'Does it rise or fall, or is it chance?',
  definition:
    'Mann–Kendall test with the correction for ties and for continuity, and the slope of Theil and Sen: the median of the slopes ' +
    'between all pairs of periods, with its 95 % interval. By season (Hirsch, Slack & Smith 1982), pairs of the same day of the ' +
    'week where the periods are days, and of the same month from 24 months on. Change: the slope times the length of the series. ' +
    'Periods that the period asked for or coverage cuts, and those without a number, are left out and counted. A time that was ' +
    'not reached, though it was looked for as long as the longest of the others lasted, ranks above all others, tied with its like; slope and change ' +
    'are those of the others. The test needs 21 ' +
    'days, 8 weeks or 8 months. Periods count alike, however many turns they hold, and are taken for independent: a slow swing ' +
    'can look like a trend. p of several groups: adjusted for their number (Benjamini–Hochberg).',
};

export const trendPeriods: Definition = {
  name: 'trend-periods',
  version: 1,
  title: 'Period by period',
  question: 'What was it in each period?',
  definition:
    'The measure in each period, as its metric defines it, with its 95 % interval. Left out: why a period is no part of the trend.',
};

/** The measure that is followed over time. */
export interface TrendMeasure {
  /** 'ignored@24h' */
  name: string;
  /** 'share not answered within 24h' */
  about: string;
  unit: 'share' | 'seconds' | 'number';
}

export interface TrendInput {
  measure: TrendMeasure;
  step: StepUnit;
  /** Columns that identify the groups. */
  groups: readonly Column[];
  series: readonly Series[];
  /** What the measure is about, and how many. */
  denominator: string;
  n: number;
  notes: readonly string[];
  /** What an audit holds the measure against. */
  bounds?: readonly Bound[];
}

export const LEAST_PERIODS: Readonly<Record<StepUnit, number>> = { day: 21, week: 8, month: 8 };
const MONTHS = 12;
const WEEKDAYS = 7;
/** At most this many sentences are printed. */
const MOST_SENTENCES = 20;

interface Judged {
  periods: number;
  /** Of the periods, those of a time that was not reached. */
  not_reached: number;
  /** Pairs that rise less pairs that fall. */
  s: number | null;
  slope: { value: number; low: number; high: number } | null;
  change: {
    value: number | null;
    low: number | null;
    high: number | null;
    p: number | null;
    p_adjusted: number | null;
    why?: string;
  };
  season: number | null;
  from: string | null;
  to: string | null;
}

export function trendSection({ measure, step, groups, series, n, denominator, notes, bounds }: TrendInput): Section {
  const judged = series.map((each) => ({ series: each, ...judge(each, step) }));
  const tested = judged.filter(({ change }) => change.p !== null);
  for (const [at, p] of adjusted(tested.map(({ change }) => change.p!)).entries()) tested[at]!.change.p_adjusted = p;
  const rows = judged.map(({ series: { names }, ...rest }): Row & { sentence: string } => ({
    ...names,
    ...{ measure: measure.name, unit: measure.unit, ...rest, ...verdictOf(measure, step, rest, tested.length > 1) },
  }));
  return sectionOf(
    trend,
    { columns: [...groups] },
    {
      columns: [
        { key: 'periods', label: `${step[0]!.toUpperCase()}${step.slice(1)}s`, kind: 'count' },
        { key: 'from', label: 'From', kind: 'text', drop_order: 2 },
        { key: 'to', label: 'To', kind: 'text', drop_order: 2 },
        {
          ...{ key: 'change.value', label: 'Change (95 % CI)', kind: measure.unit, difference: true },
          ...{ absent_key: 'change.why', interval: ['change.low', 'change.high'] },
        },
        { key: 'change.p', label: 'p', kind: 'p', drop_order: series.length > 1 ? 3 : 1 },
        ...(series.length > 1
          ? [{ key: 'change.p_adjusted', label: 'Adjusted p', kind: 'p' as const, drop_order: 1 }]
          : []),
        { key: 'verdict', label: 'Verdict', kind: 'text' },
      ],
      rows,
      n,
      denominator,
      pictures: trendPictures(measure, step, series, bounds),
      notes: [
        ...(rows.length <= MOST_SENTENCES ? rows.map(({ sentence }, at) => ofGroup(series[at]!.names, sentence)) : []),
        ...notes,
        ...(tested.length > 1 ? [`${tested.length} trends tested at once (Benjamini–Hochberg)`] : []),
      ],
    },
  );
}

/** The section with one row per period. @param label of the column of periods */
export function periodsSection({ measure, step, groups, series, n, denominator }: TrendInput, label: string): Section {
  return sectionOf(
    trendPeriods,
    { columns: [...groups] },
    {
      columns: [
        { key: step, label, kind: 'text' },
        { key: 'n', label: 'n', kind: 'count' },
        {
          ...{
            key: 'value',
            label: measure.unit === 'number' ? measure.name : `${measure.name} (95 % CI)`,
            kind: measure.unit,
            of: 'n',
            needs: measure.unit === 'number' ? 0 : PRINT_FROM,
          },
          ...{ absent: measure.unit === 'seconds' ? 'not reached' : 'not known', interval: ['low', 'high'] },
        },
        { key: 'left_out', label: 'Left out', kind: 'text' },
      ],
      rows: series.flatMap(({ names, points }) =>
        points.map(({ step: { name }, value, low, high, n: of, why }) => ({
          ...names,
          ...{ [step]: name, n: of, value, low, high, left_out: why ?? null },
        })),
      ),
      n,
      denominator,
    },
  );
}

function judge({ points }: Series, step: StepUnit): Judged {
  const values = points.map(({ value, why, beyond }) => (why ? null : beyond ? Number.POSITIVE_INFINITY : value));
  const reached = values.map((value) => (value === Number.POSITIVE_INFINITY ? null : value));
  const used = [...values.keys()].filter((at) => values[at] !== null);
  const [first, last] = [used[0], used.at(-1)];
  const rest = {
    periods: used.length,
    not_reached: used.filter((at) => reached[at] === null).length,
    from: first === undefined ? null : points[first]!.step.name,
    to: last === undefined ? null : points[last]!.step.name,
  };
  const none = (why: string) => ({
    ...{ ...rest, season: null, s: null, slope: null },
    change: { value: null, low: null, high: null, p: null, p_adjusted: null, why },
  });
  if (used.length < LEAST_PERIODS[step]) return none('too few');
  const season = step === 'day' ? WEEKDAYS : step === 'month' && used.length >= 2 * MONTHS ? MONTHS : 1;
  const found = trendOf(values, season);
  if (found === null) return none('too few');
  if (rest.not_reached === used.length) return none('not reached');
  const sized = trendOf(reached, season);
  const length = last! - first!;
  const { s, p } = found;
  return {
    ...{ ...rest, s, season: season === 1 ? null : season },
    slope: sized && { value: sized.slope, low: sized.low, high: sized.high },
    change: {
      ...{ value: sized && sized.slope * length, low: sized && sized.low * length, high: sized && sized.high * length },
      ...{ p, p_adjusted: null, ...(sized === null && { why: 'not reached' }) },
    },
  };
}

function verdictOf(
  { name, unit }: TrendMeasure,
  step: StepUnit,
  { periods, not_reached: beyond, s, change, season }: Judged,
  isOneOfMany: boolean,
) {
  const count = amount(periods, step);
  if (s === null || change.p === null)
    return {
      verdict: 'cannot say',
      sentence:
        change.why === 'not reached'
          ? `cannot say of ${name}: not reached in any of ${count}`
          : `cannot say of ${name}: ${count} with a number, at least ${LEAST_PERIODS[step]} are needed`,
    };
  const p = [
    probabilityWords('p', change.p),
    ...(isOneOfMany ? [probabilityWords('adjusted p', change.p_adjusted!)] : []),
  ].join(', ');
  const bySeason =
    season === WEEKDAYS ? ', each day of the week with itself' : season ? ', each month with itself' : '';
  if (change.p_adjusted! >= SIGNIFICANT || s === 0 || (beyond === 0 && change.value === 0)) {
    const range = change.value === null || beyond > 0 ? '' : `${rangeText(change.low!, change.high!, unit)}; `;
    return { verdict: NO_TREND, sentence: `${name}: ${NO_TREND} in ${count} (${range}${p}${bySeason})` };
  }
  const verdict = s > 0 ? 'rises' : 'falls';
  // The change of the others alone may have another sign.
  if (beyond > 0 || change.value === null)
    return { verdict, sentence: `${name} ${verdict} over ${count}, ${beyond} of them not reached (${p}${bySeason})` };
  const [near, far] = [change.low!, change.high!].map(Math.abs).sort((a, b) => a - b) as [number, number];
  const size = `${sizeText(Math.abs(change.value), unit)} over ${count} (${rangeText(near, far, unit)}; ${p}${bySeason})`;
  return { verdict, sentence: `${name} ${verdict} by ${size}` };
}

export const NO_TREND = 'no trend shown';

function sizeText(size: number, unit: TrendMeasure['unit']): string {
  if (unit === 'share') return `${(100 * size).toFixed(1)} points`;
  return unit === 'seconds' ? formatDuration(size) : String(Number(size.toFixed(1)));
}

function rangeText(low: number, high: number, unit: TrendMeasure['unit']): string {
  const start = unit === 'share' ? (100 * low).toFixed(1) : sizeText(low, unit);
  return `${start} to ${sizeText(high, unit)}`;
}

/** Periods as people type them: --since and --until in the report's time zone become Unix seconds. */
import { Temporal } from 'temporal-polyfill';
import { UsageError } from '../errors.ts';
import { parseDuration } from './duration.ts';

/** Half-open [since, until) in Unix seconds; a missing bound is open. */
export interface Period {
  since?: number;
  until?: number;
}

export interface PeriodContext {
  /** IANA zone in which days begin. */
  zone: string;
  /** Unix seconds from which lengths of time (30d) count back. */
  now: number;
  /** Unix seconds on the wall clock, for the words of the calendar (yesterday, last-month); now when left out. */
  clock?: number;
}

export const PERIOD_HINT = [
  'Write a day (2026-10-01), a time (2026-10-01T09:00, with Z or +02:00 for another zone), a month (2026-10), a year (2026),',
  'a length of time before now or --as-of (30d, 12h), or today, yesterday, this-week, last-week, this-month, last-month,',
  'this-quarter, last-quarter, this-year, last-year.',
].join('\n');

/** Unix seconds at which it begins. */
const YEAR_ONE = -62_135_596_800;
const UNITS = ['week', 'month', 'quarter', 'year'] as const;

/**
 * Every value names a span of time; `since` is where its span begins and `until` where its span ends, so that
 * `--since last-month --until last-month` is that month and `--until 2026-10-01` includes all of that day.
 * A clock time, or a length before now, is a moment: a span without width. Weeks begin on Monday. '30d' is 30 × 24 h.
 * A clock time that the change to summer time skips is read an hour later; one that occurs twice means the first.
 * Throws UsageError when a value cannot be read or nothing lies between the two.
 */
export function parsePeriod(typed: { since?: string; until?: string }, context: PeriodContext): Period {
  const period: Period = {};
  if (typed.since !== undefined) period.since = spanNamed(typed.since, '--since', context).from;
  if (typed.until !== undefined) period.until = spanNamed(typed.until, '--until', context).to;
  if (period.since !== undefined && period.until !== undefined && period.since >= period.until)
    throw new UsageError(`--since ${typed.since} does not lie before --until ${typed.until}`, PERIOD_HINT);
  return period;
}

/**
 * The period before this one: as many calendar months where it is whole ones, else the period of equal length that ends where
 * this one begins. When both bounds are local midnights the length is counted in local days, so that a change of the
 * clock moves no midnight; else in seconds.
 */
export function previousPeriod(period: Required<Period>, zone: string): Required<Period> {
  const since = at(period.since, zone);
  const until = at(period.until, zone);
  if (!since.equals(since.startOfDay()) || !until.equals(until.startOfDay()))
    return { since: 2 * period.since - period.until, until: period.since };
  const [first, last] = [since.toPlainDate(), until.toPlainDate()];
  const largestUnit = first.day === 1 && last.day === 1 ? 'month' : 'day';
  const { months, days } = first.until(last, { largestUnit });
  return { since: midnight(first.subtract({ months, days }), zone), until: period.since };
}

interface Span {
  from: number;
  to: number;
}

/**
 * The span of time that one value names.
 * @throws UsageError naming the flag when the value cannot be read
 */
export function spanNamed(typed: string, flag: string, { zone, now, clock = now }: PeriodContext): Span {
  const text = typed.trim().toLowerCase();
  const today = at(clock, zone).toPlainDate();
  if (text === 'today') return days(today, { days: 1 }, zone);
  if (text === 'yesterday') return days(today.subtract({ days: 1 }), { days: 1 }, zone);
  if (text === 'now') return moment(clock);
  if (/^\d{1,9}[smhdw]$/.test(text)) {
    const from = now - parseDuration(text, flag);
    if (from < YEAR_ONE) throw new UsageError(`${flag}: "${typed}" reaches back beyond the year 1`, PERIOD_HINT);
    return moment(from);
  }
  try {
    if (/^\d{4}$/.test(text)) return days(Temporal.PlainDate.from(`${text}-01-01`), { years: 1 }, zone);
    if (/^\d{4}-\d\d$/.test(text)) return days(Temporal.PlainDate.from(`${text}-01`), { months: 1 }, zone);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return days(Temporal.PlainDate.from(text), { days: 1 }, zone);
    if (/^\d{4}-\d\d-\d\d[t ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(z|[+-]\d\d:?\d\d)?$/.test(text))
      return moment(clockTime(text.toUpperCase(), zone));
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`${flag}: "${typed}" is not a valid date or time`, PERIOD_HINT);
    throw error;
  }
  const unit = UNITS.find((one) => text === `this-${one}` || text === `last-${one}`);
  if (unit === undefined) throw new UsageError(`${flag}: "${typed}" is not a time`, PERIOD_HINT);
  const length = unit === 'quarter' ? { months: 3 } : { [`${unit}s`]: 1 };
  const begin = beginOf(unit, today);
  return days(text.startsWith('last') ? begin.subtract(length) : begin, length, zone);
}

/** Unix seconds of an ISO time; without Z or an offset it is local. */
function clockTime(text: string, zone: string): number {
  const foreign = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const instant = foreign ? Temporal.Instant.from(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
  return Math.floor(instant.epochMilliseconds / 1000);
}

function beginOf(unit: (typeof UNITS)[number], day: Temporal.PlainDate): Temporal.PlainDate {
  if (unit === 'week') return day.subtract({ days: day.dayOfWeek - 1 });
  if (unit === 'month') return day.with({ day: 1 });
  if (unit === 'quarter') return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
  return day.with({ day: 1, month: 1 });
}

function days(begin: Temporal.PlainDate, length: Temporal.DurationLike, zone: string): Span {
  return { from: midnight(begin, zone), to: midnight(begin.add(length), zone) };
}

function moment(second: number): Span {
  return { from: Math.floor(second), to: Math.floor(second) };
}

function midnight(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds / 1000;
}

function at(second: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(second * 1000)).toZonedDateTimeISO(zone);
}

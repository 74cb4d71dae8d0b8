/** The times in a column, whatever form the exporting program gave them, as unix seconds. */

import { amount } from '../domain/amount.ts';
import { FormatError } from '../errors.ts';
import { xTime } from '../payloads/x-time.ts';
import { EARLIEST, LATEST, type LocalTime, zoneClock } from './zone-clock.ts';

export interface DateReader {
  /** What the samples look like, for the preview: "iso, no zone", "day-first", "epoch milliseconds", … */
  form: string;
  /** Unix seconds, or undefined when the cell is no time between 1990 and 2100. */
  read(cell: string): number | undefined;
  notes(): string[];
}

export interface DateOptions {
  dateOrder?: 'dmy' | 'mdy';
  /** IANA zone of times written without one; UTC when not given. */
  timezone?: string;
}

type Order = 'dmy' | 'mdy';
interface Parsed {
  form: string;
  seconds?: number;
  local?: LocalTime;
}

const LONGEST = 64;
const TIME = String.raw`(?:(?:,? |T|, | at )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?`;
const HALF = String.raw`(?: ?([ap])\.?m\.?)?`;
const ZONE = String.raw`(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}|[ECMP][SD]T))?(?: \([A-Z]{2,5}\))?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${HALF}${ZONE}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}${HALF}${ZONE}$`, 'i');
const DAY_NAME = '^(?:[a-z]{3,9},? )?';
const NAMED_MONTH = new RegExp(
  String.raw`${DAY_NAME}(\d{1,2})[- ]([a-z]{3,9})\.?[- ,]{1,2}(\d{4}|\d{2})${TIME}${HALF}${ZONE}$`,
  'i',
);
const MONTH_FIRST = new RegExp(String.raw`${DAY_NAME}([a-z]{3,9})\.? (\d{1,2}),? (\d{4})${TIME}${HALF}${ZONE}$`, 'i');
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const US_ZONES: Record<string, number> = { e: -5, c: -6, m: -7, p: -8 };

/**
 * Learns the form of a column from its first cells.
 * @param samples the first cells of the column, empty ones included
 * @throws FormatError when numeric dates could be day-first or month-first and nothing says which
 */
export async function dateReader(samples: string[], options: DateOptions, column: string): Promise<DateReader> {
  const filled = samples.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const order = options.dateOrder ?? orderOf(filled, column);
  const clock = await zoneClock(options.timezone ?? 'UTC');
  const form = filled.map((cell) => parseDate(cell, order)?.form).find((found) => found !== undefined) ?? 'unknown';
  let unzoned = 0;
  return {
    form,
    read(cell) {
      const fast = xTime(cell);
      if (fast !== undefined) return fast;
      const parsed = parseDate(cell.trim(), order);
      if (!parsed) return undefined;
      let seconds = parsed.seconds;
      if (parsed.local) {
        seconds = clock(parsed.local);
        unzoned++;
      }
      return seconds !== undefined && seconds >= EARLIEST && seconds < LATEST ? Math.floor(seconds) : undefined;
    },
    notes() {
      if (unzoned === 0 || options.timezone) return [];
      const one = `time of ${column} names no zone and was read as UTC: use --tz if it is not`;
      return [amount(unzoned, one, `times of ${column} name no zone and were read as UTC: use --tz if they are not`)];
    },
  };
}

function parseDate(text: string, order: Order | undefined): Parsed | undefined {
  if (text.length > LONGEST || text === '') return undefined;
  const cell = text.replace(/\s+/g, ' ');
  const x = xTime(cell);
  if (x !== undefined) return { form: 'twitter', seconds: x };
  const year = YEAR_FIRST.exec(cell);
  if (year) return timeOf('iso', Number(year[1]), Number(year[2]), Number(year[3]), year, 4);
  const numeric = YEAR_LAST.exec(cell);
  if (numeric) {
    const dayFirst = (order ?? (numeric[2] === '.' ? 'dmy' : 'mdy')) === 'dmy';
    const [day, month] = dayFirst ? [numeric[1], numeric[3]] : [numeric[3], numeric[1]];
    return timeOf(
      dayFirst ? 'day-first' : 'month-first',
      fullYear(numeric[4]!),
      Number(month),
      Number(day),
      numeric,
      5,
    );
  }
  const named = NAMED_MONTH.exec(cell);
  if (named) return timeOf('named month', fullYear(named[3]!), monthOf(named[2]!), Number(named[1]), named, 4);
  const first = MONTH_FIRST.exec(cell);
  if (first) return timeOf('named month', Number(first[3]), monthOf(first[1]!), Number(first[2]), first, 4);
  return epoch(cell);
}

/** Builds the time from the groups TIME, HALF and ZONE leave at `at`. */
function timeOf(
  form: string,
  year: number,
  month: number,
  day: number,
  groups: RegExpExecArray,
  at: number,
): Parsed | undefined {
  const half = groups[at + 3]?.toLowerCase();
  let hour = Number(groups[at] ?? 0);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(groups[at + 1] ?? 0);
  const second = Number(groups[at + 2] ?? 0);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60)
    return undefined;
  const zone = groups[at + 4];
  if (zone === undefined) return { form: `${form}, no zone`, local: { year, month, day, hour, minute, second } };
  return { form, seconds: date.getTime() / 1000 + hour * 3600 + minute * 60 + second - zoneSeconds(zone) };
}

function zoneSeconds(zone: string): number {
  const us = /^([ecmp])([sd])t$/i.exec(zone);
  if (us) return (US_ZONES[us[1]!.toLowerCase()]! + (us[2]!.toLowerCase() === 'd' ? 1 : 0)) * 3600;
  if (!/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return (zone[0] === '-' ? -1 : 1) * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60);
}

function epoch(cell: string): Parsed | undefined {
  if (!/^\d{5,16}(?:\.\d{1,12})?$/.test(cell)) return undefined;
  const value = Number(cell);
  if (value >= EARLIEST && value < LATEST) return { form: 'epoch seconds', seconds: value };
  if (value >= EARLIEST * 1000 && value < LATEST * 1000) return { form: 'epoch milliseconds', seconds: value / 1000 };
  if (value >= EARLIEST * 1e6 && value < LATEST * 1e6) return { form: 'epoch microseconds', seconds: value / 1e6 };
  // Days since 1899-12-30: what a spreadsheet writes when a date cell loses its format.
  if (value < 32_000 || value > 75_000) return undefined;
  const day = new Date(Math.round((value - 25_569) * 86_400) * 1000);
  const local = {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
    hour: day.getUTCHours(),
    minute: day.getUTCMinutes(),
    second: day.getUTCSeconds(),
  };
  return { form: 'spreadsheet days, no zone', local };
}

function orderOf(cells: string[], column: string): Order | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  let open: string | undefined;
  for (const cell of cells) {
    const parts = cell.length > LONGEST ? null : YEAR_LAST.exec(cell);
    if (!parts) continue;
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if (parts[2] === '.' || first > 12) dayFirst++;
    else if (second > 12) monthFirst++;
    else if (first !== second) open = cell;
  }
  const ask = 'Say which with --date-order dmy (31/12) or --date-order mdy (12/31).';
  if (dayFirst > 0 && monthFirst > 0)
    throw new FormatError(`${column}: some dates are day-first and some month-first`, ask);
  if (dayFirst + monthFirst === 0 && open)
    throw new FormatError(`${column}: "${open}" may be day-first or month-first`, ask);
  return dayFirst > 0 ? 'dmy' : monthFirst > 0 ? 'mdy' : undefined;
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** One cell that holds a time, in whatever form an exporting program gave it. */
import { xTime } from '../payloads/x-time.ts';
import { isWeekday, monthsNamed, NAMED_LANGUAGES } from './calendar-names.ts';
import { namedZone, secondsIn } from './date-zones.ts';
import { EARLIEST, LATEST } from './zone-clock.ts';

export type DateOrder = 'dmy' | 'mdy';

/** A time: unix seconds, or seconds since 1970-01-01T00:00 on a clock of a zone that the cell does not name. */
export interface ReadTime {
  /** "iso", "day-first, no zone", "named month, no time", "epoch milliseconds", … */
  form: string;
  seconds?: number;
  wall?: number;
  /** The cell shows midnight, or no time of day at all. */
  midnight: boolean;
}

export type DateFault = { fault: string };

export const LONGEST_DATE = 100;
const WORD = String.raw`\p{L}[\p{L}\p{M}]*\.?`;
/** What stands between a date and its time: "T", ", ", " at ", " um ", " à ", " kl. ", … */
const JOINT = String.raw`(?:,? | ?T ?|,| ?[|·•–] ?| - )(?:(?:at|um|à|a las?|alle(?: ore)?|às|om|kl\.?|klo|kello|o(?: godz\.?)?|ore) )?`;
const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,:]\d{1,9})?)?)?(?: ?(?:uhr|h|hrs))?`;
const HALF = String.raw`(?: ?([ap])\.? ?m\b\.?)?`;
const ZONE_WORD = String.raw`(?:gmt|utc|ut)? ?[+\-−]\d{1,2}(?::?\d{2}){0,2}|[a-z]+/[a-z_/+-]+|[a-z]{1,5}`;
const ZONE = String.raw`(?: ?(${ZONE_WORD}))?(?: ?\[([^\]]{1,60})\])?(?: \([^()]{1,80}\))?`;
const TIME = `(?:${JOINT}${CLOCK}${HALF})?${ZONE}$`;
const WEEKDAY = String.raw`^(?:(?<weekday>\p{L}[\p{L}\p{M}-]*\.?),? )?(?:(?:den|el|le|il|lo) )?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}`, 'i');
/** A weekday before a date of numbers. */
const LEAD = /^(\p{L}[\p{L}\p{M}-]*\.?),? (?:(?:den|el|le|il|lo) )?(?=\d)/iu;
const DAY_MONTH = new RegExp(
  String.raw`${WEEKDAY}(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?[-/ ]?(?:(?:de|of) )?(${WORD})[-/ ,]{0,2}(?:del? )?['’]?(\d{4}|\d{2})${TIME}`,
  'iu',
);
const MONTH_DAY = new RegExp(
  String.raw`${WEEKDAY}(${WORD})[-/ ]?(\d{1,2})(?:st|nd|rd|th|\.)?,?[-/ ](\d{4})${TIME}`,
  'iu',
);
const YEAR_MONTH = new RegExp(String.raw`^(\d{4})[-/. ](${WORD})[-/. ]?(\d{1,2})\.?${TIME}`, 'iu');
/** The form of C and of Unix `date`, with the year behind the time. */
const YEAR_BEHIND = new RegExp(
  String.raw`${WEEKDAY}(${WORD}) (\d{1,2}) ${CLOCK}${HALF}(?: (${ZONE_WORD}))?(?: \[([^\]]{1,60})\])? (\d{4})$`,
  'iu',
);
/** A date that a spreadsheet wrote with midnight, joined with its time from another column. */
const DATE_AND_CLOCK = /^(.*\d) 00:00(?::00(?:\.0+)?)? (\d{1,2}[:.h]\d{2}.*)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** @param order of numeric dates with the year last; unknown: day-first between dots, else month-first */
export function readTime(text: string, order: DateOrder | undefined): ReadTime | DateFault {
  if (text === '') return { fault: 'the time is empty' };
  if (text.length > LONGEST_DATE) return notTime(text);
  const cell = /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
  const x = xTime(cell);
  if (x !== undefined) return { form: 'twitter', seconds: x, midnight: cell.slice(11, 19) === '00:00:00' };
  return numbered(cell) ?? written(cell, order);
}

/** The numbers of a date with the year last, for learning the order of a column. */
export function yearLastParts(cell: string): { first: number; second: number; dotted: boolean } | undefined {
  const parts = cell.length > LONGEST_DATE ? null : YEAR_LAST.exec(splitLead(cell.replace(/\s+/g, ' ')).body);
  return parts ? { first: Number(parts[1]), second: Number(parts[3]), dotted: parts[2] === '.' } : undefined;
}

function splitLead(cell: string): { weekday?: string; body: string } {
  const code = cell.charCodeAt(0);
  const lead = code >= 48 && code <= 57 ? null : LEAD.exec(cell);
  return lead ? { weekday: lead[1]!, body: cell.slice(lead[0].length) } : { body: cell };
}

function written(cell: string, order: DateOrder | undefined): ReadTime | DateFault {
  const { weekday, body } = splitLead(cell);
  const year = YEAR_FIRST.exec(body);
  if (year) return timeOf('iso', [Number(year[1]), Number(year[3]), Number(year[4])], rest(year, 5, weekday));
  const last = YEAR_LAST.exec(body);
  if (last) {
    const dayFirst = (order ?? (last[2] === '.' ? 'dmy' : 'mdy')) === 'dmy';
    const [day, month] = dayFirst ? [last[1], last[3]] : [last[3], last[1]];
    const form = dayFirst ? 'day-first' : 'month-first';
    return timeOf(form, [fullYear(last[4]!), Number(month), Number(day)], rest(last, 5, weekday));
  }
  const compact = COMPACT.exec(cell);
  if (compact) {
    const [, years, month, day, hour, minute, second, zone] = compact;
    const clock = [hour, minute, second, undefined, zone];
    return timeOf('iso', [Number(years), Number(month), Number(day)], { clock, whole: cell });
  }
  let fault: DateFault | undefined;
  for (const [shape, at] of NAMED) {
    const found = shape.exec(cell);
    if (!found) continue;
    const months = monthsNamed(found[at.month]!);
    if (months.length > 1) return { fault: `"${found[at.month]}" names different months in different languages` };
    if (months.length === 0) {
      fault ??= { fault: `"${found[at.month]}" is not a month in ${NAMED_LANGUAGES}` };
      continue;
    }
    const day = Number(found[at.day]);
    return timeOf('named month', [fullYear(found[at.year]!), months[0]!, day], rest(found, at.clock));
  }
  const joined = DATE_AND_CLOCK.exec(cell);
  return joined ? written(`${joined[1]} ${joined[2]}`, order) : (fault ?? notTime(cell));
}

/** Which group of a form holds what. */
const NAMED: [RegExp, { day: number; month: number; year: number; clock: number }][] = [
  [DAY_MONTH, { day: 2, month: 3, year: 4, clock: 5 }],
  [MONTH_DAY, { month: 2, day: 3, year: 4, clock: 5 }],
  [YEAR_BEHIND, { month: 2, day: 3, clock: 4, year: 10 }],
  [YEAR_MONTH, { year: 1, month: 2, day: 3, clock: 4 }],
];

/** What CLOCK, HALF and ZONE found, from group `at` on. */
function rest(found: RegExpExecArray, at: number, weekday = found.groups?.weekday) {
  return { clock: found.slice(at, at + 6), weekday, whole: found[0] };
}

function timeOf(
  form: string,
  [year, month, day]: [number, number, number],
  { clock, weekday, whole }: { clock: (string | undefined)[]; weekday?: string | undefined; whole: string },
): ReadTime | DateFault {
  if (weekday !== undefined && !isWeekday(weekday))
    return { fault: `"${weekday}" is not a weekday in ${NAMED_LANGUAGES}` };
  const [hours, minutes, seconds, half, zone, place] = clock;
  const pm = half?.toLowerCase();
  let hour = Number(hours ?? 0);
  if (pm && (hour < 1 || hour > 12)) return notTime(whole);
  if (pm) hour = (hour % 12) + (pm === 'p' ? 12 : 0);
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isClock = hour < 24 && minute < 60 && second < 61 && (hours === undefined || minutes !== undefined || pm);
  if (!isDay || !isClock) return notTime(whole);
  const midnight = hour + minute + second === 0;
  const wall = date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
  const zoneName = zone ?? place;
  if (zoneName === undefined) {
    const without = hours === undefined ? 'no time' : 'no zone';
    return { form: `${form}, ${without}`, wall, midnight };
  }
  const known = namedZone(zoneName);
  if ('fault' in known) return known;
  return { form, seconds: 'offset' in known ? wall - known.offset : secondsIn(known.place, wall), midnight };
}

/** Epochs, and days since 1899-12-30: what a spreadsheet writes when a date cell loses its format. */
function numbered(cell: string): ReadTime | undefined {
  if (!/^\d{5,16}(?:\.\d{1,12})?$/.test(cell)) return undefined;
  const value = Number(cell);
  for (const [form, unit] of EPOCHS)
    if (value >= EARLIEST * unit && value < LATEST * unit)
      return { form, seconds: value / unit, midnight: Math.floor(value / unit) % 86_400 === 0 };
  if (value < 32_000 || value > 75_000) return undefined;
  const wall = Math.round((value - 25_569) * 86_400);
  return { form: 'spreadsheet days, no zone', wall, midnight: Number.isInteger(value) };
}

const EPOCHS = [
  ['epoch seconds', 1],
  ['epoch milliseconds', 1000],
  ['epoch microseconds', 1e6],
] as const;

function notTime(cell: string): DateFault {
  return { fault: `"${cell.slice(0, 40)}" is not a time` };
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

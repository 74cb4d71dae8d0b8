/** Business hours as written down: which shifts a dated schedule opens on which weekday, and on which days it is closed. */
import { ConfigError } from '../errors.ts';
import { DAY_SECONDS } from './duration.ts';
import { checkZone } from './zone.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As the configuration gives it. */
export interface Schedule {
  /** First local day it is in force; without it, since ever. It stays in force until the next schedule begins. */
  from?: string;
  /** IANA time zone of its clock times and days. */
  zone: string;
  /**
   * Shifts by day ('mon') or range of days ('mon-fri', 'sat-sun', 'fri-mon'), each [opens, closes] as 'HH:MM'.
   * '24:00' is midnight at the end of the day; a shift that closes at or before its opening runs into the next day.
   */
  open: Record<string, [string, string][]>;
  /** Local days 'YYYY-MM-DD' closed from midnight to midnight; a night shift keeps its part that lies on another day. */
  holidays?: string[];
}

/** A schedule in numbers. */
export interface ReadSchedule {
  zone: string;
  /** Days since 1970-01-01 of the first local day in force; -Infinity since ever. */
  fromDay: number;
  /** By weekday, Monday first: [opens, closes) in seconds after the midnight that begins the day; closes may pass 86,400. */
  shifts: [number, number][][];
  /** Days since 1970-01-01. */
  holidays: ReadonlySet<number>;
}

/**
 * Checks schedules and orders them by the day they begin.
 * Throws ConfigError that holds every fault found, one a line.
 */
export function readSchedules(schedules: readonly Schedule[]): ReadSchedule[] {
  const faults: string[] = [];
  const read = schedules.map((schedule, index) => {
    const label = schedule.from === undefined ? `schedule ${index + 1}` : `schedule from ${schedule.from}`;
    return readSchedule(schedule, (fault) => faults.push(`${label}: ${fault}`));
  });
  read.sort((a, b) => a.fromDay - b.fromDay);
  for (const [index, schedule] of read.entries())
    if (index > 0 && schedule.fromDay === read[index - 1]!.fromDay) faults.push('two schedules begin on the same day');
  if (faults.length > 0)
    throw new ConfigError(
      faults.join('\n'),
      'Example: zone = "Europe/Berlin", open = { mon-fri = ["09:00-17:00"], sat = ["22:00-06:00"] }, holidays = ["2026-12-25"]',
    );
  return read;
}

/** Weekday numbers (0 = Monday) of 'mon' or 'mon-fri'; a range may run over the weekend. Null when it is neither. */
export function parseDays(text: string): number[] | null {
  const [first, last, more] = text
    .trim()
    .toLowerCase()
    .split('-')
    .map((day) => WEEKDAYS.indexOf(day.trim() as Weekday));
  if (first === undefined || first < 0 || more !== undefined) return null;
  if (last === undefined) return [first];
  if (last < 0) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => (first + step) % 7);
}

/** Days since 1970-01-01 of 'YYYY-MM-DD'; null when no such day exists. */
export function dayNumber(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== text) return null;
  return milliseconds / (DAY_SECONDS * 1000);
}

function readSchedule(schedule: Schedule, fault: (text: string) => void): ReadSchedule {
  const day = (text: string, what: string): number => {
    const number = dayNumber(text);
    if (number === null) fault(`${what} "${text}" is not a day (YYYY-MM-DD)`);
    return number ?? 0;
  };
  try {
    checkZone(schedule.zone, 'zone');
  } catch (error) {
    fault((error as Error).message);
  }
  const shifts: [number, number][][] = WEEKDAYS.map(() => []);
  for (const [days, hours] of Object.entries(schedule.open)) {
    const numbers = parseDays(days);
    if (numbers === null) fault(`"${days}" is neither a day (mon … sun) nor a range of days (mon-fri)`);
    for (const [opens, closes] of hours) {
      const from = clockSeconds(opens);
      const to = clockSeconds(closes);
      if (from === null || to === null || from === DAY_SECONDS)
        fault(`${days}: ${opens}–${closes} is not HH:MM to HH:MM`);
      else for (const number of numbers ?? []) shifts[number]!.push([from, to <= from ? to + DAY_SECONDS : to]);
    }
  }
  return {
    zone: schedule.zone,
    fromDay: schedule.from === undefined ? Number.NEGATIVE_INFINITY : day(schedule.from, 'from'),
    shifts,
    holidays: new Set((schedule.holidays ?? []).map((holiday) => day(holiday, 'holiday'))),
  };
}

/** Seconds after midnight of 'HH:MM', 00:00 … 24:00; null when it is no such time. */
function clockSeconds(text: string): number | null {
  const match = /^(\d\d?):(\d\d)$/.exec(text);
  if (match === null) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  const seconds = hours * 3600 + minutes * 60;
  return minutes > 59 || seconds > DAY_SECONDS ? null : seconds;
}

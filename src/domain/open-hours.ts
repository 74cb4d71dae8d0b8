/** Open hours: the intervals of business hours within a period, computed once and counted by running totals. */
import { DAY_SECONDS } from './duration.ts';
import { type ReadSchedule, readSchedules, type Schedule } from './schedule.ts';
import { localToUnix, type ZoneOffset } from './zone.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** All times are Unix seconds in [since, until]; others throw a RangeError. */
export interface OpenHours {
  since: number;
  until: number;
  /** The second from which on a schedule is in force; before it the brand is closed. -Infinity for since ever. */
  inForceFrom: number;
  /** Open intervals [from, to), ascending, neither touching nor overlapping. */
  intervals: readonly (readonly [number, number])[];
  /** Elapsed seconds within business hours in [from, to), from <= to. */
  openSeconds(from: number, to: number): number;
  isOpen(time: number): boolean;
  /** `time` itself when open, else the next opening; null when there is none before `until`. */
  nextOpening(time: number): number | null;
}

/**
 * Each second counts under the schedule in force at that second; before the first dated schedule the brand is closed.
 * A shift over a change of the clock has its true seconds; clock times that are skipped or doubled are read as
 * localToUnix says. Throws ConfigError on faulty schedules.
 * @param since Unix seconds
 * @param until Unix seconds, > since
 */
export function buildOpenHours(schedules: readonly Schedule[], since: number, until: number): OpenHours {
  const read = readSchedules(schedules);
  const begins = read.map((schedule) => beginOf(schedule, since, until));
  const raw = read.flatMap((schedule, index) => {
    const from = Math.max(since, begins[index]!);
    const to = Math.min(until, ...begins.slice(index + 1));
    return from < to ? shiftsBetween(schedule, from, to) : [];
  });
  return { ...counter(merged(raw), since, until), inForceFrom: Math.min(...begins) };
}

/**
 * Whether no second between question and answer was open. False for an answer in the same second as a question that was
 * asked in open hours.
 */
export function isOffHours({ openSeconds, isOpen }: OpenHours, asked: number, answered: number): boolean {
  return openSeconds(asked, answered) === 0 && !isOpen(asked);
}

/** Offsets that reach two days beyond the period, for shifts that begin before it. */
function offsetsAround(zone: string, since: number, until: number): ZoneOffset[] {
  return zoneOffsets(zone, since - 2 * DAY_SECONDS, until + 2 * DAY_SECONDS);
}

/** The second at which a schedule comes into force, limited to the period. */
function beginOf({ zone, fromDay }: ReadSchedule, since: number, until: number): number {
  const midnight = fromDay * DAY_SECONDS;
  if (midnight < since - DAY_SECONDS) return Number.NEGATIVE_INFINITY;
  if (midnight > until + DAY_SECONDS) return Number.POSITIVE_INFINITY;
  return localToUnix(offsetsAround(zone, since, until), midnight);
}

function shiftsBetween({ zone, shifts, holidays }: ReadSchedule, since: number, until: number): [number, number][] {
  const offsets = offsetsAround(zone, since, until);
  const unix = (local: number) => localToUnix(offsets, local);
  const open: [number, number][] = [];
  const keep = (from: number, to: number) => {
    const begin = Math.max(since, unix(from));
    const end = Math.min(until, unix(to));
    if (begin < end) open.push([begin, end]);
  };
  const lastDay = Math.floor(until / DAY_SECONDS) + 1;
  for (let day = Math.floor(since / DAY_SECONDS) - 2; day <= lastDay; day++) {
    const midnight = day * DAY_SECONDS;
    const nextMidnight = midnight + DAY_SECONDS;
    for (const [opens, closes] of shifts[(((day + 3) % 7) + 7) % 7]!) {
      const end = midnight + closes;
      const closedToday = holidays.has(day);
      const closedTomorrow = end > nextMidnight && holidays.has(day + 1);
      const from = closedToday ? nextMidnight : midnight + opens;
      const to = closedTomorrow ? nextMidnight : end;
      if (from < to) keep(from, to);
    }
  }
  return open;
}

function merged(intervals: [number, number][]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [from, to] of intervals.sort((a, b) => a[0] - b[0])) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

function counter(intervals: [number, number][], since: number, until: number): Omit<OpenHours, 'inForceFrom'> {
  const starts = Float64Array.from(intervals, ([from]) => from);
  const ends = Float64Array.from(intervals, ([, to]) => to);
  const before = new Float64Array(intervals.length);
  for (let i = 1; i < intervals.length; i++) before[i] = before[i - 1]! + ends[i - 1]! - starts[i - 1]!;

  /** Index of the last interval that starts at or before `time`, -1 for none. */
  function last(time: number): number {
    if (!(time >= since && time <= until)) throw new RangeError(`${time} lies outside ${since} … ${until}`);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  function total(time: number): number {
    const index = last(time);
    return index < 0 ? 0 : before[index]! + Math.min(time, ends[index]!) - starts[index]!;
  }
  return {
    since,
    until,
    intervals,
    openSeconds: (from, to) => total(to) - total(from),
    isOpen(time) {
      const index = last(time);
      return index >= 0 && time < ends[index]!;
    },
    nextOpening(time) {
      const index = last(time);
      if (index >= 0 && time < ends[index]!) return time;
      return starts[index + 1] ?? null;
    },
  };
}

/** Holidays from an .ics calendar (RFC 5545): its all-day events as plain dates. */
import { FormatError } from '../errors.ts';
import { DAY_SECONDS } from './duration.ts';
import { dayNumber } from './schedule.ts';

export interface Holidays {
  /** 'YYYY-MM-DD', ascending, each once. */
  dates: string[];
  /** Events that were not understood, each with its name and why; they gave no dates or only their first. */
  unsupported: string[];
}

interface Event {
  /** Property name, upper case → its parameters and value, as they came. */
  properties: Map<string, { parameters: string; value: string }[]>;
}

const LONGEST_EVENT_DAYS = 366;

/**
 * Reads all-day and many-day events, those that recur yearly on their date (INTERVAL, COUNT, UNTIL) and EXDATE.
 * Cancelled events are left out; timed events and other recurrences are named as unsupported.
 * @param lastYear yearly events recur through the end of this year
 * Throws FormatError when the text is not a calendar.
 */
export function parseIcsHolidays(text: string, lastYear: number): Holidays {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR')
    throw new FormatError('not an .ics calendar: it does not begin with BEGIN:VCALENDAR');
  const dates = new Set<string>();
  const unsupported: string[] = [];
  for (const event of eventsOf(lines)) {
    const fault = readEvent(event, lastYear, dates);
    if (fault !== null) unsupported.push(`${first(event, 'SUMMARY')?.value ?? 'event without a name'}: ${fault}`);
  }
  return { dates: [...dates].sort(), unsupported };
}

function eventsOf(lines: string[]): Event[] {
  const events: Event[] = [];
  let event: Event | null = null;
  let nested = 0;
  for (const line of lines) {
    const { name, parameters, value } = property(line);
    if (name === 'BEGIN' && event !== null) nested++;
    else if (name === 'BEGIN' && value.toUpperCase() === 'VEVENT') event = { properties: new Map() };
    else if (name === 'END' && nested > 0) nested--;
    else if (name === 'END' && event !== null) {
      events.push(event);
      event = null;
    } else if (event !== null && nested === 0) {
      const earlier = event.properties.get(name) ?? [];
      event.properties.set(name, [...earlier, { parameters, value }]);
    }
  }
  return events;
}

/** 'DTSTART;VALUE=DATE:20261225' → its parts; a colon inside quotes belongs to a parameter. */
function property(line: string): { name: string; parameters: string; value: string } {
  let quoted = false;
  let colon = 0;
  for (; colon < line.length; colon++) {
    if (line[colon] === '"') quoted = !quoted;
    else if (line[colon] === ':' && !quoted) break;
  }
  const head = line.slice(0, colon);
  const semicolon = head.indexOf(';');
  const name = (semicolon < 0 ? head : head.slice(0, semicolon)).trim().toUpperCase();
  return { name, parameters: semicolon < 0 ? '' : head.slice(semicolon), value: line.slice(colon + 1).trim() };
}

/** Adds the event's days; returns why it could not, or not fully. */
function readEvent(event: Event, lastYear: number, dates: Set<string>): string | null {
  if (first(event, 'STATUS')?.value.toUpperCase() === 'CANCELLED') return null;
  const start = first(event, 'DTSTART')?.value ?? '';
  const day = icsDay(start);
  if (day === null)
    return start.includes('T') ? 'it has a time of day, so it is not an all-day event' : 'it has no readable DTSTART';
  if (event.properties.has('DURATION')) return 'DURATION is not supported; give DTEND';
  const end = first(event, 'DTEND');
  const endDay = end === undefined ? day + 1 : icsDay(end.value);
  if (endDay === null) return 'it has no readable DTEND';
  const length = Math.max(1, endDay - day);
  if (length > LONGEST_EVENT_DAYS) return `it lasts ${length} days`;
  const rule = first(event, 'RRULE')?.value;
  const recurring = rule === undefined ? [day] : yearly(day, rule, lastYear);
  const excluded = new Set((event.properties.get('EXDATE') ?? []).flatMap(({ value }) => value.split(',').map(icsDay)));
  for (const begin of recurring ?? [day]) {
    if (excluded.has(begin)) continue;
    for (let step = 0; step < length; step++) dates.add(isoDay(begin + step));
  }
  if (recurring === null) return `RRULE ${rule} is not supported, only its first date was taken`;
  return event.properties.has('RDATE') ? 'RDATE is not supported, only the other dates were taken' : null;
}

/** Days on which a plain yearly rule falls; null when the rule says more. 29 February recurs in leap years only. */
function yearly(day: number, rule: string, lastYear: number): number[] | null {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const { year, month, date } = calendarDate(day);
  const plain = [...parts].every(
    ([key, value]) =>
      ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST'].includes(key) ||
      (key === 'BYMONTH' && Number(value) === month) ||
      (key === 'BYMONTHDAY' && Number(value) === date),
  );
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY);
  const until = parts.has('UNTIL') ? icsDay(parts.get('UNTIL')!.slice(0, 8)) : Number.POSITIVE_INFINITY;
  if (parts.get('FREQ') !== 'YEARLY' || !plain || !(interval >= 1) || !(count >= 1) || until === null) return null;
  const days: number[] = [];
  for (let next = year; next <= lastYear && days.length < count; next += interval) {
    const found = dayNumber(
      `${String(next).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
    );
    if (found !== null && found <= until) days.push(found);
  }
  return days;
}

function first(event: Event, name: string) {
  return event.properties.get(name)?.[0];
}

/** '20261225' → days since 1970-01-01; null for anything else, times of day included. */
function icsDay(value: string): number | null {
  return /^\d{8}$/.test(value) ? dayNumber(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`) : null;
}

function isoDay(day: number): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}

function calendarDate(day: number) {
  const [year, month, date] = isoDay(day).split('-').map(Number) as [number, number, number];
  return { year, month, date };
}

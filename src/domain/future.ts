/** Times in the future as people type them, for a snooze. */
import { Temporal } from 'temporal-polyfill';
import { UsageError } from '../errors.ts';
import { parseDuration } from './duration.ts';
import { type PeriodContext, parsePeriod } from './period.ts';
import { WEEKDAYS, type Weekday } from './schedule.ts';

export const FUTURE_HINT =
  'Write a length of time from now (2h, 3d), tomorrow, a day of the week (mon … sun, both at 09:00), or a time (2026-10-01T09:00).';

/**
 * Unix seconds of '2h', 'tomorrow', 'mon' or '2026-10-01T09:00'; days begin at 09:00 on the wall clock of the zone.
 * @throws UsageError for text that is not a time, and for times that are not in the future
 */
export function parseFuture(typed: string, flag: string, { zone, now }: PeriodContext): number {
  const text = typed.trim().toLowerCase();
  const today = Temporal.Instant.fromEpochMilliseconds(now * 1000)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const weekday = WEEKDAYS.indexOf(text.slice(0, 3) as Weekday) + 1;
  if (/^\d{1,9}[smhdw]$/.test(text)) return now + parseDuration(text, flag);
  if (text === 'tomorrow') return morning(today.add({ days: 1 }), zone);
  if (weekday > 0 && /^[a-z]+$/.test(text))
    return morning(today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 }), zone);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const { since } = readPeriod(isDay ? `${text}T09:00` : text, typed, flag, { zone, now });
  if (since === undefined || since <= now)
    throw new UsageError(`${flag}: "${typed}" is not in the future`, FUTURE_HINT);
  return since;
}

function readPeriod(text: string, typed: string, flag: string, context: PeriodContext) {
  try {
    return parsePeriod({ since: text }, context);
  } catch {
    throw new UsageError(`${flag}: "${typed}" is not a time`, FUTURE_HINT);
  }
}

function morning(day: Temporal.PlainDate, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds / 1000;
}

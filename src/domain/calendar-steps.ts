/** Calendar steps: consecutive days, weeks or months in a zone. */
import { Temporal } from 'temporal-polyfill';
import { DAY_SECONDS } from './duration.ts';

export const STEP_UNITS = ['day', 'week', 'month'] as const;
export type StepUnit = (typeof STEP_UNITS)[number];

/** A period of the calendar: [from, until) in unix seconds, with what it is called. */
export interface CalendarStep {
  /** Its first day, 2026-03-02, or its month, 2026-03. */
  name: string;
  from: number;
  until: number;
}

const MOST_STEPS = 5_000;
/** Default number of days, where no beginning is given. */
const DAYS_SHOWN = 14;

/**
 * The steps from the one that holds `since` to the one that holds `last`, at most 5,000. Weeks begin on Monday.
 * @param since unix seconds; null begins 14 days back, the last one included
 * @param last unix seconds, part of the period
 * @param zone IANA zone in which days begin
 */
export function calendarSteps(unit: StepUnit, since: number | null, last: number, zone: string): CalendarStep[] {
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at * 1000)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds / 1000;
  let day = since === null ? dayOf(last).subtract({ days: DAYS_SHOWN - 1 }) : dayOf(since);
  if (unit === 'week') day = day.subtract({ days: day.dayOfWeek - 1 });
  if (unit === 'month') day = day.with({ day: 1 });
  const steps: CalendarStep[] = [];
  while (midnight(day) <= last && steps.length < MOST_STEPS) {
    const next = day.add({ [`${unit}s`]: 1 });
    const name = unit === 'month' ? day.toString().slice(0, 7) : day.toString();
    steps.push({ name, from: midnight(day), until: midnight(next) });
    day = next;
  }
  return steps;
}

/** The last `count` steps that had ended by a moment, in order. @param at unix seconds @param zone as above */
export function wholeSteps(unit: StepUnit, count: number, at: number, zone: string): CalendarStep[] {
  const longest = { day: 2, week: 8, month: 32 }[unit] * DAY_SECONDS;
  return calendarSteps(unit, at - (count + 1) * longest, at, zone)
    .filter(({ until }) => until <= at)
    .slice(-count);
}

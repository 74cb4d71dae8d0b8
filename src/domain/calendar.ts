/** A calendar of days: which are known completely, in part or not at all. */
import { Temporal } from 'temporal-polyfill';
import { intersect, subtract, type TimeRange } from './intervals.ts';

export const DAY_STATES = ['complete', 'partial', 'missing'] as const;
export type DayState = (typeof DAY_STATES)[number];

export interface CalendarDay {
  /** 2026-10-01 */
  day: string;
  state: DayState;
}

/**
 * The state of every local day that a period touches; what lies after the period does not count.
 * @param period Unix seconds
 * @param zone IANA zone in which days begin
 */
export function calendarOf(period: TimeRange, zone: string, known: readonly TimeRange[]): CalendarDay[] {
  const days: CalendarDay[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(period.since * 1000)
    .toZonedDateTimeISO(zone)
    .startOfDay();
  while (at.epochMilliseconds / 1000 < period.until) {
    const next = at.add({ days: 1 }).startOfDay();
    const span = {
      since: Math.max(period.since, at.epochMilliseconds / 1000),
      until: Math.min(period.until, next.epochMilliseconds / 1000 - 1),
    };
    days.push({ day: at.toPlainDate().toString(), state: stateOf(span, known) });
    at = next;
  }
  return days;
}

function stateOf(span: TimeRange, known: readonly TimeRange[]): DayState {
  if (subtract([span], known).length === 0) return 'complete';
  // Coverage that ends at midnight does not include the day that begins there.
  return intersect([span], known).some(({ since, until }) => until > since) ? 'partial' : 'missing';
}

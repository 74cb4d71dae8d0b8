/** The business hours of the made-up desk, second by second: Monday to Friday from nine to five in Berlin. */
import { Temporal } from 'temporal-polyfill';

/** Of every weekday of the made-up months: unix seconds. */
const OPEN: [from: number, until: number][] = [];
for (let day = Temporal.PlainDate.from('2026-02-20'); day.month < 7; day = day.add({ days: 1 })) {
  const at = (time: string) => day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: time }).epochMilliseconds;
  if (day.dayOfWeek <= 5) OPEN.push([at('09:00') / 1000, at('17:00') / 1000]);
}

export function isOpen(time: number): boolean {
  return OPEN.some(([from, until]) => from <= time && time < until);
}

/** Of those between two moments. */
export function openSeconds(since: number, end: number): number {
  return OPEN.reduce((sum, [from, until]) => sum + Math.max(0, Math.min(end, until) - Math.max(since, from)), 0);
}

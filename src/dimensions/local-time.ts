/** Calendar units of the turn's start on the wall clock of the report's zone. */
import { DAY_SECONDS } from '../domain/duration.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { LocalClock } from './dimension.ts';

/** Days since 1970-01-01 on the wall clock. */
export function localDay(frame: TurnFrame, turn: number, clock: LocalClock): number {
  return Math.floor(localSeconds(frame, turn, clock) / DAY_SECONDS);
}

/** Seconds since 1970-01-01T00:00 on the wall clock. */
export function localSeconds(frame: TurnFrame, turn: number, clock: LocalClock): number {
  const at = frame.askedAt[turn]!;
  return at + clock.offset(at);
}

/** 0 is Monday: 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** 2026-11-22 */
export function dayText(day: number): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}

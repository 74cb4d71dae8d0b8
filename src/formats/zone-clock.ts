/** Wall-clock times of one zone as unix seconds, exact across clock changes. */
import { checkZone, localToUnix } from '../domain/zone.ts';

export interface LocalTime {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Times outside these are not times of posts; unix seconds of the beginnings of 1990 and 2100. */
export const EARLIEST = Date.UTC(1990, 0) / 1000;
export const LATEST = Date.UTC(2100, 0) / 1000;

/**
 * A time that a clock change skips is read with the offset before the change, one that happens twice as the first.
 * @throws UsageError when the zone is no IANA name
 */
export async function zoneClock(zone: string): Promise<(time: LocalTime) => number> {
  if (zone === 'UTC') return wallSeconds;
  const name = checkZone(zone);
  const { zoneOffsets } = await import('../domain/zone-offsets.ts');
  const offsets = zoneOffsets(name, EARLIEST, LATEST);
  return (time) => localToUnix(offsets, wallSeconds(time));
}

function wallSeconds(time: LocalTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
}

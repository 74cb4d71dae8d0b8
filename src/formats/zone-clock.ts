/** Wall-clock times of one zone as unix seconds, exact across clock changes. */
import { checkZone, localToUnix, type ZoneOffset } from '../domain/zone.ts';

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

export interface ZoneClock {
  /** Unix seconds. A time that a clock change skips is read with the offset before it, one that happens twice as the first. */
  at(time: LocalTime): number;
  /** Unix seconds of the second moment, for a time that happens twice. */
  again(time: LocalTime): number | undefined;
}

/** @throws UsageError when the zone is no IANA name */
export async function zoneClock(zone: string): Promise<ZoneClock> {
  if (zone === 'UTC') return { at: wallSeconds, again: () => undefined };
  const name = checkZone(zone);
  const { zoneOffsets } = await import('../domain/zone-offsets.ts');
  const offsets = zoneOffsets(name, EARLIEST, LATEST);
  const doubled = doubledHours(offsets);
  return {
    at: (time) => localToUnix(offsets, wallSeconds(time)),
    again(time) {
      const wall = wallSeconds(time);
      const hour = doubled.find(({ from, to }) => wall >= from && wall < to);
      return hour && wall - hour.offset;
    },
  };
}

/** The stretches of wall clock that happen twice, and the offset the second time. */
function doubledHours(offsets: ZoneOffset[]): { from: number; to: number; offset: number }[] {
  return offsets.slice(1).flatMap(({ from, offset_seconds: offset }, at) => {
    const before = offsets[at]!.offset_seconds;
    return before > offset ? [{ from: from + offset, to: from + before, offset }] : [];
  });
}

function wallSeconds(time: LocalTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
}

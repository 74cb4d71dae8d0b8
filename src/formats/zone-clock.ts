/** Wall-clock times of one zone as unix seconds, exact across clock changes. */
import { checkZone, localToUnix, type ZoneOffset } from '../domain/zone.ts';

/** Times outside these are not times of posts; unix seconds of the beginnings of 1990 and 2100. */
export const EARLIEST = Date.UTC(1990, 0) / 1000;
export const LATEST = Date.UTC(2100, 0) / 1000;

/** Turns what a clock shows, as seconds since 1970-01-01T00:00 on it, into unix seconds. */
export interface ZoneClock {
  /** A time that a clock change skips is read with the offset before it, one that happens twice as the first. */
  at(wall: number): number;
  /** The second moment, for a time that happens twice. */
  again(wall: number): number | undefined;
}

const DAY = 86_400;

/** @throws UsageError when the zone is not an IANA name */
export async function zoneClock(zone: string): Promise<ZoneClock> {
  if (zone === 'UTC') return { at: (wall) => wall, again: () => undefined };
  const name = checkZone(zone);
  const { zoneOffsets } = await import('../domain/zone-offsets.ts');
  const offsets = zoneOffsets(name, EARLIEST, LATEST);
  const doubled = doubledHours(offsets);
  const days = new Set(doubled.flatMap(({ from, to }) => [Math.floor(from / DAY), Math.floor(to / DAY)]));
  return {
    at: (wall) => localToUnix(offsets, wall),
    again(wall) {
      if (!days.has(Math.floor(wall / DAY))) return undefined;
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

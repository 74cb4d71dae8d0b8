/** Wall-clock times of one zone as unix seconds, exact across clock changes. */
import { FormatError } from '../errors.ts';

export interface LocalTime {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/**
 * A time that a clock change skips is read with the offset before the change, one that happens twice as the first.
 * @throws FormatError when the zone is no IANA name
 */
export async function zoneClock(zone: string): Promise<(time: LocalTime) => number> {
  if (zone === 'UTC') return utcSeconds;
  const { Temporal } = await import('temporal-polyfill');
  const offsetAt = (time: LocalTime): number => {
    const local = { ...time, second: 0 };
    return utcSeconds(local) - Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds / 1000;
  };
  try {
    offsetAt({ year: 2020, month: 1, day: 1, hour: 0, minute: 0, second: 0 });
  } catch {
    throw new FormatError(`"${zone}" is no time zone`, 'Use an IANA name such as Europe/Berlin or America/New_York.');
  }
  const byMinute = new Map<number, number>();
  return (time) => {
    const local = utcSeconds(time);
    const minute = Math.floor(local / 60);
    let offset = byMinute.get(minute);
    if (offset === undefined) {
      offset = offsetAt(time);
      if (byMinute.size > 200_000) byMinute.clear();
      byMinute.set(minute, offset);
    }
    return local - offset;
  };
}

function utcSeconds(time: LocalTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
}

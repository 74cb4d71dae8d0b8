/** Which hours can be counted: whole hours of the wall clock that lie inside coverage. */
import { intersect, type TimeRange, unite } from '../../domain/intervals.ts';
import { weekHourOf } from '../../domain/week-hours.ts';

const HOUR = 3_600;

/** The time inside coverage, and the offset of the report's zone. */
export interface KnownTime {
  /** Coverage of mentions by brand and channel, limited to the period; unix seconds. */
  covers: readonly (TimeRange & { brand: number; channel: string })[];
  /** Seconds by which the report's zone is ahead of UTC at a moment. */
  offset(at: number): number;
}

export interface WeekHour {
  /** Unix seconds; the end is exclusive. */
  start: number;
  end: number;
  /** Hour of the week, 0 … 167. */
  slot: number;
}

/**
 * Whole hours of the wall clock in which all streams are inside coverage, in order.
 * @param times of what was counted, ascending: without coverage, the hours from the first to the last count
 */
export function countedHours(
  times: readonly number[],
  streams: readonly { brand: number; channel: string }[],
  known?: KnownTime,
): WeekHour[] {
  const offset = known?.offset ?? (() => 0);
  const startOf = (at: number) => Math.floor((at + offset(at)) / HOUR) * HOUR - offset(at);
  const ranges = known
    ? knownOf(streams, known)
    : [{ since: startOf(times[0]!), until: startOf(times.at(-1)!) + HOUR - 1 }];
  const hours: WeekHour[] = [];
  for (const { since, until } of ranges) {
    let start = startOf(since);
    if (start < since) start = startOf(start + HOUR);
    for (; start + HOUR - 1 <= until; start = startOf(start + HOUR))
      hours.push({ start, end: startOf(start + HOUR), slot: weekHourOf(start + offset(start)) });
  }
  return hours;
}

function knownOf(streams: readonly { brand: number; channel: string }[], { covers }: KnownTime): TimeRange[] {
  const [first, ...rest] = streams.map(({ brand, channel }) =>
    unite(covers.filter((cover) => cover.brand === brand && cover.channel === channel)),
  );
  return rest.reduce((both, one) => intersect(both, one), first ?? []);
}

/** Which hours can be counted: those that are known from beginning to end, by the wall clock. */
import { intersect, type TimeRange, unite } from '../../domain/intervals.ts';
import { weekHourOf } from '../../domain/week-hours.ts';

const HOUR = 3_600;

/** What is known of time itself. */
export interface KnownTime {
  /** Time of which the mentions of a brand on a channel are known, inside the period; unix seconds. */
  covers: readonly (TimeRange & { brand: number; channel: string })[];
  /** What the wall clock of the report's zone is ahead of UTC at a moment, seconds. */
  offset(at: number): number;
}

export interface WeekHour {
  /** Unix seconds; the end is no part of it. */
  start: number;
  end: number;
  /** Hour of the week, 0 … 167. */
  slot: number;
}

/**
 * Whole hours of the wall clock in which all of the streams are known, in order.
 * @param times of what was counted, ascending: without knowledge, the hours from the first to the last
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

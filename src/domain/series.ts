/** A measure period by period. */
import type { CalendarStep } from './calendar-steps.ts';
import type { Row } from './report.ts';

export interface SeriesPoint {
  step: CalendarStep;
  /** Null where there is none. */
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  /** It was not reached although it was looked for at least as long as the longest of its series: longer than all of these. */
  beyond?: true;
  /** Why it is no part of the trend, where it is none. */
  why?: string | undefined;
}

export interface Series {
  /** The group, one property per dimension. */
  names: Row;
  points: readonly SeriesPoint[];
}

export interface WatchedPoint extends SeriesPoint {
  /** Seconds for which a time that was not reached was looked for. */
  watched: number;
}

export const NOT_REACHED = 'not reached';

/** Times that were not reached are longer than all others where they were looked for as long as the longest of these. */
export function ranked(points: readonly WatchedPoint[]): SeriesPoint[] {
  const longest = Math.max(...points.map(({ value, why }) => (why === undefined ? (value ?? 0) : 0)));
  return points.map(({ watched, ...point }) => {
    if (point.why !== NOT_REACHED) return point;
    return watched >= longest
      ? { ...point, why: undefined, beyond: true }
      : { ...point, why: 'not watched for long enough' };
  });
}

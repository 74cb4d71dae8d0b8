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
  /** Why it is no part of the trend, where it is none. */
  why?: string | undefined;
}

export interface Series {
  /** The group, one property per dimension. */
  names: Row;
  points: readonly SeriesPoint[];
}

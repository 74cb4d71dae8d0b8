/** A rate with its interval as a row shows it. */
import type { Column, Row } from '../domain/report.ts';
import type { Rate } from '../statistics/rate.ts';

/** Below this many a rate says nothing. */
export const RATE_NEEDS = 10;

export interface RateCells extends Row {
  rate: number | null;
  ci_low: number | null;
  ci_high: number | null;
  ci_method: string | null;
}

export const RATE_COLUMN: Column = {
  key: 'rate',
  label: 'Rate (95 % CI)',
  kind: 'share',
  absent: 'too few',
  interval: ['ci_low', 'ci_high'],
};

/** Rate and interval are null below 10 due. */
export function rateCells({ due, rate, low, high, method }: Rate): RateCells {
  if (due < RATE_NEEDS) return { rate: null, ci_low: null, ci_high: null, ci_method: null };
  return { rate, ci_low: low, ci_high: high, ci_method: method };
}

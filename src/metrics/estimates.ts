/** Estimates as cells of a row: the value at its path, its interval under `intervals` at the same path. */
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import type { Estimate } from '../statistics/estimate.ts';

/** Estimates nested like the cells they become. */
export interface Estimates {
  [name: string]: Estimate | Estimates;
}

/** Value and interval become null where n is too small to print. @param n the population that must be large enough */
export function printable<Some extends Estimate>(estimate: Some, n = estimate.n): Some {
  return n < PRINT_FROM ? { ...estimate, value: null, low: null, high: null, method: null } : estimate;
}

/**
 * The numbers, and beside them `intervals` with { low, high, interval, n } for each.
 * @param population the turns that must be enough where the estimates rest on some of them; their own n when left out
 */
export function estimateCells(estimates: Estimates, population?: number): Row & { intervals: Row } {
  return {
    ...mapped(estimates, population, ({ value }) => value),
    intervals: mapped(estimates, population, ({ low, high, method, n }) => ({ low, high, interval: method, n })),
  };
}

function mapped(estimates: Estimates, population: number | undefined, cell: (estimate: Estimate) => unknown): Row {
  return Object.fromEntries(
    Object.entries(estimates).map(([name, estimate]) => [
      name,
      isEstimate(estimate) ? cell(printable(estimate, population)) : mapped(estimate, population, cell),
    ]),
  );
}

function isEstimate(estimate: Estimate | Estimates): estimate is Estimate {
  return 'method' in estimate;
}

/** The column of an estimate of estimateCells, with its interval. @param key its path */
export function estimateColumn(
  key: string,
  label: string,
  kind: 'share' | 'seconds' | 'number',
  more: Partial<Column> = {},
): Column {
  const at = `intervals.${key}`;
  return { key, label, kind, of: `${at}.n`, needs: PRINT_FROM, interval: [`${at}.low`, `${at}.high`], ...more };
}

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

/** The cells of a row whose main number is one share. */
export function rateCells(estimate: Estimate): RateCells {
  const { value, low, high, method } = printable(estimate);
  return { rate: value, ci_low: low, ci_high: high, ci_method: method };
}

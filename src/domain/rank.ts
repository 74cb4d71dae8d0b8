/** The order of rows by one of their values. */
import { PRINT_FROM } from './enough.ts';
import { type Column, type Row, valueAt } from './report.ts';

/** The value to sort a row by: a quantile not reached, with enough turns, ranks above any time. */
export function rankOf(row: Row, key: string, column: Column | undefined): unknown {
  const value = valueAt(row, key);
  if (value !== null || column?.absent !== 'not reached' || column.of === undefined) return value;
  return Number(valueAt(row, column.of)) >= PRINT_FROM ? Number.POSITIVE_INFINITY : null;
}

/** For Array.sort: what has no value comes last, whichever way is sorted. @param sign 1 for the smallest first, -1 for the largest */
export function compareRanks(a: unknown, b: unknown, sign: 1 | -1): number {
  if (a === null || a === undefined || b === null || b === undefined) return Number(a == null) - Number(b == null);
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : sign * (a - b);
  return sign * String(a).localeCompare(String(b), 'en');
}

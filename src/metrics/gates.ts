/** What audits read off the rows of metrics. */
import type { Figure } from '../domain/audit-verdict.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Row } from '../domain/report.ts';
import type { RateCells } from './estimates.ts';

/** No number is held against a bound where more than this share of what it counts is not classified. */
export const MOST_UNCLASSIFIED = 0.05;

/** The estimate at a path of the one row of a group; see estimateCells. */
export function estimateFigure(rows: readonly Row[], path: string): Figure | undefined {
  const [row] = rows;
  if (!row) return undefined;
  const interval = valueAt(row.intervals, path) as { low: number; high: number; interval: string; n: number } | null;
  // Where days alone are known, hours are taken out of the row: see inDays.
  if (!interval) return { ...NOTHING, why: 'the posts are dated without a time of day' };
  const { low, high, interval: method, n } = interval;
  return { value: valueAt(row, path) as number | null, low, high, n, method };
}

/** The share that a row is all about; see rateCells. @param count where the row keeps what it is a share of */
export function rateFigure(row: Row | undefined, count: 'due' | 'answered' | 'replies'): Figure | undefined {
  if (!row) return undefined;
  const { rate, ci_low, ci_high, ci_method } = row as RateCells;
  return { value: rate, low: ci_low, high: ci_high, n: row[count] as number, method: ci_method };
}

/** The row of a window, whichever hours it counts. */
export function rowOfWindow(rows: readonly Row[], window: number): Row | undefined {
  const label = durationLabel(window);
  return rows.find(({ window: each }) => each === label || String(each).startsWith(`${label} (`));
}

const NOTHING: Figure = { value: null, low: null, high: null, n: 0 };

/** What stands at a dotted path of a row. */
export function valueAt(from: unknown, path: string): unknown {
  return path.split('.').reduce((value, step) => (value as Row | null | undefined)?.[step], from);
}

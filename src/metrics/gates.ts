/** How audits read their figures from the rows of metrics. */

import type { Figure } from '../domain/audit-verdict.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Row } from '../domain/report.ts';
import { valueAt } from '../domain/report.ts';
import type { RateCells } from './estimates.ts';

/** Largest unclassified share with which a figure is still compared with its bound. */
export const MOST_UNCLASSIFIED = 0.05;

/** The estimate at a path of the one row of a group; see estimateCells. */
export function estimateFigure(rows: readonly Row[], path: string): Figure | undefined {
  const [row] = rows;
  if (!row) return undefined;
  const interval = valueAt(row.intervals, path) as { low: number; high: number; interval: string; n: number } | null;
  // Rows of posts without a time of day have no cells for times under a day: see inDays.
  if (!interval) return { ...NOTHING, why: 'the posts are dated without a time of day' };
  const { low, high, interval: method, n } = interval;
  return { value: valueAt(row, path) as number | null, low, high, n, method };
}

/** The main share of a row; see rateCells. @param count column of its denominator */
export function rateFigure(row: Row | undefined, count: 'due' | 'answered' | 'replies'): Figure | undefined {
  if (!row) return undefined;
  const { rate, ci_low, ci_high, ci_method } = row as RateCells;
  return { value: rate, low: ci_low, high: ci_high, n: row[count] as number, method: ci_method };
}

/** The row of a window, in calendar or open hours. */
export function rowOfWindow(rows: readonly Row[], window: number): Row | undefined {
  const label = durationLabel(window);
  return rows.find(({ window: each }) => each === label || String(each).startsWith(`${label} (`));
}

const NOTHING: Figure = { value: null, low: null, high: null, n: 0 };

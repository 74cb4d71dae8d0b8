/** One value of a row formatted for people: with a unit, rounded once, and with words where there is no number. */

import { grouped } from '../domain/amount.ts';
import { formatTime } from '../domain/clock-time.ts';
import { briefDuration, formatDuration } from '../domain/duration.ts';
import { probabilityText } from '../domain/probability.ts';
import type { Column, ColumnKind, Row } from '../domain/report.ts';
import { valueAt } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';

export interface CellStyle {
  unicode: boolean;
  /** IANA zone for times. */
  timezone: string;
}

const BARS = { unicode: '▁▂▃▄▅▆▇█', ascii: '_.-=+*%#' };

/** The text of a cell for people, on one line and safe for a terminal; empty where the row does not have the column. */
export function cellText(row: Row, column: Column, style: CellStyle): string {
  const value = valueAt(row, column.key);
  if (value === undefined) return '';
  if (value === null || Number.isNaN(value)) return absenceText(row, column, style);
  const kind = kindOf(row, column);
  if (column.range) return intervalText(row, column, style).replace(/^ \((.*)\)$/, '$1');
  if (kind === 'spark' && Array.isArray(value)) return sparkline(value, style.unicode);
  if (typeof value !== 'number') return plainText(value);
  if (kind === 'time') return formatTime(value, style.timezone);
  const sign = column.difference && value > 0 ? '+' : '';
  return (
    sign + numberText(value, kind, column.difference === true) + intervalText(row, column, style) + ofFew(row, column)
  );
}

/** What the number is made from, where that is few. */
function ofFew(row: Row, { of, tells_of: few = 0 }: Column): string {
  const n = of === undefined ? undefined : valueAt(row, of);
  return typeof n === 'number' && n < few ? ` of ${n}` : '';
}

/** A number of its kind, with its unit. */
export function valueText(value: number, kind: ColumnKind): string {
  return numberText(value, kind, false);
}

/** Kind of the cell: that of the row where it has one, else that of the column. */
function kindOf(row: Row, { kind, unit }: Column): ColumnKind {
  return unit === undefined ? kind : (valueAt(row, unit) as ColumnKind);
}

function numberText(value: number, kind: ColumnKind, isDifference: boolean): string {
  if (kind === 'count') return value < 0 ? `-${grouped(-value)}` : grouped(value);
  if (kind === 'share') return isDifference ? `${(value * 100).toFixed(1)} points` : percent(value);
  if (kind === 'seconds') return formatDuration(value);
  if (kind === 'p') return probabilityText(value);
  return kind === 'number' ? hundredths(value) : String(value);
}

/** A share of 1 as a percentage with one decimal. */
function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** One bar per number, the highest at full height; a gap where there is no number. */
function sparkline(values: readonly unknown[], unicode: boolean): string {
  const bars = unicode ? BARS.unicode : BARS.ascii;
  const highest = values.reduce<number>((most, value) => (typeof value === 'number' && value > most ? value : most), 0);
  return values
    .map((value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return ' ';
      return bars.charAt(highest > 0 ? Math.round((Math.max(0, value) / highest) * (bars.length - 1)) : 0);
    })
    .join('');
}

/** Text for a missing number: nothing counted, too few, or the column's meaning of null. */
function absenceText(row: Row, column: Column, style: CellStyle): string {
  const nothing = style.unicode ? '–' : '-';
  const of = column.of === undefined ? undefined : valueAt(row, column.of);
  if (of === 0) return nothing;
  if (typeof of === 'number' && of < (column.needs ?? 0)) return 'too few';
  const why = column.absent_key === undefined ? undefined : valueAt(row, column.absent_key);
  return (typeof why === 'string' ? why : (column.absent ?? nothing)) + intervalText(row, column, style);
}

/** `(46.2–65.3)`; `(≥19h05)` where the upper end was not reached; of a difference `(-3.1 to 5.2)`. */
function intervalText(row: Row, column: Column, { unicode }: CellStyle): string {
  const [low, high] = (column.interval ?? []).map((key) => valueAt(row, key));
  const text = END_TEXTS[kindOf(row, column)] ?? hundredths;
  const between = column.difference ? ' to ' : unicode ? '–' : '-';
  if (typeof low === 'number' && typeof high === 'number') return ` (${text(low)}${between}${text(high)})`;
  if (typeof low === 'number') return ` (${unicode ? '≥' : '>='}${text(low)})`;
  return typeof high === 'number' ? ` (${unicode ? '≤' : '<='}${text(high)})` : '';
}

const END_TEXTS: Partial<Record<ColumnKind, (end: number) => string>> = {
  share: (end) => (end * 100).toFixed(1),
  seconds: briefDuration,
};

function hundredths(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function plainText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  return safeLine(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

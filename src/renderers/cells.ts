/** One value of a row as people read it: with a unit, rounded once, and with words where there is no number. */
import { grouped } from '../domain/amount.ts';
import { formatTime } from '../domain/clock-time.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Column, Row } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';

export interface CellStyle {
  unicode: boolean;
  /** IANA zone for times. */
  timezone: string;
}

const BARS = { unicode: '▁▂▃▄▅▆▇█', ascii: '_.-=+*%#' };

/** The value at a dotted path; undefined when any step is missing. */
export function valueAt(row: Row, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Row)[step];
  }
  return value;
}

/** The text of a cell for people, on one line and safe for a terminal; empty where the row does not have the column. */
export function cellText(row: Row, column: Column, style: CellStyle): string {
  const value = valueAt(row, column.key);
  if (value === undefined) return '';
  if (value === null || Number.isNaN(value)) {
    const nothing = style.unicode ? '–' : '-';
    return column.of !== undefined && valueAt(row, column.of) === 0 ? nothing : (column.absent ?? nothing);
  }
  if (column.kind === 'spark' && Array.isArray(value)) return sparkline(value, style.unicode);
  if (typeof value !== 'number') return plainText(value);
  if (column.kind === 'count') return grouped(value);
  if (column.kind === 'share') return percent(value) + intervalText(row, column, style);
  if (column.kind === 'seconds') return formatDuration(value);
  if (column.kind === 'time') return formatTime(value, style.timezone);
  if (column.kind === 'number') return String(Math.round(value * 100) / 100);
  return String(value);
}

/** A share of 1 as a percentage with one decimal. */
function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A bar per number, the highest drawn full; a gap where there is no number. */
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

function intervalText(row: Row, column: Column, style: CellStyle): string {
  const [low, high] = (column.interval ?? []).map((key) => valueAt(row, key));
  if (typeof low !== 'number' || typeof high !== 'number') return '';
  return ` (${(low * 100).toFixed(1)}${style.unicode ? '–' : '-'}${(high * 100).toFixed(1)})`;
}

function plainText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  return safeLine(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

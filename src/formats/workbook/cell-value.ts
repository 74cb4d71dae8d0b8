/** The value of a cell as a CSV file would hold it. */

import type { StringTable } from './string-table.ts';
import type { TimeStyle } from './styles.ts';
import { damaged } from './xml.ts';

export interface CellSource {
  type: string;
  /** What stands in the file. */
  raw: string;
  style?: TimeStyle | undefined;
}

export interface BookContext {
  strings: StringTable;
  since1904: boolean;
}

/** Days from 1899-12-30 and from 1904-01-01 to 1970-01-01. */
const EPOCH_DAYS = { 1900: 25_569, 1904: 24_107 };
const DAY = 86_400;
/** The last day of 9999. */
const MOST_DAYS = 2_958_466;

/** Text, moments as `2026-03-29 09:00:00`, truth values as words; numbers as the file writes them. */
export function cellValue({ type, raw, style }: CellSource, { strings, since1904 }: BookContext): string {
  if (type === 's') return raw === '' ? '' : strings.at(Number(raw));
  if (type === 'b') return raw === '1' || raw === 'true' ? 'true' : 'false';
  if (type !== '' && type !== 'n') return raw;
  if (raw === '' || !style) return raw;
  const days = Number(raw);
  if (Number.isNaN(days)) throw damaged('a cell', `"${raw.slice(0, 40)}" is not a number`);
  return days >= 0 && days < MOST_DAYS ? momentText(days, style, since1904) : raw;
}

function momentText(days: number, { day, clock, utc }: TimeStyle, since1904: boolean): string {
  const seconds = Math.round((days - EPOCH_DAYS[since1904 ? 1904 : 1900]) * DAY);
  const iso = new Date(seconds * 1000).toISOString();
  const time = iso.slice(11, 19);
  if (!day) return time;
  if (utc) return `${iso.slice(0, 19)}Z`;
  // A day shown without its time may have one all the same.
  return clock || time !== '00:00:00' ? `${iso.slice(0, 10)} ${time}` : iso.slice(0, 10);
}

/**
 * Whether a number is written as a program writes one that it holds as a floating-point number beyond 2^53: as an id it has
 * lost its last digits, and looks as if it had not.
 */
export function looksRounded(raw: string): boolean {
  return /^\d{16,21}$/.test(raw) && Number(raw) > Number.MAX_SAFE_INTEGER && String(Number(raw)) === raw;
}

/** A letter for each of the first 26 columns, two or three for the others: A, Z, AA, XFD. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** From 0; undefined for what names no cell. */
export function columnOf(reference: string): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d*$/i.exec(reference)?.[1]?.toUpperCase();
  if (letters === undefined) return undefined;
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column <= MOST_COLUMNS ? column - 1 : undefined;
}

/** Columns of a sheet: A to XFD. */
const MOST_COLUMNS = 16_384;

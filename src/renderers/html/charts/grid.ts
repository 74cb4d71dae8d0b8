/**
 * A heat map: numbers that can be read, shaded; cells with too few are outlined with dots. Its cells are elements that the style
 * sheet places, row by row on a wide screen and, where that does not fit, column by column: each number stands in the page once.
 */
import { briefDuration } from '../../../domain/duration.ts';
import type { Grid } from '../../../domain/picture.ts';
import { safeLine } from '../../../domain/safe-text.ts';
import { html, type Markup } from '../html.ts';
import { SHADES } from './palette.ts';
import { seenInGrid } from './seen.ts';
import { GRID_GAP, SMALL, WIDEST_ROW_NAME } from './style.ts';
import { textWidth } from './text.ts';

/** The shade of times that are all the same. */
const FLAT = 2;

/**
 * @param wide pixels there are on a wide screen
 * @param narrow and on a phone
 * @returns undefined where there is nothing to draw
 */
export function gridChart(picture: Grid, wide: number, narrow: number): Markup | undefined {
  const { title, rows, columns, cells, unit } = picture;
  if (rows.length === 0 || columns.length === 0) return undefined;
  const shadeOf = shading(picture);
  const turned =
    rows.length >= columns.length || fits(picture, narrow) ? '' : fits(picture, wide) ? ' turns' : ' turned';
  const cell = (value: number | null) =>
    value === null ? html`<i class="n"></i>` : html`<i class="${SHADES[shadeOf(value)]}">${cellText(value, unit)}</i>`;
  return html`<div class="grid${turned}" role="img" aria-label="${safeLine(title)}. ${seenInGrid(picture)}" style="--n:${columns.length}"><b></b>${columns.map(
    (name) => html`<b>${safeLine(name)}</b>`,
  )}${rows.map((name, row) => html`\n<b>${safeLine(name)}</b>${cells[row]!.map(cell)}`)}</div>`;
}

/** Whether the widest text has room in a cell. */
function fits({ rows, columns, cells, unit }: Grid, width: number): boolean {
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => textWidth(text, SMALL)));
  const left = Math.min(WIDEST_ROW_NAME, widest(rows));
  const texts = [...columns, ...cells.flat().map((cell) => (cell === null ? '' : cellText(cell, unit)))];
  return (width - left) / columns.length - GRID_GAP >= widest(texts);
}

/**
 * Shades of numbers: shares as they are, counts by their square roots, so that a crisis does not blank out all other hours, and
 * times by their rank. Where no count is above one, or all times are the same, nothing is dark: that would look like much.
 */
function shading({ cells, unit }: Grid): (value: number) => number {
  const known = [...new Set(cells.flat())].filter((cell) => cell !== null).sort((a, b) => a - b);
  const most = Math.max(1e-12, known.at(-1) ?? 0);
  const ranks = new Map(known.map((value, rank) => [value, rank / Math.max(1, known.length - 1)]));
  if (unit === 'seconds' && known.length === 1) return () => FLAT;
  const darkest = Math.min(SHADES.length - 1, unit === 'count' ? most + 1 : SHADES.length);
  const part = (value: number) =>
    unit === 'share' ? value : unit === 'seconds' ? ranks.get(value)! : Math.sqrt(Math.max(0, value) / most);
  return (value) => Math.max(0, Math.min(darkest, Math.floor(part(value) * (darkest + 1))));
}

/** The number in as few characters as possible. */
function cellText(value: number, unit: Grid['unit']): string {
  if (unit === 'share') return String(Math.round(value * 100));
  if (unit === 'seconds') {
    const whole = [86_400, 3_600, 60].find((each) => value >= each) ?? 1;
    return briefDuration(Math.round(value / whole) * whole);
  }
  if (value >= 10_000) return `${Math.round(value / 1000)}k`;
  if (value >= 1_000) return `${(value / 1000).toFixed(1)}k`;
  return String(unit === 'count' ? value : Math.round(value * 10) / 10);
}

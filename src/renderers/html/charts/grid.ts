/** A heat map: numbers that can be read, shaded; cells with too few are outlined with dots. */
import { briefDuration } from '../../../domain/duration.ts';
import type { Grid } from '../../../domain/picture.ts';
import { html, type Markup } from '../html.ts';
import { svg } from './frame.ts';
import { SHADES } from './palette.ts';
import { px } from './paths.ts';
import { seenInGrid } from './seen.ts';
import { SMALL } from './style.ts';
import { textWidth, wrapped } from './text.ts';

const ROW = 24;
const HEAD = 22;
const WIDEST_NAME = 120;

/** @returns undefined where there is nothing to draw */
export function gridChart(picture: Grid, width: number): Markup | undefined {
  if (picture.rows.length === 0 || picture.columns.length === 0) return undefined;
  const shown = fits(picture, width) ? picture : turned(picture);
  const { rows, columns, cells, unit } = shown;
  const left = leftOf(shown);
  const cell = Math.min(64, (width - left) / columns.length);
  const place = (row: number, column: number) => ({ x: left + cell * column, y: HEAD + ROW * row });
  const shadeOf = shading(picture);
  const shades = SHADES.map(() => ({ path: '', texts: [] as Markup[] }));
  let thin = '';
  for (const [row, values] of cells.entries())
    for (const [column, value] of values.entries()) {
      const { x, y } = place(row, column);
      if (value === null) {
        thin += `M${px(x + 2.5)},${px(y + 2.5)}h${px(cell - 5)}v${ROW - 5}h${px(5 - cell)}z`;
        continue;
      }
      const shade = shades[shadeOf(value)]!;
      shade.path += `M${px(x + 0.5)},${px(y + 0.5)}h${px(cell - 1)}v${ROW - 1}h${px(1 - cell)}z`;
      shade.texts.push(html`<text x="${px(x + cell / 2)}" y="${px(y + 16)}">${cellText(value, unit)}</text>`);
    }
  return svg({ width, height: HEAD + ROW * rows.length + 2 }, picture.title, seenInGrid(picture), [
    html`<g class="s f m">${columns.map(
      (name, column) => html`<text x="${px(place(0, column).x + cell / 2)}" y="14">${name}</text>`,
    )}</g>`,
    html`<g class="s f e">${rows.map(
      (name, row) =>
        html`<text x="${px(left - 8)}" y="${px(place(row, 0).y + 16)}">${wrapped(name, WIDEST_NAME, 1, SMALL)}</text>`,
    )}</g>`,
    shades.map(
      ({ path, texts }, at) => path !== '' && html`<g class="${SHADES[at]} s m"><path d="${path}"/>${texts}</g>`,
    ),
    thin !== '' && html`<path class="n" d="${thin}"/>`,
  ]);
}

function leftOf({ rows }: Grid): number {
  return Math.min(WIDEST_NAME, Math.max(...rows.map((name) => textWidth(name, SMALL)))) + 10;
}

function fits(picture: Grid, width: number): boolean {
  const { columns, cells, unit } = picture;
  const texts = [...columns, ...cells.flat().map((cell) => (cell === null ? '' : cellText(cell, unit)))];
  const widest = Math.max(...texts.map((text) => textWidth(text, SMALL)));
  return (width - leftOf(picture)) / columns.length >= widest + 3;
}

/** Rows as columns, for a screen that is higher than wide. */
function turned(picture: Grid): Grid {
  const { rows, columns, cells } = picture;
  if (rows.length >= columns.length) return picture;
  return { ...picture, rows: columns, columns: rows, cells: columns.map((_, at) => cells.map((row) => row[at]!)) };
}

/**
 * Shades of numbers: shares as they are, counts by their square roots, so that a crisis does not blank out all other hours, and
 * times by their rank.
 */
function shading({ cells, unit }: Grid): (value: number) => number {
  const known = [...new Set(cells.flat())].filter((cell) => cell !== null).sort((a, b) => a - b);
  const most = Math.max(1e-12, known.at(-1) ?? 0);
  const ranks = new Map(known.map((value, rank) => [value, rank / Math.max(1, known.length - 1)]));
  const part = (value: number) =>
    unit === 'share' ? value : unit === 'seconds' ? ranks.get(value)! : Math.sqrt(Math.max(0, value) / most);
  return (value) => Math.max(0, Math.min(SHADES.length - 1, Math.floor(part(value) * SHADES.length)));
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

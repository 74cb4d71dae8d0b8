/** A grid of numbers, each shaded by its rank from lowest to highest. */
import { briefDuration } from '../../domain/duration.ts';
import type { Palette } from '../../domain/palette.ts';
import type { Grid } from '../../domain/picture.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { displayWidth, padToWidth } from '../../domain/text-width.ts';
import type { RenderOptions } from '../renderer.ts';

const SHADES = { unicode: ' ░▒▓', ascii: '  =#' };
const COLOURS: readonly (keyof Palette | undefined)[] = ['dim', undefined, 'accent', 'strong'];

/** Columns that do not fit continue in further blocks below. @returns an empty list where not even one fits */
export function gridLines({ rows, columns, cells, unit }: Grid, { width, unicode, palette }: RenderOptions): string[] {
  const texts = cells.map((row) => row.map((cell) => cellText(cell, unit, unicode)));
  const names = rows.map(safeLine);
  const heads = columns.map(safeLine);
  const left = Math.max(0, ...names.map(displayWidth));
  const cellWidth = 1 + Math.max(...[...heads, ...texts.flat()].map(displayWidth));
  const room = Math.floor((width - left - 1) / cellWidth);
  if (room < 1 || columns.length === 0) return [];
  const blocks = Math.ceil(columns.length / room);
  const inBlock = Math.ceil(columns.length / blocks);
  const shadeOf = shading(cells);
  return Array.from({ length: blocks }, (_, block) => {
    const [from, to] = [block * inBlock, (block + 1) * inBlock];
    const head = heads.slice(from, to).map((text) => padToWidth(text, cellWidth, 'right'));
    return [
      palette.dim(`${' '.repeat(left)} ${head.join('')}`),
      ...names.map((name, row) => {
        const line = texts[row]!.slice(from, to).map((text, at) => {
          const shade = shadeOf(cells[row]![from + at]!);
          const mark = (unicode ? SHADES.unicode : SHADES.ascii).charAt(shade);
          const cell = mark.repeat(cellWidth - displayWidth(text)) + text;
          const colour = COLOURS[shade];
          return colour ? palette[colour](cell) : cell;
        });
        return `${palette.dim(padToWidth(name, left))} ${line.join('')}`;
      }),
    ];
  }).flat();
}

/**
 * Shade of a cell by the rank of its number among the distinct ones: 0 for the lowest quarter, or no number, to 3. Ranks, so
 * that an outlier does not hide the differences of the others.
 */
function shading(cells: Grid['cells']): (cell: number | null) => number {
  const known = [...new Set(cells.flat())].filter((cell) => cell !== null).sort((a, b) => a - b);
  const ranks = new Map(known.map((cell, rank) => [cell, rank]));
  return (cell) => Math.floor((4 * (ranks.get(cell ?? Number.NaN) ?? 0)) / Math.max(1, known.length));
}

/** The number in as few characters as possible. */
function cellText(cell: number | null, unit: Grid['unit'], unicode: boolean): string {
  if (cell === null) return unicode ? '·' : '.';
  if (unit === 'share') return String(Math.round(cell * 100));
  if (unit === 'seconds') return shortDuration(cell);
  if (unit === 'count') return String(cell);
  return String(Math.round(cell * 10) / 10);
}

/** '45s', '12m', '3h', '2d': the largest unit alone. */
function shortDuration(seconds: number): string {
  const unit = [86_400, 3_600, 60].find((each) => seconds >= each) ?? 1;
  return briefDuration(Math.round(seconds / unit) * unit);
}

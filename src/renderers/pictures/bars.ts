/** Bars in characters, each with its name before it and its number behind it. */
import type { Bar, Bars } from '../../domain/picture.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { displayWidth, padToWidth, truncateToWidth } from '../../domain/text-width.ts';
import { valueText } from '../cells.ts';
import type { RenderOptions } from '../renderer.ts';

const WIDEST = 80;
/** Columns of the longest bar. */
const NARROWEST = 8;
const LONGEST_NAME = 36;
/** Parts of a block, by eighths. */
const EIGHTHS = ' ▏▎▍▌▋▊▉';

/** @returns an empty list where there is nothing to draw, or too little room */
export function barsLines(picture: Bars, { width, unicode, palette }: RenderOptions): string[] {
  const { names, panels, value } = picture;
  const all = panels.flatMap(({ bars }) => bars);
  if (names.length === 0 || all.length === 0) return [];
  const heads = names.map((name) => truncateToWidth(safeLine(name), LONGEST_NAME, unicode ? '…' : '...'));
  const left = Math.max(...heads.map(displayWidth));
  const textOf = (bar: Bar) => (bar.value === null ? 'too few' : valueText(bar.value, value.unit));
  const right = Math.max(...all.map((bar) => displayWidth(textOf(bar))));
  const room = Math.min(width, WIDEST) - left - right - 2;
  if (room < NARROWEST) return [];
  const most = Math.max(...all.map((bar) => bar.value ?? 0));
  return panels.flatMap(({ name, bars }) => [
    ...(name === '' ? [] : [palette.strong(truncateToWidth(safeLine(name), Math.min(width, WIDEST)))]),
    ...bars.map((bar, at) => {
      const drawn = blocks(most > 0 ? ((bar.value ?? 0) / most) * room : 0, unicode);
      const text = textOf(bar);
      return `${palette.dim(padToWidth(heads[at]!, left))} ${palette.accent(drawn)}${drawn === '' ? '' : ' '}${
        bar.value === null ? palette.dim(text) : text
      }`;
    }),
  ]);
}

/** A bar of a length in columns; what is above zero is never invisible. */
function blocks(length: number, unicode: boolean): string {
  if (!unicode) return '#'.repeat(length > 0 ? Math.max(1, Math.round(length)) : 0);
  const eighths = length > 0 ? Math.max(1, Math.round(length * 8)) : 0;
  return `${'█'.repeat(eighths >> 3)}${EIGHTHS.charAt(eighths & 7).trim()}`;
}

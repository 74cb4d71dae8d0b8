/** Text measured, truncated, padded and wrapped by the columns it takes on a screen, not by its length. */
import widthOf from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

let graphemes: Intl.Segmenter | undefined;

const PROSE_WIDTH = 80;

/** Columns that prose is filled to: those of the screen, or 80 where lines have no limit. */
export function proseWidth(width: number): number {
  return Number.isFinite(width) ? width : PROSE_WIDTH;
}

/** Columns the text takes on a screen; colour codes take none. */
export function displayWidth(text: string): number {
  return widthOf(text);
}

/** Uncoloured text truncated to at most `width` columns, between whole characters, with the ellipsis at its end. */
export function truncateToWidth(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) return text;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let end = 0;
  let room = width - ellipsis.length;
  if (room < 0) return '';
  for (const { segment } of graphemes.segment(text)) {
    room -= displayWidth(segment);
    if (room < 0) break;
    end += segment.length;
  }
  return text.slice(0, end) + ellipsis;
}

/** As truncateToWidth, but not inside a word, unless that would leave less than half. */
export function truncateAtWord(text: string, width: number, ellipsis = '…'): string {
  const truncated = truncateToWidth(text, width, ellipsis);
  if (truncated === text) return text;
  const head = truncated.slice(0, truncated.length - ellipsis.length);
  const end = text[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
  return end > head.length / 2 ? text.slice(0, end).trimEnd() + ellipsis : truncated;
}

/** The text filled with spaces to `width` columns, on its right or, for numbers, on its left. */
export function padToWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + fill : fill + text;
}

/** The lines of the text, none wider than `width` columns; words longer than that are broken. */
export function wrapToWidth(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(2, width), { hard: true, trim: true }).split('\n');
}

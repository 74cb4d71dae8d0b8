/** Text in a chart: how wide it may be, and how it is broken. */
import { safeLine } from '../../../domain/safe-text.ts';
import { displayWidth } from '../../../domain/text-width.ts';
import { TEXT } from './style.ts';

/** Widths of characters of a wide font (DejaVu Sans), in em: what fits there fits in all. */
const NARROW = 0.4;
const WIDE = 0.98;
const CAPITAL = 0.72;
const OTHER = 0.63;
const FULL_WIDTH = 1.15;
/** How much wider bold text is. */
export const BOLD = 1.15;

/** An upper bound of the width of a text, in pixels. */
export function textWidth(text: string, size = TEXT): number {
  let em = 0;
  for (const character of graphemes(text)) em += widthOf(character);
  return em * size;
}

function widthOf(character: string): number {
  const columns = displayWidth(character);
  if (columns !== 1) return columns === 0 ? 0 : FULL_WIDTH;
  if (/^[ iljtfrI.,:;'’|!()[\]·]/.test(character)) return NARROW;
  if (/^[mwMW%@]/.test(character)) return WIDE;
  return /^\p{Lu}/u.test(character) ? CAPITAL : OTHER;
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

/** The text on at most so many lines, broken between words where that is possible, and cut with an ellipsis where it is too long. */
export function wrapped(text: string, width: number, most: number, size = TEXT): string[] {
  const lines: string[] = [];
  let rest = safeLine(text).trim();
  while (rest !== '' && lines.length < most) {
    if (textWidth(rest, size) <= width) return [...lines, rest];
    const isLast = lines.length === most - 1;
    const fits = prefix(rest, width - (isLast ? textWidth('…', size) : 0), size);
    const space = fits.lastIndexOf(' ');
    const broken = rest[fits.length] === ' ' ? fits : space > 0 ? fits.slice(0, space) : fits;
    const line = isLast ? `${fits.trimEnd()}…` : broken;
    lines.push(line);
    rest = rest.slice(broken.length).trimStart();
  }
  return lines;
}

/** As much of the text as fits, at least one character. */
function prefix(text: string, width: number, size: number): string {
  let used = 0;
  let fits = '';
  for (const character of graphemes(text)) {
    used += widthOf(character) * size;
    if (used > width && fits !== '') break;
    fits += character;
  }
  return fits;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Begins text from left to right. */
const LEFT_TO_RIGHT = '\u200e';

/** A name and the number behind it, also where the name is written from right to left. */
export function followed(name: string, number: string): string {
  return `${name}${RIGHT_TO_LEFT.test(name) ? LEFT_TO_RIGHT : ''} ${number}`.trim();
}

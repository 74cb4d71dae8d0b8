/** Where a row with quotes ends, and its cells: the grammar of RFC 4180. */

export interface Scan {
  /** Index behind the row's line break, or behind its first line when the row is at fault. */
  end: number;
  /** Cells counted. */
  cells: number;
  /** How far the scan had to look. */
  reach: number;
  /** Why the row cannot be read, or undefined. */
  fault?: string;
  /** The fault shows only behind the row's first line, so the lines that follow may belong to it. */
  open?: boolean;
}

const QUOTE = 34;
const CR = 13;
/** What is wrong with a row that holds a line break in a cell without quotes. */
export const STRAY_BREAK = 'a line break outside quotes breaks the row';

/**
 * Scans one row that holds a quote. Returns undefined when the text ends before the row does and more may come.
 * A quote opens a cell only at the cell's beginning; inside, "" is a quote; behind the closing one only a delimiter
 * or the end of the row may stand. Scanning gives up as soon as the row has far more cells than `width`.
 */
export function scanRow(
  text: string,
  start: number,
  rule: { delimiter: string; newline: string; width: number },
  final: boolean,
): Scan | undefined {
  const delimiter = rule.delimiter.charCodeAt(0);
  const newline = rule.newline.charCodeAt(0);
  const length = text.length;
  let cells = 1;
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      at = closingQuote(text, at + 1);
      if (at < 0)
        return final
          ? faultAt(text, start, length, rule.newline, cells, 'a quote is opened and never closed')
          : undefined;
      at++;
      if (at >= length && !final) return undefined;
      if (text.charCodeAt(at) === CR && newline !== CR) {
        if (at + 1 >= length && !final) return undefined;
        if (at + 1 >= length || text.charCodeAt(at + 1) === newline) at++;
      }
      const code = text.charCodeAt(at);
      if (at < length && code !== delimiter && code !== newline)
        return faultAt(
          text,
          start,
          at,
          rule.newline,
          cells,
          `a quote inside cell ${cells} is not doubled, or is opened and never closed`,
        );
    } else {
      let code = text.charCodeAt(at);
      while (at < length && code !== delimiter && code !== newline) {
        const next = text.charCodeAt(at + 1);
        if (code === CR && next !== newline && at + 1 < length)
          return faultAt(text, start, at, rule.newline, cells, STRAY_BREAK);
        code = next;
        at++;
      }
    }
    if (at >= length) return final ? { end: length, cells, reach: length } : undefined;
    if (text.charCodeAt(at) === newline) return wholeRow(text, start, at + 1, rule, cells);
    at++;
    cells++;
    if (cells > rule.width + 64) return wholeRow(text, start, at, rule, cells);
  }
}

/**
 * The cells of a row that `scanRow` found no fault with.
 * @param row with its line break, or without
 */
export function rowCells(row: string, { delimiter, newline }: { delimiter: string; newline: string }): string[] {
  let length = row.length;
  if (row.endsWith(newline)) length--;
  if (newline === '\n' && row.charCodeAt(length - 1) === CR) length--;
  const cells: string[] = [];
  for (let at = 0; ; at++) {
    if (row.charCodeAt(at) === QUOTE) {
      const end = closingQuote(row, at + 1);
      const cell = row.slice(at + 1, end);
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      at = end + 1;
    } else {
      const end = row.indexOf(delimiter, at);
      const stop = end < 0 ? length : end;
      cells.push(row.slice(at, stop));
      at = stop;
    }
    if (at >= length) return cells;
  }
}

/** Index of the quote that closes the cell whose content begins at `from`, or -1. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** A row over several lines whose cells do not add up has lost a quote somewhere: it is a fault, not a wide row. */
function wholeRow(
  text: string,
  start: number,
  end: number,
  rule: { newline: string; width: number },
  cells: number,
): Scan {
  const firstEnd = text.indexOf(rule.newline, start) + 1;
  if (firstEnd > 0 && firstEnd < end && cells !== rule.width)
    return {
      end: firstEnd,
      cells,
      reach: end,
      open: true,
      fault: `a quote is opened and not closed where it should be: ${cells} cells, not ${rule.width}`,
    };
  return { end, cells, reach: end };
}

function faultAt(text: string, start: number, at: number, newline: string, cells: number, fault: string): Scan {
  const firstEnd = text.indexOf(newline, start) + 1 || text.length;
  return { end: firstEnd, cells, reach: at, fault, open: firstEnd <= at };
}

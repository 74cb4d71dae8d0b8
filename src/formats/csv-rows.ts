/** Rows of a delimited text with their line numbers, where a broken row never affects its neighbours. */
import { RAW_CHARACTERS } from './format.ts';
import { rowCells, type Scan, STRAY_BREAK, scanRow } from './row-scanner.ts';

/** Rows that hold together, in file order, and the ones that do not. */
export interface RowBlock {
  rows: string[][];
  /** Physical line on which each row begins, 1-based. */
  lines: number[];
  broken: BrokenRow[];
  /** Empty lines met. */
  blank: number;
}

export interface BrokenRow {
  line: number;
  reason: string;
  raw: string;
}

export interface RowRule {
  delimiter: string;
  newline: string;
  /** Cells a row must have. */
  width: number;
  /** Further empty cells at the end are dropped; otherwise they are a sign that the row's cells are shifted. */
  padded?: boolean;
  /** Physical lines before the first row: the header and whatever is above it. */
  skipLines: number;
}

/** A row longer than this is damage, not a post; the memory of reading is bounded by it. */
export const MAX_ROW_CHARACTERS = 1 << 20;
// Small blocks stay out of the heap's large-object space: a third less memory at the same speed.
const BLOCK_CHARACTERS = 1 << 16;
/** The first block is larger: its rows decide the form of dates. */
const FIRST_BLOCK_CHARACTERS = 1 << 18;

/**
 * Yields the rows of a text block by block. Lines without a quote are split as they are; rows with quotes go
 * through csv-parse. A row whose quotes do not work out is given up at its first line and reading resumes on the
 * next line, so an unclosed quote cannot swallow the rows behind it.
 */
export async function* csvRows(text: AsyncIterable<string>, rule: RowRule): AsyncGenerator<RowBlock> {
  const split = rowSplitter(rule);
  let rest = '';
  let wanted = FIRST_BLOCK_CHARACTERS;
  for await (const piece of text) {
    rest = rest === '' ? piece : rest + piece;
    if (rest.length < wanted) continue;
    wanted = BLOCK_CHARACTERS;
    const { block, used } = split(rest, false);
    rest = rest.slice(used);
    yield block;
  }
  yield split(rest, true).block;
}

/** Splits a whole text at once: the head of a file, for its layout and its preview. */
export function rowsOfHead(text: string, rule: RowRule): RowBlock {
  return rowSplitter(rule)(text, true).block;
}

interface Open extends BrokenRow {
  cells: number;
  last: number;
  /** Bad lines that follow belong to this row. */
  open: boolean;
}

function rowSplitter(rule: RowRule): (text: string, final: boolean) => { block: RowBlock; used: number } {
  const { delimiter, newline, width, padded = false } = rule;
  let line = 1;
  let toSkip = rule.skipLines;
  let dropping = false;
  let pending: Open | undefined;

  return (text, final) => {
    const block: RowBlock = { rows: [], lines: [], broken: [], blank: 0 };
    let at = 0;
    let quote = text.indexOf('"');

    const endRow = (): void => {
      if (pending) block.broken.push(brokenRow(pending));
      pending = undefined;
    };
    const reject = (raw: string, cells: number, scan?: Scan): void => {
      if (pending && (pending.open || (!scan && (cells === 1 || pending.cells + cells - 1 === width)))) {
        pending.cells += cells - 1;
        pending.last = line;
        if (pending.raw.length < RAW_CHARACTERS) pending.raw += raw;
        if (!pending.open) pending.reason = STRAY_BREAK;
        return;
      }
      endRow();
      const reason = scan?.fault ?? `${cells} cells where the header names ${width}`;
      pending = { line, last: line, raw: raw.slice(0, RAW_CHARACTERS), reason, cells, open: scan?.open ?? false };
    };

    while (at < text.length) {
      let end = text.indexOf(newline, at) + 1;
      if (end === 0) {
        if (dropping && !final) return { block, used: text.length };
        if (!final) {
          if (text.length - at <= MAX_ROW_CHARACTERS) break;
          reject(text.slice(at, at + RAW_CHARACTERS), width, tooLong(at, text.length));
          dropping = true;
          return { block, used: text.length };
        }
        end = text.length;
      }
      if (dropping || toSkip > 0) {
        if (!dropping) toSkip--;
        dropping = false;
        line++;
        at = end;
        continue;
      }
      if (end - at > MAX_ROW_CHARACTERS + 1) {
        reject(text.slice(at, at + RAW_CHARACTERS), width, tooLong(at, end));
        line++;
        at = end;
        continue;
      }
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote < 0 || quote >= end) {
        const cells = lineCells(text, at, end);
        if (cells === undefined) {
          block.blank++;
          if (pending && pending.raw.length < RAW_CHARACTERS) pending.raw += text.slice(at, end);
        } else if (cells === STRAY)
          reject(text.slice(at, end), width, { end, cells: width, reach: 0, fault: STRAY_BREAK });
        else if (fits(cells, width, padded)) {
          endRow();
          block.lines.push(line);
          block.rows.push(cells);
        } else reject(text.slice(at, end), cells.length);
        line++;
        at = end;
        continue;
      }
      let scan = scanRow(text, at, rule, final);
      if (!scan && text.length - at <= MAX_ROW_CHARACTERS) break;
      if (!scan || scan.reach - at > MAX_ROW_CHARACTERS) scan = { ...tooLong(at, end), open: true };
      const raw = text.slice(at, scan.end);
      if (scan.fault) reject(raw, scan.cells, scan);
      else {
        const cells = rowCells(raw, rule);
        if (fits(cells, width, padded)) {
          endRow();
          block.lines.push(line);
          block.rows.push(cells);
        } else reject(raw, cells.length);
      }
      line += scan.end === end ? 1 : lineBreaks(raw, newline);
      at = scan.end;
    }
    if (final) endRow();
    return { block, used: at };
  };

  /** The cells of a line without quotes, undefined when it is empty, STRAY when it holds a bare carriage return. */
  function lineCells(text: string, start: number, end: number): string[] | undefined {
    let stop = end;
    if (text.charCodeAt(stop - 1) === newline.charCodeAt(0)) stop--;
    if (newline === '\n' && text.charCodeAt(stop - 1) === 13) stop--;
    if (stop <= start) return undefined;
    const content = text.slice(start, stop);
    return content.includes('\r') ? STRAY : content.split(delimiter);
  }
}

const STRAY: string[] = [];

function fits(cells: string[], width: number, padded: boolean): boolean {
  if (cells.length < width || (!padded && cells.length > width && !isBlank(cells))) return false;
  while (cells.length > width && cells[cells.length - 1] === '') cells.pop();
  return cells.length === width;
}

function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell === '');
}

function tooLong(start: number, end: number): Scan {
  return {
    end,
    cells: 1,
    reach: end - start,
    fault: `the row is longer than ${MAX_ROW_CHARACTERS / 1024 / 1024} MiB`,
  };
}

function brokenRow(open: Open): BrokenRow {
  const over = open.last > open.line ? ` (lines ${open.line}–${open.last})` : '';
  // A copy: a slice would keep its whole block of text in memory.
  return {
    line: open.line,
    reason: open.reason + over,
    raw: Buffer.from(open.raw.slice(0, RAW_CHARACTERS)).toString(),
  };
}

function lineBreaks(text: string, newline: string): number {
  let count = 0;
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) count++;
  return count;
}

/** How a delimited file is laid out: its delimiter, its line ends, where its header is and what it names. */
import { parse } from 'csv-parse/sync';
import { FormatError } from '../errors.ts';
import { scanRow } from './row-scanner.ts';

export interface CsvLayout {
  delimiter: string;
  newline: string;
  headers: string[];
  /** Physical lines before the first data row. */
  skipLines: number;
  /** Rows end in empty cells beyond the header, as some programs write them. */
  padded: boolean;
  /** Lines above the header, e.g. the metadata block of a listening tool. */
  preamble: string[][];
}

interface HeadRow {
  cells: string[];
  /** Physical lines up to and including this row. */
  lines: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
const HEAD_ROWS = 60;
const NAMES: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t', '\\t': '\t', pipe: '|', bar: '|' };

/**
 * @param head the beginning of the file, at most 64 KiB
 * @param isHeader how many cells of a row are names the caller knows; the first row that knows most is the header
 * @param delimiter a forced delimiter, as a character or by name
 */
export function layoutOf(head: string, isHeader: (cells: string[]) => number, delimiter?: string): CsvLayout {
  const newline = head.includes('\n') ? '\n' : head.includes('\r') ? '\r' : '\n';
  const candidates = delimiter === undefined ? DELIMITERS : [delimiterNamed(delimiter)];
  let best: { layout: CsvLayout; score: number } | undefined;
  for (const candidate of candidates) {
    const rows = headRows(head, candidate, newline);
    const width = commonWidth(rows);
    const at = headerRow(rows, width, isHeader);
    const header = rows[at];
    if (!header) continue;
    const same = rows.slice(at).filter((row) => row.cells.length === header.cells.length).length;
    const score =
      header.cells.length < 2
        ? 0
        : isHeader(header.cells) * 10 + (same / (rows.length - at)) * 5 + Math.min(4, Math.log2(width));
    const layout = {
      delimiter: candidate,
      newline,
      headers: trimmedHeaders(header.cells),
      padded: isPadded(header.cells, rows.slice(at + 1)),
      skipLines: header.lines,
      preamble: rows.slice(0, at).map((row) => row.cells),
    };
    if (!best || score > best.score) best = { layout, score };
  }
  return best?.layout ?? { delimiter: candidates[0]!, newline, headers: [], padded: false, skipLines: 0, preamble: [] };
}

/** @throws FormatError when the name is not a single character */
function delimiterNamed(name: string): string {
  const delimiter = NAMES[name.toLowerCase()] ?? name;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw new FormatError(`"${name}" is not a delimiter`, 'Use one character, or comma, semicolon, tab, pipe.');
}

function headRows(head: string, delimiter: string, newline: string): HeadRow[] {
  const rule = { delimiter, newline, width: Number.MAX_SAFE_INTEGER };
  const rows: HeadRow[] = [];
  let lines = 0;
  let at = head.startsWith('\ufeff') ? 1 : 0;
  while (at < head.length && rows.length < HEAD_ROWS) {
    const end = head.indexOf(newline, at) + 1 || head.length;
    const scan = head.slice(at, end).includes('"') ? scanRow(head, at, rule, true) : undefined;
    const stop = scan?.fault ? end : (scan?.end ?? end);
    const raw = head.slice(at, stop);
    lines += Math.max(1, raw.split(newline).length - 1);
    at = stop;
    if (raw.trim() === '' || scan?.fault) continue;
    rows.push({ cells: cellsOf(raw, delimiter, newline), lines });
  }
  return rows;
}

function cellsOf(raw: string, delimiter: string, newline: string): string[] {
  const record_delimiter = newline === '\n' ? ['\r\n', '\n'] : newline;
  return parse(raw, { delimiter, record_delimiter, relax_quotes: true, relax_column_count: true })[0] ?? [];
}

function commonWidth(rows: HeadRow[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function headerRow(rows: HeadRow[], width: number, isHeader: (cells: string[]) => number): number {
  let best = rows.findIndex((row) => row.cells.length === width);
  let known = best < 0 ? 0 : isHeader(rows[best]!.cells);
  rows.slice(0, 30).forEach((row, at) => {
    const names = isHeader(row.cells);
    if (names > known && names >= 2) {
      best = at;
      known = names;
    }
  });
  return best;
}

/** Where only few rows are longer than the header, they hold a delimiter that is not quoted. */
function isPadded(header: string[], rows: HeadRow[]): boolean {
  const width = trimmedHeaders(header).length;
  return header.length > width || rows.filter(({ cells }) => cells.length > width).length * 2 > rows.length;
}

function trimmedHeaders(cells: string[]): string[] {
  const headers = cells.map((cell) => cell.trim());
  while (headers.length > 1 && headers[headers.length - 1] === '') headers.pop();
  return headers;
}

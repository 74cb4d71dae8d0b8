/** Row-level output: flat objects streamed as CSV, TSV, JSON Lines or a JSON array in flat memory. */
import { escapeExact, escapeFormula } from '../domain/formula.ts';
import { jsonText, safeLine, safeText } from '../domain/safe-text.ts';
import { quoted } from './csv.ts';

export const ROW_FORMATS = ['csv', 'tsv', 'jsonl', 'json'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

export interface RowColumn {
  key: string;
  /** What csv and tsv call it, when that differs from its key. */
  label?: string;
  /** `text`: written by strangers, escaped for spreadsheets · `exact`: ids, as they are · `time`: ISO 8601 in UTC · `number`. */
  kind: 'text' | 'exact' | 'time' | 'number';
}

export type FlatRow = Record<string, string | number | boolean | null | undefined>;

export interface RowOptions {
  format: RowFormat;
  /** The columns of csv and tsv, in order. JSON carries every property of a row, in the row's order. */
  columns: readonly RowColumn[];
  /** csv and tsv begin with the names of the columns unless this is false. */
  header?: boolean;
  /** The output goes to a screen: control characters in text become visible. TSV and JSON are always safe. */
  screen?: boolean;
}

const PIECE = 65_536;

/** Yields the output in pieces of about 64 KiB, asking for rows only as the pieces are taken. */
export async function* writeRows(
  rows: Iterable<FlatRow> | AsyncIterable<FlatRow>,
  options: RowOptions,
): AsyncGenerator<string> {
  const write = WRITERS[options.format](options);
  let piece = write.before;
  let count = 0;
  for await (const row of rows) {
    piece += (count++ === 0 ? '' : write.between) + write.row(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  piece += count === 0 ? write.afterNone : write.after;
  if (piece) yield piece;
}

interface Writer {
  before: string;
  between: string;
  after: string;
  afterNone: string;
  row(row: FlatRow): string;
}

const WRITERS: Record<RowFormat, (options: RowOptions) => Writer> = {
  csv: ({ columns, header = true, screen = false }) => ({
    before: header ? `${columns.map((column) => quoted(column.label ?? column.key)).join(',')}\r\n` : '',
    between: '',
    after: '',
    afterNone: '',
    row: (row) => `${columns.map((column) => quoted(spreadsheetCell(row[column.key], column, screen))).join(',')}\r\n`,
  }),
  tsv: ({ columns, header = true }) => ({
    before: header ? `${columns.map((column) => safeLine(column.label ?? column.key)).join('\t')}\n` : '',
    between: '',
    after: '',
    afterNone: '',
    row: (row) => `${columns.map((column) => safeLine(spreadsheetCell(row[column.key], column, false))).join('\t')}\n`,
  }),
  jsonl: () => ({
    before: '',
    between: '',
    after: '',
    afterNone: '',
    row: (row) => `${jsonText(row)}\n`,
  }),
  json: () => ({
    before: '[\n',
    between: ',\n',
    after: '\n]\n',
    afterNone: ']\n',
    row: (row) => jsonText(row),
  }),
};

function spreadsheetCell(value: FlatRow[string], column: RowColumn, screen: boolean): string {
  const text = cellString(value);
  if (typeof value !== 'string') return text;
  const shown = screen ? safeText(text) : text;
  return column.kind === 'text' ? escapeFormula(shown) : escapeExact(shown);
}

function cellString(value: FlatRow[string]): string {
  return value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
}

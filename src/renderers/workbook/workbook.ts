/** Workbooks (.xlsx) written by hucre, behind what it leaves to its callers: texts are never formulas, cells never broken. */
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { type CellLosses, spelledText } from './cell-text.ts';

/** A value with the format of its cell. */
export interface FormattedCell {
  value: CellContent;
  /** As spreadsheets write formats: `0.0%`, `[h]:mm:ss`. */
  format?: string;
  bold?: boolean;
}

export type CellContent = string | number | bigint | boolean | Date | null | undefined;

export interface SheetContent {
  /** Made by sheetNames. */
  name: string;
  rows: FormattedCell[][];
  /** In characters. */
  widths: number[];
  /** Rows above the line that stays while the others scroll. */
  headers: number;
}

export interface StreamedColumn {
  header: string;
  format?: string;
  width: number;
}

/** Rows of a sheet, the header among them. */
export const SHEET_ROWS = 1_048_576;

const FONT = { name: 'Calibri', size: 11 };
const TOP: CellStyle['alignment'] = { vertical: 'top', wrapText: true };
/** In points. */
const LINE_HEIGHT = 15;
const MOST_HEIGHT = 409;

/** A workbook held in memory: for reports. */
export async function workbookOf(sheets: readonly SheetContent[], losses: CellLosses): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: sheets.map((sheet) => written(sheet, losses)), defaultFont: FONT });
}

/**
 * One table, in as many sheets as its rows need, in flat memory; every sheet begins with the header.
 * @param rows values in the order of the columns
 * @param sheetRows rows of a sheet at most
 */
export async function* streamedWorkbook(
  name: string,
  columns: readonly StreamedColumn[],
  rows: AsyncIterable<CellContent[]>,
  losses: CellLosses,
  sheetRows = SHEET_ROWS,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const cells = (async function* () {
    for await (const row of rows) yield row.map((value) => guarded(value, losses));
  })();
  const stream = writeXlsxStream(cells, {
    name,
    columns: columns.map(({ header, format, width }) => ({
      header: spelledText(header, losses),
      width,
      ...(format !== undefined && { numFmt: format }),
    })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: sheetRows,
  });
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) yield piece;
}

/** Days since the beginning of 1900 as spreadsheets count them. @param seconds of a wall clock, since 1970 */
export function serialDay(seconds: number): number {
  return seconds / 86_400 + 25_569;
}

function written({ name, rows, widths, headers }: SheetContent, losses: CellLosses): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const heights: NonNullable<WriteSheet['rowDefs']> = new Map();
  for (const [at, row] of rows.entries()) {
    let lines = 1;
    for (const [column, { format, bold = false, value }] of row.entries()) {
      const isLong = typeof value === 'string' && value.length > widths[column]!;
      // A single cell runs over those beside it.
      if (isLong && row.length > 1) lines = Math.max(lines, linesOf(value, widths[column]!));
      if (format === undefined && !bold && !(isLong && row.length > 1)) continue;
      const style = {
        ...(bold && { font: { ...FONT, bold } }),
        ...(row.length > 1 && { alignment: TOP }),
        ...(format !== undefined && { numFmt: format }),
      };
      cells.set(`${at},${column}`, { style });
    }
    // Not every program finds out by itself how high broken text is.
    if (lines > 1) heights.set(at, { height: Math.min(MOST_HEIGHT, lines * LINE_HEIGHT) });
  }
  return {
    name,
    rows: rows.map((row) => row.map(({ value }) => guarded(value, losses))),
    columns: widths.map((width) => ({ width })),
    cells,
    rowDefs: heights,
    // On paper all columns stand beside each other.
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(headers > 0 && { freezePane: { rows: headers } }),
  };
}

/** Lines of a text broken between words: bold and wide letters need a little more than their number says. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + word.length > width * 0.92) {
      lines++;
      used = 0;
    }
    lines += Math.floor(word.length / width);
    used += word.length + 1;
  }
  return lines;
}

/** A value as hucre writes it: numbers that are none would make a file that does not open, or vanish without a word. */
function guarded(value: CellContent, losses: CellLosses): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value === '' ? null : spelledText(value, losses);
  if (typeof value === 'boolean') return value;
  // Cells keep 15 digits of a number.
  if (typeof value === 'bigint') return value.toString();
  const number = typeof value === 'number' ? value : serialDay(value.getTime() / 1000);
  if (Number.isFinite(number)) return number;
  losses.emptied++;
  return null;
}

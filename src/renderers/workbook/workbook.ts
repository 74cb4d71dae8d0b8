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

const HEADER: CellStyle = { font: { bold: true }, alignment: { vertical: 'top', wrapText: true } };
const WRAPPED: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** A workbook held in memory: for reports. */
export async function workbookOf(sheets: readonly SheetContent[], losses: CellLosses): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: sheets.map((sheet) => written(sheet, losses)) });
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
  for (const [at, row] of rows.entries())
    for (const [column, { format, bold = false, value }] of row.entries()) {
      const isLong = typeof value === 'string' && value.length > widths[column]!;
      if (format === undefined && !bold && !isLong) continue;
      const style = { ...(bold ? HEADER : isLong ? WRAPPED : {}), ...(format !== undefined && { numFmt: format }) };
      cells.set(`${at},${column}`, { style });
    }
  return {
    name,
    rows: rows.map((row) => row.map(({ value }) => guarded(value, losses))),
    columns: widths.map((width) => ({ width })),
    cells,
    ...(headers > 0 && { freezePane: { rows: headers } }),
  };
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

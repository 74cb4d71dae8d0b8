/** One sheet of a workbook as an input like any other table: the same detection, mapping, dates and ids as of a CSV file. */
import { FormatError } from '../../errors.ts';
import type { ZipEntry } from '../archive.ts';
import type { RowBlock } from '../csv-rows.ts';
import { RAW_CHARACTERS, type Sibling, type TextInput } from '../format.ts';
import { HEAD_CHARACTERS, tableHead } from '../table-head.ts';
import { type LineTally, tally } from '../tally.ts';
import { type Book, type BookSheet, listed, readBook, sheetsMeant } from './book.ts';
import { columnLetters, looksRounded } from './cell-value.ts';
import { type Parts, partsOf } from './parts.ts';
import { readSheet, roundedColumns, type SheetReading, type SheetRow } from './sheet-reader.ts';
import { readStringTable } from './string-table.ts';
import { readTimeStyles } from './styles.ts';

/** Rows of a sheet at most: lines of the second sheet that is read count on from here. */
const SHEET_ROWS = 1_048_576;

export interface WorkbookOptions {
  /** Names or numbers of the sheets; the first that is not hidden when left out. */
  sheets?: readonly string[] | undefined;
}

/** The sheets as the one member of the file. */
export function workbookMember(file: string, entries: readonly ZipEntry[], options: WorkbookOptions): Sibling {
  return { name: file, open: () => openWorkbook(file, entries, options) };
}

/** @throws FormatError for a damaged workbook and an empty sheet; UsageError for a sheet that is not there */
async function openWorkbook(
  file: string,
  entries: readonly ZipEntry[],
  { sheets: wanted }: WorkbookOptions,
): Promise<TextInput> {
  const parts = partsOf(entries, file);
  const book = await readBook(parts);
  const sheets = sheetsMeant(book, wanted, file);
  const shared = {
    since1904: book.since1904,
    styles: await readTimeStyles(parts, book.styles),
    strings: await readStringTable(parts, book.strings),
  };
  const open = async ({ part }: BookSheet) => readSheet(await parts.open(part, 'sheet'), { part, ...shared });
  const [sheet] = sheets as [BookSheet, ...BookSheet[]];
  const first = await firstRows((await open(sheet)).rows);
  if (first.length === 0) throw emptySheet(file, sheet, book);
  const rounded = roundedColumns(first);
  const readings: SheetReading[] = [];
  const beside = tally(
    'row holds cells to the right of the named columns: they were not read',
    'rows hold cells to the right of the named columns: they were not read',
  );
  const name = sheets.map((each) => each.name).join(', ');

  async function* rowsOf(at: number, width: number, header: readonly string[], after?: number) {
    const reading = await open(sheets[at]!);
    readings.push(reading);
    let last = after;
    for await (const rows of reading.rows) {
      const block = emptyBlock();
      for (const row of rows) {
        if (last === undefined && isHeader(row, header)) last = row.number;
        if (last === undefined || row.number <= last) continue;
        const place = { width, rounded, skipped: row.number - last - 1, beside, line: at * SHEET_ROWS + row.number };
        addRow(block, row, place);
        last = row.number;
      }
      if (last === undefined) break;
      yield block;
    }
    if (last === undefined)
      throw new FormatError(
        `${file}: its sheet "${sheets[at]!.name}" does not begin with the columns of "${sheet.name}"`,
        'Import sheets with other columns from a file of their own.',
      );
  }

  return {
    name: file,
    head: { name: file, text: headOf(first, rounded) },
    encoding: 'utf-8',
    text: refusedText(file),
    sheet: {
      name,
      cell: (line, column) => {
        const at = Math.floor((line - 1) / SHEET_ROWS);
        return `${sheets[at]!.name}!${column === undefined ? '' : columnLetters(column)}${line - at * SHEET_ROWS}`;
      },
      async *rows({ width, after }) {
        const header = first.find(({ number }) => number === after)?.cells ?? [];
        yield* rowsOf(0, width, header, after);
        for (let at = 1; at < sheets.length; at++) yield* rowsOf(at, width, header);
      },
    },
    bytesRead: () => readings.reduce((sum, reading, at) => sum + packedBytes(parts, sheets[at]!, reading), 0),
    notes: () => [...sheetNotes(book, sheets), ...beside.notes(), ...readings.flatMap((reading) => reading.notes())],
    siblings: () => [],
    close: async () => {},
  };
}

function packedBytes(parts: Parts, { part }: BookSheet, reading: SheetReading): number {
  const { packed, whole } = parts.size(part);
  return Math.round((packed * reading.bytesRead()) / Math.max(1, whole));
}

function emptySheet(file: string, sheet: BookSheet, { sheets }: Book): FormatError {
  const others = sheets.filter((other) => other !== sheet);
  return new FormatError(
    `${file}: its sheet "${sheet.name}" is empty`,
    others.length > 0 ? `Name another one with --sheet: ${listed(others)}.` : 'Export it again.',
  );
}

function isHeader({ cells }: SheetRow, header: readonly string[]): boolean {
  return header.every((name, column) => (cells[column] ?? '').trim().toLowerCase() === name.trim().toLowerCase());
}

/** The rows that fit into a head, read no further. */
async function firstRows(blocks: AsyncIterable<SheetRow[]>): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  let characters = 0;
  for await (const rows of blocks)
    for (const row of rows) {
      if (row.cells.length > 0) first.push(row);
      characters += row.cells.reduce((sum, cell) => sum + cell.length + QUOTES, 0);
      if (characters > HEAD_CHARACTERS) return first;
    }
  return first;
}

const QUOTES = 3;

/** The beginning as CSV, each row on the line of its number, so that the header is found as in any other table. */
function headOf(first: readonly SheetRow[], rounded: ReadonlySet<number>): string {
  // A title above the header is one cell; the cells that a row of the table lacks at its end are empty.
  const width = Math.max(...first.map(({ cells }) => cells.length));
  return tableHead(
    first.map((row) => {
      const cells = cellsOf(row, rounded);
      if (cells.filter(Boolean).length > 1) while (cells.length < width) cells.push('');
      return { line: row.number, cells };
    }),
  );
}

/** Ids that have lost digits and look whole are written as what they are: floating-point numbers. */
function cellsOf({ cells, long }: SheetRow, rounded: ReadonlySet<number>): string[] {
  if (rounded.size === 0 || long.size === 0) return [...cells];
  return cells.map((cell, column) =>
    rounded.has(column) && long.has(column) && looksRounded(cell) ? Number(cell).toExponential() : cell,
  );
}

const emptyBlock = (): RowBlock => ({ rows: [], lines: [], broken: [], blank: 0 });

interface RowPlace {
  /** Its number, counted through all sheets that are read. */
  line: number;
  width: number;
  rounded: ReadonlySet<number>;
  /** Rows before it that hold nothing. */
  skipped: number;
  beside: LineTally;
}

function addRow(block: RowBlock, row: SheetRow, { line, width, rounded, skipped, beside }: RowPlace): void {
  const cells = cellsOf(row, rounded);
  block.blank += skipped;
  if (row.fault !== undefined)
    block.broken.push({ line, reason: row.fault, raw: cells.join(',').slice(0, RAW_CHARACTERS) });
  else if (cells.slice(0, width).every((cell) => cell === '')) block.blank++;
  else {
    if (cells.length > width) beside.add(line);
    cells.length = Math.min(cells.length, width);
    while (cells.length < width) cells.push('');
    block.rows.push(cells);
    block.lines.push(line);
  }
}

/** Which sheets were read, where there are others. */
function sheetNotes(book: Book, sheets: readonly BookSheet[]): string[] {
  const others = book.sheets.filter((other) => !sheets.includes(other));
  if (book.sheets.length === 1) return [];
  const left = others.length > 0 ? `; not read: ${listed(others)} (--sheet NAME reads another)` : '';
  return [
    `${sheets.length === 1 ? 'the sheet' : 'the sheets'} ${listed(sheets)} ${sheets.length === 1 ? 'was' : 'were'} read${left}`,
  ];
}

/** What formats of texts would read. */
function refusedText(file: string): AsyncIterable<string> {
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        throw new FormatError(
          `${file} is a workbook: only tables are read from it`,
          'Leave --format out, or name csv.',
        );
      },
    }),
  };
}

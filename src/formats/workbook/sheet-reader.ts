/** The rows of one sheet, cell by cell, with what there is to say about them. */
import type { Readable } from 'node:stream';
import { tally } from '../tally.ts';
import { type BookContext, cellValue, columnOf, looksRounded } from './cell-value.ts';
import type { TimeStyle } from './styles.ts';
import { damaged, decoded, readXml, type XmlHandler } from './xml.ts';

export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  number: number;
  /** From column A to the last that holds something. */
  cells: string[];
  /** Numbers of many digits as they stand in the file, by column. */
  long: Map<number, string>;
  /** Why the row cannot be read. */
  fault?: string;
}

export interface SheetSource extends BookContext {
  part: string;
  styles: readonly (TimeStyle | undefined)[];
}

export interface SheetReading {
  rows: AsyncIterable<SheetRow[]>;
  /** Unpacked bytes so far. */
  bytesRead(): number;
  /** What the rows read so far held; of merged cells once all are read. */
  notes(): string[];
}

/** Columns that are read: exports of posts have a few hundred at most. */
const MOST_CELLS = 2_050;
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 1 << 20;
const LONG_NUMBER = 16;
const MERGES_SHOWN = 3;
const BLOCK_ROWS = 500;

export function readSheet(bytes: Readable, { part, styles, ...book }: SheetSource): SheetReading {
  const formulas = tally(
    'cell is a formula: its value was read as last calculated',
    'cells are formulas: their values were read as last calculated',
  );
  const uncalculated = tally(
    'formula has no value in the file and was read as empty: open the workbook in a spreadsheet and save it',
    'formulas have no value in the file and were read as empty: open the workbook in a spreadsheet and save it',
  );
  const errors = tally(
    'cell holds an error such as #N/A and was read as empty',
    'cells hold errors such as #N/A and were read as empty',
  );
  const hidden = tally(
    'row is hidden in the workbook, and was read all the same',
    'rows are hidden in the workbook, and were read all the same',
  );
  const merges: string[] = [];
  let merged = 0;
  let rows: SheetRow[] = [];
  let row: SheetRow | undefined;
  let number = 0;
  let characters = 0;
  let column = -1;
  let type = '';
  let style: TimeStyle | undefined;
  let raw = '';
  let isFormula = false;
  let inside: 'v' | 't' | undefined;
  let isPronounced = false;
  let bytesRead = 0;

  function openRow(attributes: Record<string, string>): void {
    const next = attributes.r === undefined ? number + 1 : Number(attributes.r);
    if (!Number.isInteger(next) || next <= number || next > MOST_ROWS)
      throw damaged(part, `row "${attributes.r?.slice(0, 20)}" follows row ${number}`);
    number = next;
    row = { number, cells: [], long: new Map() };
    if (attributes.hidden === '1' || attributes.hidden === 'true') hidden.add(number);
    characters = 0;
    column = -1;
  }

  function openCell(attributes: Record<string, string>): void {
    const place = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
    if (place === undefined) throw damaged(part, `"${attributes.r?.slice(0, 20)}" is no cell`);
    column = place;
    type = attributes.t ?? '';
    style = attributes.s === undefined ? undefined : styles[Number(attributes.s)];
    raw = '';
    isFormula = false;
  }

  function closeCell(): void {
    if (!row) return;
    if (isFormula) (raw === '' && type !== 'str' ? uncalculated : formulas).add(number);
    if (type === 'e') {
      errors.add(number);
      return;
    }
    if (raw === '' || column >= MOST_CELLS) return;
    const isNumber = type === '' || type === 'n';
    const text = cellValue({ type, raw: isNumber || type === 's' ? raw : decoded(raw), style }, book);
    characters += text.length;
    if (characters > MOST_CHARACTERS) {
      row.fault ??= 'the row is longer than 1 MiB';
      return;
    }
    if (isNumber && !style && raw.length >= LONG_NUMBER) row.long.set(column, raw);
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = text;
  }

  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'c') openCell(attributes);
      else if (name === 'row') openRow(attributes);
      else if (name === 'v') inside = 'v';
      else if (name === 'f') isFormula = true;
      else if (name === 't') inside = isPronounced ? undefined : 't';
      else if (name === 'rPh') isPronounced = true;
      else if (name === 'mergeCell') {
        merged++;
        if (merges.length < MERGES_SHOWN) merges.push(attributes.ref?.slice(0, 20) ?? '');
      }
    },
    text(text) {
      if (inside) raw += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inside = undefined;
      else if (name === 'rPh') isPronounced = false;
      else if (name === 'c') closeCell();
      else if (name === 'row' && row) {
        rows.push(row);
        row = undefined;
      }
    },
    bytes(count) {
      bytesRead = count;
    },
  };

  return {
    bytesRead: () => bytesRead,
    rows: (async function* () {
      for await (const _ of readXml(bytes, handler, part)) {
        if (rows.length < BLOCK_ROWS) continue;
        yield rows;
        rows = [];
      }
      if (rows.length > 0) yield rows;
    })(),
    notes() {
      const more = merged > merges.length ? ', …' : '';
      const cells = `${merged} merged ${merged === 1 ? 'range' : 'ranges'} (${merges.join(', ')}${more})`;
      return [
        ...[formulas, uncalculated, errors, hidden].flatMap((counted) => counted.notes()),
        ...(merged > 0 ? [`the sheet has ${cells}: of each, only the first cell holds something`] : []),
      ];
    },
  };
}

/** Columns of long numbers most of which a floating-point number would have left so: as ids they have lost digits. */
export function roundedColumns(rows: readonly SheetRow[]): Set<number> {
  const counts = new Map<number, { long: number; rounded: number }>();
  for (const { long } of rows)
    for (const [column, raw] of long) {
      const count = counts.get(column) ?? { long: 0, rounded: 0 };
      counts.set(column, count);
      count.long++;
      if (looksRounded(raw)) count.rounded++;
    }
  return new Set([...counts].filter(([, { long, rounded }]) => rounded > long * 0.2).map(([column]) => column));
}

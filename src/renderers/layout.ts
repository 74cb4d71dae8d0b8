/** Columns fitted to a screen: headers wrap first, then the least important columns are dropped, then text is truncated. */
import type { Column } from '../domain/report.ts';
import { displayWidth } from '../domain/text-width.ts';

export interface Placed {
  column: Column;
  /** Index of the column in the input. */
  index: number;
  width: number;
}

export interface TableLayout {
  placed: Placed[];
  hidden: Column[];
  /** No column was dropped and no text truncated. */
  whole: boolean;
  /** The columns that could not be dropped or truncated are not wider than the screen. */
  fits: boolean;
}

export const GAP = 2;
const NARROWEST_TEXT = 8;

/** Fits columns, whose cells are given row by row, into `width` screen columns. Numbers are never truncated. */
export function fitColumns(
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  width: number,
): TableLayout {
  const body = columns.map((_, index) => Math.max(0, ...cells.map((row) => displayWidth(row[index] ?? ''))));
  const label = columns.map((column) => displayWidth(column.label));
  const word = columns.map((column) => Math.max(...column.label.split(' ').map(displayWidth)));
  let placed = columns.map((column, index) => ({ column, index, width: Math.max(body[index]!, label[index]!) }));
  if (total(placed) > width) {
    for (const place of placed) place.width = Math.max(body[place.index]!, word[place.index]!);
    widenHeaders(placed, label, width);
  }
  const hidden: Column[] = [];
  while (total(placed) > width) {
    const leaving = nextDropped(placed);
    if (!leaving) break;
    hidden.unshift(leaving.column);
    placed = placed.filter((place) => place !== leaving);
    if (total(placed) <= width) widenHeaders(placed, label, width);
  }
  const before = total(placed);
  shrinkText(placed, width);
  const fits = total(placed) <= width;
  return { placed, hidden, whole: fits && hidden.length === 0 && total(placed) === before, fits };
}

function total(placed: readonly Placed[]): number {
  return placed.reduce((sum, place) => sum + place.width, 0) + GAP * Math.max(0, placed.length - 1);
}

/** Widens columns with wrapped headers into the remaining width, left to right. */
function widenHeaders(placed: Placed[], label: readonly number[], width: number): void {
  let room = width - total(placed);
  for (const place of placed) {
    const more = label[place.index]! - place.width;
    if (more <= 0 || more > room) continue;
    place.width += more;
    room -= more;
  }
}

function nextDropped(placed: readonly Placed[]): Placed | undefined {
  const droppable = placed.filter((place) => place.column.drop_order !== undefined);
  return droppable.reduce<Placed | undefined>(
    (dropped, place) => (!dropped || place.column.drop_order! >= dropped.column.drop_order! ? place : dropped),
    undefined,
  );
}

/** Narrows the widest text column repeatedly until the table fits, down to a readable minimum. */
function shrinkText(placed: Placed[], width: number): void {
  for (let excess = total(placed) - width; excess > 0; excess = total(placed) - width) {
    const texts = placed.filter((place) => place.column.kind === 'text' && place.width > NARROWEST_TEXT);
    if (texts.length === 0) return;
    const widest = texts.reduce((most, place) => (place.width > most.width ? place : most));
    const second = Math.max(
      NARROWEST_TEXT,
      ...texts.filter((place) => place !== widest).map((place) => place.width - 1),
    );
    widest.width -= Math.max(1, Math.min(excess, widest.width - second));
  }
}

/** A list outside reports: aligned under a header on a screen or for a width, bare TSV in a pipe. */
import { safeLine } from '../domain/safe-text.ts';
import { displayWidth, padToWidth, truncateAtWord, truncateToWidth, wrapToWidth } from '../domain/text-width.ts';
import type { Terminal } from './terminal.ts';

export interface ListColumn<T> {
  label: string;
  /** What a person reads. Strangers' text is made safe here. */
  text(item: T): string;
  /** What a program reads, when it differs: exact times instead of relative ones. */
  plain?(item: T): string;
  align?: 'left' | 'right';
  /** May be truncated when the screen is narrow; 'words' truncates between words. */
  truncate?: boolean | 'words';
  /** Other columns are dropped before this one is truncated to less. */
  minWidth?: number;
  /** People copy it: truncated last of all. */
  copied?: boolean;
  /** Wraps where the screen is narrow: nothing of it may be lost. */
  wrap?: boolean;
  /** Dropped from a narrow screen, the highest first, and named under the list. */
  dropOrder?: number;
  /** Says nothing in this list, so a screen is spared it; programs get every column in its place. */
  idle?: boolean;
}

const GAP = '  ';
const MIN_WIDTH = 8;
/** Columns are dropped before others are truncated to less. */
const MIN_TRUNCATED_WIDTH = 12;

/** The lines of the list, each ending in a newline; '' when there is nothing to list. */
export function listText<T>(
  items: readonly T[],
  all: readonly ListColumn<T>[],
  { laidOut, width, palette, unicode }: Pick<Terminal, 'laidOut' | 'width' | 'palette' | 'unicode'>,
): string {
  if (items.length === 0) return '';
  if (!laidOut)
    return items.map((item) => `${all.map((each) => safeLine((each.plain ?? each.text)(item))).join('\t')}\n`).join('');
  const { columns, hidden } = fittingColumns(
    all.filter(({ idle }) => !idle),
    items,
    width,
  );
  const cells = items.map((item) => columns.map((column) => safeLine(column.text(item))));
  const widths = fittedWidths(columns, cells, width);
  const row = (texts: readonly string[]) =>
    columns
      .map((column, at) =>
        padToWidth(truncation(column)(texts[at]!, widths[at]!, unicode ? '…' : '...'), widths[at]!, column.align),
      )
      .join(GAP)
      .trimEnd();
  const rows = (texts: readonly string[]) => {
    const parts = texts.map((text, at) => (columns[at]!.wrap ? wrapToWidth(text, widths[at]!) : [text]));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, line) => row(parts.map((part) => part[line] ?? '')));
  };
  const lines = [palette.strong(row(columns.map((column) => column.label))), ...cells.flatMap(rows)];
  if (hidden.length > 0)
    lines.push(...wrapToWidth(`not shown in ${width} columns: ${hidden.join(', ')}`, width).map(palette.dim));
  return `${lines.join('\n')}\n`;
}

function truncation({ truncate }: Pick<ListColumn<never>, 'truncate'>): typeof truncateToWidth {
  return truncate === 'words' ? truncateAtWord : truncateToWidth;
}

function isShrinkable({ truncate = false, wrap = false }: Pick<ListColumn<never>, 'truncate' | 'wrap'>): boolean {
  return truncate !== false || wrap;
}

/** The columns that a screen has room for once the truncatable ones are truncated. */
function fittingColumns<T>(all: readonly ListColumn<T>[], items: readonly T[], width: number) {
  const minWidth = new Map(
    all.map((column) => {
      const widest = Math.max(...items.map((item) => displayWidth(safeLine(column.text(item)))));
      return [
        column,
        Math.max(
          displayWidth(column.label),
          isShrinkable(column) ? Math.min(widest, column.minWidth ?? MIN_TRUNCATED_WIDTH) : widest,
        ),
      ];
    }),
  );
  let columns = [...all];
  const excess = () =>
    columns.reduce((sum, column) => sum + minWidth.get(column)!, 0) + GAP.length * (columns.length - 1) - width;
  while (excess() > 0) {
    const dropped = columns.reduce((most, column) => ((column.dropOrder ?? 0) > (most.dropOrder ?? 0) ? column : most));
    if (dropped.dropOrder === undefined) break;
    columns = columns.filter((column) => column !== dropped);
  }
  return { columns, hidden: all.filter((column) => !columns.includes(column)).map(({ label }) => label) };
}

function fittedWidths<T>(
  columns: readonly ListColumn<T>[],
  cells: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map((column, at) =>
    Math.max(displayWidth(column.label), ...cells.map((row) => displayWidth(row[at]!))),
  );
  shrink(widths, width, (at) => isShrinkable(columns[at]!));
  // Long names and ids come from strangers: truncated ones are better than lines that the screen breaks.
  shrink(widths, width, (at) => columns[at]!.copied !== true);
  shrink(widths, width, () => true);
  return widths;
}

/** Takes the excess from the widest of the columns that may shrink, step by step, down to a readable minimum. */
function shrink(widths: number[], width: number, mayShrink: (at: number) => boolean): void {
  let excess = widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1) - width;
  while (excess > 0) {
    const shrinkable = widths.map((each, at) => (mayShrink(at) && each > MIN_WIDTH ? each : 0));
    const widest = Math.max(...shrinkable);
    if (widest === 0) break;
    const at = shrinkable.indexOf(widest);
    const next = Math.max(MIN_WIDTH, ...shrinkable.filter((_, other) => other !== at).map((each) => each - 1));
    const less = Math.max(1, Math.min(excess, widest - next));
    widths[at] = widest - less;
    excess -= less;
  }
}

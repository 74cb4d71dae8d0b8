/** A list outside reports: aligned under a header on a screen or for a width, bare TSV in a pipe. */
import { safeLine } from '../domain/safe-text.ts';
import { cutAtWord, cutToWidth, displayWidth, padToWidth, wrapToWidth } from '../domain/text-width.ts';
import type { Terminal } from './terminal.ts';

export interface ListColumn<T> {
  label: string;
  /** What a person reads. Strangers' text is made safe here. */
  text(item: T): string;
  /** What a program reads, when it differs: exact times instead of relative ones. */
  plain?(item: T): string;
  align?: 'left' | 'right';
  /** May be cut when the screen is narrow; sentences between words. */
  cut?: boolean | 'words';
  /** Others leave before this one is cut to less than so many columns. */
  least?: number;
  /** People copy it: cut last of all. */
  copied?: boolean;
  /** Goes on below where the screen is narrow: nothing of it may be lost. */
  wrap?: boolean;
  /** Leaves a narrow screen, the highest first, and is named under the list. */
  leaves?: number;
}

const GAP = '  ';
const NARROWEST = 8;
/** Rather leaves a column than that others are cut to less. */
const LEAST_CUT = 12;

/** The lines of the list, each ending in a newline; '' when there is nothing to list. */
export function listText<T>(
  items: readonly T[],
  all: readonly ListColumn<T>[],
  { laidOut, width, palette, unicode }: Pick<Terminal, 'laidOut' | 'width' | 'palette' | 'unicode'>,
): string {
  if (items.length === 0) return '';
  if (!laidOut)
    return items.map((item) => `${all.map((each) => safeLine((each.plain ?? each.text)(item))).join('\t')}\n`).join('');
  const { columns, hidden } = staying(all, items, width);
  const cells = items.map((item) => columns.map((column) => safeLine(column.text(item))));
  const widths = fittedWidths(columns, cells, width);
  const row = (texts: readonly string[]) =>
    columns
      .map((column, at) =>
        padToWidth(cutter(column)(texts[at]!, widths[at]!, unicode ? '…' : '...'), widths[at]!, column.align),
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

function cutter({ cut }: Pick<ListColumn<never>, 'cut'>): typeof cutToWidth {
  return cut === 'words' ? cutAtWord : cutToWidth;
}

function isPliant({ cut = false, wrap = false }: Pick<ListColumn<never>, 'cut' | 'wrap'>): boolean {
  return cut !== false || wrap;
}

/** The columns that a screen has room for, when those that may be cut are. */
function staying<T>(all: readonly ListColumn<T>[], items: readonly T[], width: number) {
  const least = new Map(
    all.map((column) => {
      const widest = Math.max(...items.map((item) => displayWidth(safeLine(column.text(item)))));
      return [
        column,
        Math.max(displayWidth(column.label), isPliant(column) ? Math.min(widest, column.least ?? LEAST_CUT) : widest),
      ];
    }),
  );
  let columns = [...all];
  const excess = () =>
    columns.reduce((sum, column) => sum + least.get(column)!, 0) + GAP.length * (columns.length - 1) - width;
  while (excess() > 0) {
    const leaving = columns.reduce((most, column) => ((column.leaves ?? 0) > (most.leaves ?? 0) ? column : most));
    if (leaving.leaves === undefined) break;
    columns = columns.filter((column) => column !== leaving);
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
  shrink(widths, width, (at) => isPliant(columns[at]!));
  // Rather a name with dots than lines that the screen breaks: strangers choose how long names and ids are.
  shrink(widths, width, (at) => columns[at]!.copied !== true);
  shrink(widths, width, () => true);
  return widths;
}

/** Takes what is too much from the widest of the columns that may be cut, again and again, down to a readable stub. */
function shrink(widths: number[], width: number, mayCut: (at: number) => boolean): void {
  let excess = widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1) - width;
  while (excess > 0) {
    const cuttable = widths.map((each, at) => (mayCut(at) && each > NARROWEST ? each : 0));
    const widest = Math.max(...cuttable);
    if (widest === 0) break;
    const at = cuttable.indexOf(widest);
    const next = Math.max(NARROWEST, ...cuttable.filter((_, other) => other !== at).map((each) => each - 1));
    const less = Math.max(1, Math.min(excess, widest - next));
    widths[at] = widest - less;
    excess -= less;
  }
}

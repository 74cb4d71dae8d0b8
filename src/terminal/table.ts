/** A list outside reports: aligned under a header on a screen, bare TSV in a pipe. */
import { safeLine } from '../domain/safe-text.ts';
import { cutToWidth, displayWidth, padToWidth } from '../domain/text-width.ts';
import type { Terminal } from './terminal.ts';

export interface ListColumn<T> {
  label: string;
  /** What a person reads. Strangers' text is made safe here. */
  text(item: T): string;
  /** What a program reads, when it differs: exact times instead of relative ones. */
  plain?(item: T): string;
  align?: 'left' | 'right';
  /** May be cut when the screen is narrow. */
  cut?: boolean;
}

const GAP = '  ';
const NARROWEST = 8;

/** The lines of the list, each ending in a newline; '' when there is nothing to list. */
export function listText<T>(
  items: readonly T[],
  columns: readonly ListColumn<T>[],
  { isTTY, width, palette, unicode }: Pick<Terminal, 'isTTY' | 'width' | 'palette' | 'unicode'>,
): string {
  if (items.length === 0) return '';
  if (!isTTY)
    return items
      .map((item) => `${columns.map((each) => safeLine((each.plain ?? each.text)(item))).join('\t')}\n`)
      .join('');
  const cells = items.map((item) => columns.map((column) => safeLine(column.text(item))));
  const widths = fittedWidths(columns, cells, width);
  const row = (texts: readonly string[]) =>
    columns
      .map((column, at) =>
        padToWidth(cutToWidth(texts[at]!, widths[at]!, unicode ? '…' : '...'), widths[at]!, column.align),
      )
      .join(GAP)
      .trimEnd();
  return `${[palette.strong(row(columns.map((column) => column.label))), ...cells.map(row)].join('\n')}\n`;
}

function fittedWidths<T>(
  columns: readonly ListColumn<T>[],
  cells: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map((column, at) =>
    Math.max(displayWidth(column.label), ...cells.map((row) => displayWidth(row[at]!))),
  );
  shrink(widths, width, (at) => columns[at]!.cut === true);
  // Rather a name with dots than lines that the screen breaks: strangers choose how long names and ids are.
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

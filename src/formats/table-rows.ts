/** The rows of a table behind its header, whether it is a delimited text or a sheet of a workbook. */
import type { CsvLayout } from './csv-layout.ts';
import { csvRows, type RowBlock } from './csv-rows.ts';
import type { TextInput } from './format.ts';

/** Names the cell that a row is rejected for, where the table is a sheet. @param columnOf from 0; -1 of no one column */
export function cellPlacer(
  { sheet }: TextInput,
  columnOf: (name: string) => number,
): ((row: number, name: string | undefined) => string) | undefined {
  if (!sheet) return undefined;
  return (row, name) => {
    const column = name === undefined ? -1 : columnOf(name);
    return sheet.cell(row, column < 0 ? undefined : column);
  };
}

/** Rows with as many cells as the header has names. */
export function tableRows({ sheet, text }: TextInput, layout: CsvLayout): AsyncIterable<RowBlock> {
  const width = layout.headers.length;
  return sheet ? sheet.rows({ width, after: layout.skipLines }) : csvRows(text, { ...layout, width });
}

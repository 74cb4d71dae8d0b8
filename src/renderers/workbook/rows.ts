/** Rows streamed into a workbook: times as times in UTC, numbers as numbers, ids and words as texts. */
import type { FlatRow, RowColumn } from '../rows.ts';
import type { CellLosses } from './cell-text.ts';
import { type CellContent, serialDay, streamedWorkbook } from './workbook.ts';

/** Shows the zone with every time, so that the header keeps the name of its column. */
const UTC_TIME = 'yyyy-mm-dd"T"hh:mm:ss"Z"';
const WIDTHS = { text: 40, exact: 16, number: 10, time: 21 };

/**
 * @param name of the sheets
 * @param rows times are ISO 8601 in UTC
 * @param losses counts what cells cannot hold
 */
export function workbookRows(
  name: string,
  columns: readonly RowColumn[],
  rows: AsyncIterable<FlatRow>,
  losses: CellLosses,
): AsyncGenerator<Uint8Array> {
  const cells = (async function* () {
    for await (const row of rows) yield columns.map((column) => contentOf(row[column.key], column));
  })();
  const streamed = columns.map(({ key, label, kind }) => {
    const header = label ?? key;
    const width = Math.max(WIDTHS[kind], header.length + 2);
    return { header, width, ...(kind === 'time' && { format: UTC_TIME }) };
  });
  return streamedWorkbook(name, streamed, cells, losses);
}

function contentOf(value: FlatRow[string], { kind }: RowColumn): CellContent {
  if (kind !== 'time' || typeof value !== 'string') return value;
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : serialDay(at / 1000);
}

/** Rows as the pieces of one file, in the format asked for. */
import type { Context } from '../../context.ts';
import { grouped } from '../../domain/amount.ts';
import type { FlatRow } from '../../renderers/rows.ts';
import type { ExportKind } from '../../store/reading/export.ts';
import type { Piece } from '../output-file.ts';
import type { RowsOut } from './rows.ts';

/**
 * @param notes receives what is to be said once all is written
 * @param screen control characters in text become visible
 */
export async function* piecesOf(
  { environment }: Context,
  what: ExportKind,
  { format, columns, rows }: RowsOut,
  notes: string[],
  screen: boolean,
): AsyncGenerator<Piece> {
  if (format === 'parquet') {
    const { parquetRows } = await import('../../renderers/parquet.ts');
    yield* parquetRows(columns, rows, `socialcare ${environment.version}`);
  } else if (format === 'xlsx') {
    const [{ workbookRows }, { SHEET_ROWS }, { lossTexts, noLosses }] = await Promise.all([
      import('../../renderers/workbook/rows.ts'),
      import('../../renderers/workbook/workbook.ts'),
      import('../../renderers/workbook/cell-text.ts'),
    ]);
    const losses = noLosses();
    let count = 0;
    const counted = (async function* (): AsyncGenerator<FlatRow> {
      for await (const row of rows) {
        count++;
        yield row;
      }
    })();
    yield* workbookRows(what, columns, counted, losses);
    const sheets = Math.ceil(count / (SHEET_ROWS - 1));
    if (sheets > 1) notes.push(`they fill ${sheets} sheets: one holds ${grouped(SHEET_ROWS)} rows at most`);
    notes.push(...lossTexts(losses));
  } else {
    const { writeRows } = await import('../../renderers/rows.ts');
    yield* writeRows(rows, { format, columns, screen });
  }
}

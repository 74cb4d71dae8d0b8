/** Many rows into a table: as arrays where no row can meet another one of the same statement, else one after the other. */
import type { Value } from '../database.ts';
import { spelled } from './dialect.ts';
import type { Call } from './exchange.ts';
import { arrayText, written } from './values.ts';

const ROWS_PER_CALL = 20_000;

/** @param types of the table's columns by name, as SQL */
export function* insertCalls(
  into: string,
  rows: readonly (readonly Value[])[],
  conflict: string,
  types: ReadonlyMap<string, string>,
): Generator<Call> {
  const { columns } = partsOf(into);
  const typed = columns.map((column) => types.get(column) ?? 'text');
  // One statement may update a row once; and where rows update, a later one must see what an earlier one did.
  const oneByOne = /\bDO UPDATE\b/i.test(conflict) && rows.length > 1;
  for (let at = 0; at < rows.length; at += ROWS_PER_CALL) {
    const some = rows.slice(at, at + ROWS_PER_CALL);
    if (oneByOne) {
      const values = columns.map((_, place) => `$${place + 1}::${typed[place]}`).join(', ');
      yield {
        sql: spelled(`INSERT INTO ${into} VALUES (${values}) ${conflict}`),
        types: columns.map(() => 0),
        sets: some.map((row) => row.map(written)),
      };
    } else {
      const arrays = columns.map((_, place) => `$${place + 1}::${typed[place]}[]`).join(', ');
      yield {
        sql: spelled(`INSERT INTO ${into} SELECT * FROM unnest(${arrays}) ${conflict}`),
        types: columns.map(() => 0),
        sets: [columns.map((_, place) => arrayText(some.map((row) => row[place])))],
      };
    }
  }
}

/** Table and columns of 'mention (post, brand)'. */
export function partsOf(into: string): { table: string; columns: string[] } {
  const [, table, list] = /^\s*(\w+)\s*\(([^)]*)\)/.exec(into) ?? [];
  if (table === undefined) throw new TypeError(`"${into}" names no table with its columns`);
  return { table, columns: list!.split(',').map((column) => column.trim().replaceAll('"', '')) };
}

/** All that one database holds, put into another one that is empty: the same rows under the same keys. */
import { StoreError } from '../errors.ts';
import type { Database, Value } from './database.ts';
import type { Store } from './open.ts';

/** In this order no row comes before one that it refers to. */
const FIRST = ['brand', 'batch', 'post'];
/** Made by the database itself, or kept by it alone. */
const OF_ITS_OWN = ['schema_version', 'fact_changes', 'search_state', 'post_words'];
/** Every database begins with one of its own, which gives way. */
const SECRET = 'store_secret';
const VIEWS = ['turns', 'provenance', 'stated_account', 'post_labels'];
const ROWS_AT_ONCE = 5_000;

export interface CopyOptions {
  /** @param done rows so far  @param total rows in all */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Copies everything in one transaction: whole, or not at all. Nobody changes the source meanwhile.
 * @returns rows of each table
 * @throws StoreError when the other one holds anything already; the reason of the signal when that is aborted
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions = {}): Promise<Map<string, number>> {
  const columns = await columnsOf(from);
  const wanted = await columnsOf(to);
  const counts = new Map<string, number>();
  await from.transaction(async (source) => {
    for (const table of columns.keys()) counts.set(table, await countOf(source, table));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    let done = 0;
    await to.transaction(async (target) => {
      await checkEmpty(target, wanted.keys(), to.path);
      await target.write(`DELETE FROM ${SECRET}`);
      for (const [table, names] of columns) {
        const missing = names.filter((name) => !wanted.get(table)?.includes(name));
        if (missing.length > 0) throw new StoreError(`${to.path} has no ${missing.join(', ')} in its table ${table}`);
        for await (const rows of source.stream<Record<string, Value>>(
          `SELECT ${names.join(', ')} FROM ${table}`,
          {},
          ROWS_AT_ONCE,
        )) {
          options.signal?.throwIfAborted();
          await target.insertMany(
            `${table} (${names.join(', ')})`,
            rows.map((row) => names.map((name) => row[name]!)),
          );
          done += rows.length;
          options.onProgress?.(done, total);
        }
        const arrived = await countOf(target, table);
        if (arrived !== counts.get(table))
          throw new StoreError(`of ${counts.get(table)} rows of the table ${table} ${arrived} arrived`);
      }
    }, 'labels');
  }, 'labels');
  return counts;
}

/** Columns of each table, in the order of copying. */
async function columnsOf(store: Store): Promise<Map<string, string[]>> {
  const tables = await store.read<{ table: string; columns: string }>(store.catalogue);
  const rank = (table: string) => (FIRST.includes(table) ? FIRST.indexOf(table) : FIRST.length);
  return new Map(
    tables
      .filter(({ table }) => !OF_ITS_OWN.includes(table) && !VIEWS.includes(table))
      .map(({ table, columns }): [string, string[]] => [table, columns.split(', ')])
      .sort(([a], [b]) => rank(a) - rank(b)),
  );
}

async function checkEmpty(target: Database, tables: Iterable<string>, path: string): Promise<void> {
  for (const table of tables)
    if (table !== SECRET && (await countOf(target, table)) > 0)
      throw new StoreError(
        `${path} is not empty: there are rows in its table ${table}`,
        'Copy into a new database: another file, or another ?schema=NAME in the address. Nothing was copied.',
      );
}

async function countOf(db: Database, table: string): Promise<number> {
  return (await db.oneValue<number>(`SELECT count(*) FROM ${table}`))!;
}

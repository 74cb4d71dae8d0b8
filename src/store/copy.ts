/** All that one database holds, put into another one: the same rows under the same keys, also where an earlier copy stopped. */
import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { COPYING, type Copier, dropping, finishCopy, keepRows, letGo, notePlace, takeTarget } from './copying.ts';
import type { Database, Value } from './database.ts';
import { sameCase } from './dialect.ts';
import type { Store } from './open.ts';

/** In this order no row comes before one that it refers to. */
const FIRST = ['brand', 'batch', 'post'];
/** Made by the database itself, or kept by it alone. */
const OF_ITS_OWN = ['schema_version', 'fact_changes', 'search_state', 'post_words', COPYING];
/** Every database begins with one of its own, which gives way. */
const SECRET = 'store_secret';
const VIEWS = ['turns', 'provenance', 'stated_account', 'post_labels'];
/** Rows of a batch: each commit writes pages of indexes again, and long texts take memory. */
const BATCH_ROWS = 10_000;

/** What orders the rows of a table, the same in every database, where that is not its first column. */
const ORDERS: Readonly<Record<string, string>> = {
  account_name: 'channel, folded, account, batch',
  arrival: 'batch, name',
  charge: 'source, day, unit, id',
  claim: `channel, post, ${sameCase('brand')}`,
  cursor: 'source, stream',
  dated_name: 'channel, folded',
  erased_name: 'channel, name',
  inferred_link: 'post, asked',
  mention: 'post, brand',
  missing_post: 'channel, id',
  own_posts: 'batch, channel, brand',
  post_alias: 'channel, id',
  pull_lock: 'source, stream',
  quoted_post: 'source, account, id',
  removal: "at, before, channel, coalesce(brand, ''), conversations, turns, posts",
  reply: 'post, turn',
  sighting: 'post, batch',
  stale_name: 'channel, folded',
  stated_name: 'post, role',
  statement: 'post, batch, said',
  unread_object: 'source, stream, id',
  watched: 'source, stream, id',
};

export interface CopyOptions extends Copier {
  /** Called once the other database is taken for this copy. */
  onBegun?(): Promise<void>;
  /** Called where an earlier copy stopped, once its rows have been compared. @param there rows that are there  @param total rows in all */
  onResume?(there: number, total: number): void;
  /** @param done rows compared or copied so far  @param total rows in all */
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}

export interface Copied {
  /** Rows of each table. */
  counts: ReadonlyMap<string, number>;
  /** Rows of all tables. */
  total: number;
  /** Of them, rows that an earlier copy had left there. */
  there: number;
}

/**
 * Copies everything, some thousand rows at a time, each time with how far it came: where it is stopped it can go on, and until it
 * is whole nothing else opens the other database. What an earlier copy left is compared row by row before anything is written.
 * Nobody changes the source meanwhile.
 * @throws StoreError when the other one holds anything else, is half a copy of something else, or another copy into it is at
 *   work; the reason of the signal when that is aborted
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions): Promise<Copied> {
  const columns = await columnsOf(from);
  const wanted = await columnsOf(to);
  for (const [table, names] of columns) {
    const missing = names.filter((name) => !wanted.get(table)?.includes(name));
    if (missing.length > 0) throw new StoreError(`${to.path} has no ${missing.join(', ')} in its table ${table}`);
  }
  await takeTarget(to, from.path, options, async (target) => {
    await checkEmpty(target, wanted.keys(), to.path);
    await target.write(`DELETE FROM ${SECRET}`);
  });
  try {
    await options.onBegun?.();
    return await from.transaction((source) => copyRows(from.path, source, to, columns, options), 'labels');
  } catch (error) {
    await letGo(to, options);
    throw error;
  }
}

async function copyRows(
  path: string,
  source: Database,
  to: Store,
  columns: ReadonlyMap<string, string[]>,
  options: CopyOptions,
): Promise<Copied> {
  const counts = await countsOf(source, columns.keys(), to.path);
  const before = await countsOf(to, columns.keys(), to.path);
  const [total, there] = [sumOf(counts), sumOf(before)];
  let done = 0;
  const progress = async (rows: number) => {
    done += rows;
    options.onProgress?.(done, total);
    // Between two files nothing else lets the signal of Ctrl-C through.
    await setImmediate();
    options.signal?.throwIfAborted();
  };
  const read = (db: Database, table: string, offset: number, limit: number) =>
    db.stream<Row>(
      `SELECT ${columns.get(table)!.join(', ')} FROM ${rowsOf(table)}
       ORDER BY ${orderOf(table, columns.get(table)!)} LIMIT :limit OFFSET :offset`,
      { self: to.path, offset, limit },
      BATCH_ROWS,
    );
  for (const [table, rows] of before) {
    if (rows === 0) continue;
    for await (const [kept, given] of sideBySide(read(to, table, 0, rows), read(source, table, 0, rows))) {
      if (!isSameRows(kept, given)) throw changed(path, to.path, table);
      await progress(kept.length);
    }
  }
  await notePlace(to, options, { source: path, copied: there, total });
  if (there > 0) options.onResume?.(there, total);
  for (const [table, names] of columns) {
    const [first, missing] = [before.get(table)!, counts.get(table)! - before.get(table)!];
    if (missing === 0) continue;
    for await (const rows of read(source, table, first, missing)) {
      const cells = rows.map((row) => names.map((name) => row[name]!));
      await keepRows(to, options, done + rows.length, (target) =>
        target.insertMany(`${table} (${names.join(', ')})`, cells),
      );
      await progress(rows.length);
    }
  }
  await finishCopy(to, options, async (target) => {
    const arrived = await countsOf(target, columns.keys());
    for (const [table, count] of counts)
      if (arrived.get(table) !== count)
        throw new StoreError(`of ${count} rows of the table ${table} ${arrived.get(table)} arrived`);
  });
  return { counts, total, there };
}

type Row = Record<string, Value>;

/** Batches of one reading, each with that of another. */
async function* sideBySide(one: AsyncIterable<Row[]>, other: AsyncIterable<Row[]>): AsyncGenerator<[Row[], Row[]]> {
  const others = other[Symbol.asyncIterator]();
  try {
    for await (const rows of one) yield [rows, (await others.next()).value ?? []];
  } finally {
    await others.return?.();
  }
}

function isSameRows(kept: readonly Row[], given: readonly Row[]): boolean {
  return kept.every((row, at) => given[at] && Object.keys(row).every((name) => isSame(row[name]!, given[at]![name]!)));
}

/** A server cannot store a NUL character in a text. */
function isSame(kept: Value, given: Value): boolean {
  if (kept === given) return true;
  if (kept instanceof Uint8Array) return given instanceof Uint8Array && Buffer.compare(kept, given) === 0;
  return typeof given === 'string' && kept === given.replaceAll('\0', '\uFFFD');
}

function changed(from: string, to: string, table: string): StoreError {
  return new StoreError(
    `${from} is not what ${to} is half a copy of: rows of its table ${table} are others now`,
    `It was changed in between, or is another database. Begin with an empty one.\n${dropping(to)}`,
  );
}

/** A table without the row that says that the copy itself was written. */
function rowsOf(table: string): string {
  return table === 'written_file' ? 'written_file WHERE path <> :self' : table;
}

/** The terms of ORDER BY. */
export function orderOf(table: string, columns: readonly string[]): string {
  return ORDERS[table] ?? columns[0]!;
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
  for (const [table, count] of await countsOf(target, tables))
    if (table !== SECRET && count > 0)
      throw new StoreError(
        `${path} is not empty: there are rows in its table ${table}`,
        'Copy into a new database: another file, or another ?schema=NAME in the address. Nothing was copied.',
      );
}

/** @param self where a copy is, which is not counted among the files that were written */
async function countsOf(db: Database, tables: Iterable<string>, self = ''): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables)
    counts.set(table, (await db.oneValue<number>(`SELECT count(*) FROM ${rowsOf(table)}`, { self }))!);
  return counts;
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

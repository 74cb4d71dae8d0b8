/** SQL that a person typed: one statement that reads. */
import { CareError, UsageError } from '../../errors.ts';
import type { PersonalQuery, Store } from '../database.ts';

export type QueryRow = Record<string, string | number | null>;

export interface QueryColumn {
  /** As the statement names it; several may be called alike. */
  name: string;
  /** Its property of a row: the name, numbered from the second of that name on (a, a_2). */
  key: string;
}

/** @throws UsageError for SQL that is wrong, writes, or is more than one statement */
export async function openQuery(
  store: Store,
  sql: string,
): Promise<{ columns: QueryColumn[]; batches: AsyncIterable<QueryRow[]> }> {
  const query = await prepared(store, sql);
  if (!query.onlyReads)
    throw new UsageError('this statement would change the database', 'Only SELECT is allowed here.');
  const columns = keyed(query.columns);
  return { columns, batches: readable(query, columns) };
}

async function prepared(store: Store, sql: string): Promise<PersonalQuery> {
  try {
    return await store.ask(sql);
  } catch (error) {
    throw asQueryError(error);
  }
}

function keyed(names: readonly string[]): QueryColumn[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let key = name;
    for (let count = 2; used.has(key) || (key !== name && taken.has(key)); count++) key = `${name}_${count}`;
    used.add(key);
    return { name, key };
  });
}

async function* readable(query: PersonalQuery, columns: readonly QueryColumn[]): AsyncGenerator<QueryRow[]> {
  try {
    for await (const batch of query.rows())
      yield batch.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, plain(row[at])])));
  } catch (error) {
    throw asQueryError(error);
  }
}

/** Whole numbers that JavaScript would round are text, digit by digit. */
function plain(value: unknown): string | number | null {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return Buffer.isBuffer(value) ? value.toString('hex') : (value as string | number | null);
}

function asQueryError(error: unknown): unknown {
  if (error instanceof CareError || !(error instanceof Error)) return error;
  return new UsageError(`SQL: ${error.message}`, 'Look at the tables with: socialcare sql --tables');
}

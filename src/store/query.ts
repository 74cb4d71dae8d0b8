/** A person's own SQL: one statement that reads. */
import { UsageError } from '../errors.ts';
import type { Store } from './open.ts';

export type QueryRow = Record<string, string | number | null>;

/** @throws UsageError for SQL that is wrong, writes, or is more than one statement */
export function openQuery(store: Store, sql: string): { columns: string[]; rows: IterableIterator<QueryRow> } {
  try {
    const statement = store.db.prepare(sql);
    if (!statement.reader || !statement.readonly)
      throw new UsageError('this statement would change the database', 'Only SELECT is allowed here.');
    return {
      columns: statement.columns().map(({ name }) => name),
      rows: readable(statement.iterate() as IterableIterator<QueryRow>),
    };
  } catch (error) {
    throw asQueryError(error);
  }
}

function* readable(rows: IterableIterator<QueryRow>): IterableIterator<QueryRow> {
  try {
    for (const row of rows)
      yield Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]),
      );
  } catch (error) {
    throw asQueryError(error);
  }
}

function asQueryError(error: unknown): unknown {
  if (error instanceof UsageError || !(error instanceof Error)) return error;
  return new UsageError(`SQL: ${error.message}`, 'Look at the tables with: socialcare sql --tables');
}

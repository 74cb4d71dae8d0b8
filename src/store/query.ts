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
      rows: readable(statement.safeIntegers().iterate() as IterableIterator<Record<string, unknown>>),
    };
  } catch (error) {
    throw asQueryError(error);
  }
}

function* readable(rows: IterableIterator<Record<string, unknown>>): IterableIterator<QueryRow> {
  try {
    for (const row of rows) yield Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
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
  if (error instanceof UsageError || !(error instanceof Error)) return error;
  return new UsageError(`SQL: ${error.message}`, 'Look at the tables with: socialcare sql --tables');
}

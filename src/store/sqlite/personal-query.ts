/** A statement that a person wrote, prepared by SQLite and read in batches. */
import type Sqlite from 'better-sqlite3';
import type { PersonalQuery } from '../database.ts';

const ROWS_PER_BATCH = 1_000;

export function personalQuery(sqlite: Sqlite.Database, sql: string): PersonalQuery {
  const statement = sqlite.prepare(sql);
  const onlyReads = statement.reader && statement.readonly;
  return {
    columns: onlyReads ? statement.columns().map(({ name }) => name) : [],
    onlyReads,
    async *rows() {
      type Row = (string | number | bigint | Uint8Array | null)[];
      let batch: Row[] = [];
      for (const row of statement.safeIntegers().raw().iterate() as IterableIterator<Row>) {
        if (batch.push(row) < ROWS_PER_BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

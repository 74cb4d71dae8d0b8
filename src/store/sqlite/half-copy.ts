/** A file into which a copy is not finished. */
import type Sqlite from 'better-sqlite3';
import { COPYING, halfCopy, PLACE, type Place } from '../copying.ts';

/** @throws StoreError where a copy into it is not finished */
export function refuseHalfCopy(sqlite: Sqlite.Database, path: string): void {
  const found = sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(COPYING);
  if (found !== undefined) throw halfCopy(path, sqlite.prepare(PLACE).get() as Place);
}

/** Opening a database: the only place that knows which adapters there are. */
import type { OpenOptions, Store } from './database.ts';
import { openSqlite } from './sqlite/open.ts';

export type { Store } from './database.ts';

/**
 * Opens (and unless told otherwise creates) the database, bringing it to the newest schema.
 * @throws StoreError when it is missing, someone else's, newer than this program, or not to be opened
 */
export function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  return openSqlite(path, options);
}

/** Opens a copy to try things on, which is deleted when it is closed; an empty one where there is no database yet. */
export async function openRehearsal(path: string): Promise<Store> {
  const { copySqlite } = await import('./sqlite/rehearsal.ts');
  return copySqlite(path);
}

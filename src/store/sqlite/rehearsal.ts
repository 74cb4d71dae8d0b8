/** A temporary copy of the database for dry runs, which change nothing and block nobody. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../database.ts';
import { loadDriver } from './driver.ts';
import { asStoreError } from './errors.ts';
import { refuseHalfCopy } from './half-copy.ts';
import { openSqlite } from './open.ts';

/** Opens a copy that is deleted when it is closed; an empty one where there is no database yet. */
export async function copySqlite(path: string): Promise<Store> {
  if (!existsSync(path)) return openSqlite(':memory:', {});
  const Driver = await loadDriver();
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-dry-run-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const source = new Driver(path, { readonly: true, timeout: 5000 });
    const copy = join(folder, 'copy.db');
    try {
      refuseHalfCopy(source, path);
      // In one step: nobody can write between two halves of the copy.
      await source.backup(copy, { progress: () => 0x7fffffff });
    } finally {
      source.close();
    }
    const store = await openSqlite(copy, {});
    return {
      ...store,
      async close() {
        await store.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw asStoreError(error, path);
  }
}

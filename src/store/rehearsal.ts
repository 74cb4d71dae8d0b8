/** A copy of the database to try things on: a dry run sees what would happen, nothing has, and nobody waits for it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDriver } from './driver.ts';
import { asStoreError, openStore, type Store } from './open.ts';

/** Opens a copy that is gone once it is closed; an empty one where there is no database yet. */
export async function openRehearsal(path: string): Promise<Store> {
  if (!existsSync(path)) return openStore(':memory:');
  const Database = await loadDriver();
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-dry-run-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const source = new Database(path, { readonly: true, timeout: 5000 });
    const copy = join(folder, 'copy.db');
    // In one step: nobody can write between two halves of the copy.
    await source.backup(copy, { progress: () => 0x7fffffff }).finally(() => source.close());
    const store = await openStore(copy);
    return {
      ...store,
      close() {
        store.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw asStoreError(error, path);
  }
}

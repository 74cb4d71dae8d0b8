/** Erased texts leave the file only when it is rewritten; until then a mark records that this is pending. */
import type { Database } from '../database.ts';
import type { Store } from '../open.ts';
import { dropSetting, readSetting, writeSetting } from '../settings.ts';

const NAME = 'erasure_pending';

export async function markUnfinished(db: Database): Promise<void> {
  await writeSetting(db, NAME, '1');
}

export async function isUnfinished(db: Database): Promise<boolean> {
  return (await readSetting(db, NAME)) !== undefined;
}

/**
 * Rewrites the database without the pages that held erased texts, and empties the log beside it.
 * @returns false where another program that reads the database keeps the log from being emptied: to be called again
 * @throws StoreError when another process writes
 */
export async function finishErasure(store: Store): Promise<boolean> {
  if (!(await isUnfinished(store))) return true;
  const isWhole = await store.compact();
  if (!isWhole) return false;
  await dropSetting(store, NAME);
  return true;
}

/** Erased texts leave the file only when it is rewritten; until then a mark records that this is pending. */
import type { Database } from '../database.ts';
import type { Store } from '../open.ts';

const NAME = 'erasure_pending';

export async function markUnfinished(db: Database): Promise<void> {
  await db.write(`INSERT INTO setting (name, value) VALUES (:name, '1') ON CONFLICT DO NOTHING`, { name: NAME });
}

export async function isUnfinished(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT 1 FROM setting WHERE name = :name', { name: NAME })) !== undefined;
}

/**
 * Rewrites the database without the pages that erased texts stood in, and empties the log beside it.
 * @returns false where another program that reads the database keeps the log from being emptied: to be called again
 * @throws StoreError when another process writes
 */
export async function finishErasure(store: Store): Promise<boolean> {
  if (!(await isUnfinished(store))) return true;
  const isWhole = await store.compact();
  if (!isWhole) return false;
  await store.write('DELETE FROM setting WHERE name = :name', { name: NAME });
  return true;
}

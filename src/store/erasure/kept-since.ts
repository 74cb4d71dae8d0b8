/** Since when posts are kept: what is older was erased, and is not taken in again. */
import type { Database } from '../database.ts';

const NAME = 'kept_since';

/** Unix seconds; undefined where everything is kept. */
export async function keptSince(db: Database): Promise<number | undefined> {
  const value = await db.oneValue<string>('SELECT value FROM setting WHERE name = :name', { name: NAME });
  return value === undefined ? undefined : Number(value);
}

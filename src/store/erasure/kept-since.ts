/** Since when posts are kept: what is older was erased, and is not taken in again. */
import type { Database } from '../database.ts';

const NAME = 'kept_since';

/** Unix seconds; undefined where everything is kept. */
export async function keptSince(db: Database): Promise<number | undefined> {
  const value = await db.oneValue<string>('SELECT value FROM setting WHERE name = :name', { name: NAME });
  return value === undefined ? undefined : Number(value);
}
/** @param since unix seconds; an earlier time than is written does nothing */
export async function keepSince(db: Database, since: number): Promise<void> {
  const later = Math.max(since, (await keptSince(db)) ?? since);
  await db.write(
    'INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    { name: NAME, value: String(later) },
  );
}

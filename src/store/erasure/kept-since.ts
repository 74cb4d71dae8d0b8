/** Start of the retention period: older posts were erased and are not stored again. */
import type { Database } from '../database.ts';
import { readSetting, writeSetting } from '../settings.ts';

const NAME = 'kept_since';

/** Unix seconds; undefined where everything is kept. */
export async function keptSince(db: Database): Promise<number | undefined> {
  const value = await readSetting(db, NAME);
  return value === undefined ? undefined : Number(value);
}

/** @param since unix seconds; an earlier time than the stored one changes nothing */
export async function keepSince(db: Database, since: number): Promise<void> {
  const later = Math.max(since, (await keptSince(db)) ?? since);
  await writeSetting(db, NAME, String(later));
}

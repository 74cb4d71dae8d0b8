/** What retention removed: until when, and how many conversations, turns and posts. */
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { readSetting, writeSetting } from '../settings.ts';

const NAME = 'removed_before';

/** Conversations that ended before this time were removed (unix seconds); undefined where none ever was. */
export async function removedBefore(db: Database): Promise<number | undefined> {
  const value = await readSetting(db, NAME);
  return value === undefined ? undefined : Number(value);
}

/** @param before unix seconds; an earlier time than the stored one changes nothing */
export async function writeRemovedBefore(db: Database, before: number): Promise<void> {
  await writeSetting(db, NAME, String(Math.max(before, (await removedBefore(db)) ?? before)));
}

export interface Removed {
  /** Unix seconds. */
  before: number;
  conversations: number;
  turns: number;
  posts: number;
}

interface RemovalRow extends Omit<Removed, 'before'> {
  channel: string;
  brand: string | null;
}

/**
 * The sum of all that was removed, of some brands and channels or, where none is named, of all.
 * @returns undefined where nothing of these was
 */
export async function readRemoved(
  db: Database,
  { brands, channels }: { brands: readonly string[]; channels: readonly string[] } = { brands: [], channels: [] },
): Promise<Removed | undefined> {
  const before = await removedBefore(db);
  if (before === undefined) return undefined;
  const wanted = new Set(brands.map(foldName));
  const rows = await db.read<RemovalRow>(
    `SELECT channel, brand, sum(conversations) AS conversations, sum(turns) AS turns, sum(posts) AS posts
     FROM removal GROUP BY channel, brand`,
  );
  const removed = { before, conversations: 0, turns: 0, posts: 0 };
  for (const { channel, brand, conversations, turns, posts } of rows) {
    if (channels.length > 0 && !channels.includes(channel)) continue;
    if (brands.length === 0 ? brand !== null : brand === null || !wanted.has(foldName(brand))) continue;
    removed.conversations += conversations;
    removed.turns += turns;
    removed.posts += posts;
  }
  return removed.posts > 0 ? removed : undefined;
}

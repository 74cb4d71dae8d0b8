/** Single posts by their keys, as examples of what was counted. */
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** The platform's id and the text of each. */
export async function quotedPosts(
  db: Database,
  posts: readonly number[],
): Promise<Map<number, { id: string; text: string }>> {
  const rows = await db.readRaw<[key: number, id: string, text: string]>(
    `SELECT key, id, text FROM post WHERE key IN ${list('posts')}`,
    { posts },
  );
  return new Map(rows.map(([key, id, text]) => [key, { id, text }]));
}

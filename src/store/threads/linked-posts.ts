/** Stored posts found by the links between them: parents by id, children that wait for a parent, quotes. */
import type { Database } from '../database.ts';
import { byIndex, list } from '../dialect.ts';
import { byChannel } from '../facts/by-channel.ts';
import type { Filters } from '../facts/filters.ts';

interface LinkedPost {
  key: number;
  id: string;
  thread: number;
}

/** Id -> post, of those that are stored. */
export async function postsOfIds(
  db: Database,
  channel: string,
  ids: readonly string[],
  { posts }: Filters,
): Promise<Map<string, LinkedPost>> {
  const asked = [...new Set(posts ? ids.filter((id) => posts.mayHold(id)) : ids)];
  if (asked.length === 0) return new Map();
  const found = await db.read<LinkedPost>(
    `SELECT key, id, thread FROM post WHERE channel = :channel AND id IN ${list('asked', 'text')}`,
    { channel, asked },
  );
  return new Map(found.map((post) => [post.id, post]));
}

/** Stored posts that wait for a parent of these ids; `id` is the parent's. */
export async function childrenWaiting(db: Database, channel: string, ids: readonly string[]): Promise<LinkedPost[]> {
  if (ids.length === 0) return [];
  return db.read<LinkedPost>(
    `SELECT key, reply_to AS id, thread FROM post ${byIndex('post_waiting')}
     WHERE channel = :channel AND parent IS NULL AND reply_to IN ${list('ids', 'text')}`,
    { channel, ids },
  );
}

/** Threads that quote posts of these ids; `id` is the quoted post's. */
export async function quotesOf(
  db: Database,
  channel: string,
  ids: readonly string[],
): Promise<{ thread: number; id: string }[]> {
  return db.read(
    `SELECT DISTINCT thread, quote_of AS id FROM post ${byIndex('post_quote')}
     WHERE channel = :channel AND quote_of IS NOT NULL AND quote_of IN ${list('ids', 'text')}`,
    { channel, ids },
  );
}

/** Threads of stored posts that wait for a parent of these ids. */
export async function threadsWaitingFor(
  db: Database,
  ids: readonly { channel: string; id: string }[],
): Promise<number[]> {
  const threads: number[] = [];
  for (const [channel, group] of byChannel(ids))
    for (const { thread } of await childrenWaiting(
      db,
      channel,
      group.map(({ id }) => id),
    ))
      threads.push(thread);
  return threads;
}

/** Threads that quote these posts, and those of the posts that they quote. */
export async function threadsAround(
  db: Database,
  posts: readonly { channel: string; id: string; quoted: readonly (string | null)[] }[],
): Promise<number[]> {
  const threads: number[] = [];
  for (const [channel, group] of byChannel(posts)) {
    const quoted = group.flatMap((post) => post.quoted).filter((id) => id !== null);
    for (const { thread } of await quotesOf(
      db,
      channel,
      group.map(({ id }) => id),
    ))
      threads.push(thread);
    for (const { thread } of (await postsOfIds(db, channel, quoted, {})).values()) threads.push(thread);
  }
  return threads;
}

/** Later versions of edited posts: under their ids the first version is meant. */
import type { SourcePost } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { byChannel } from './by-channel.ts';

export interface PostName {
  channel: string;
  id: string;
}

/** Writes down which ids are later versions. Returns those that are new. */
export async function learnVersions(db: Database, incoming: readonly SourcePost[]): Promise<PostName[]> {
  const first = new Map<string, PostName & { first: string }>();
  for (const { channel, editHistory } of incoming)
    for (const id of editHistory?.slice(1) ?? []) {
      const name = `${channel}\n${id}`;
      if (!first.has(name)) first.set(name, { channel, id, first: editHistory![0]! });
    }
  const versions = [...first.values()];
  const known = new Set<string>();
  for (const [channel, group] of byChannel(versions))
    for (const id of (await firstIds(db, channel, group)).keys()) known.add(`${channel}\n${id}`);
  const learnt = versions.filter(({ channel, id }) => !known.has(`${channel}\n${id}`));
  await db.insertMany(
    'post_alias (channel, id, first_id)',
    learnt.map(({ channel, id, first: firstId }) => [channel, id, firstId]),
  );
  return learnt;
}

/** Ids of later versions become the first version's, in the post itself and in what it replies to and quotes. */
export async function firstVersions(
  db: Database,
  channel: string,
  posts: readonly SourcePost[],
): Promise<readonly SourcePost[]> {
  if ((await db.oneValue('SELECT 1 FROM post_alias LIMIT 1')) === undefined) return posts;
  const named = posts.flatMap((post) => [post.id, post.replyToId, post.quoteOfId]).filter((id) => id !== undefined);
  const first = await firstIds(
    db,
    channel,
    named.map((id) => ({ id })),
  );
  const resolve = (id: string | undefined) => (id === undefined ? id : (first.get(id) ?? id));
  return posts.map((post) => ({
    ...post,
    id: resolve(post.id)!,
    replyToId: resolve(post.replyToId),
    quoteOfId: resolve(post.quoteOfId),
  }));
}

/** Id of a later version -> that of the first. */
async function firstIds(db: Database, channel: string, posts: readonly { id: string }[]): Promise<Map<string, string>> {
  return new Map(
    await db.readRaw<[id: string, first: string]>(
      `SELECT id, first_id FROM post_alias WHERE channel = :channel AND id IN ${list('ids', 'text')}`,
      { channel, ids: posts.map(({ id }) => id) },
    ),
  );
}

/** Threads grouped again after links of stored posts changed: parents are looked up again, threads split and join. */
import { groupedBy } from '../../domain/group.ts';
import type { Database } from '../database.ts';
import { byIndex, list } from '../dialect.ts';
import { DisjointSets } from './disjoint-sets.ts';

export interface Regrouped {
  /** Threads that the posts belonged to before: their turns are void. */
  before: Set<number>;
  /** Threads they belong to now: their turns are to be rebuilt. */
  after: Set<number>;
}

interface LinkedPost {
  key: number;
  thread: number;
  channel: string;
  id: string;
  reply_to: string | null;
  parent: number | null;
  conversation: string | null;
}

interface Parent {
  key: number;
  thread: number;
}

/** Groups the posts of these threads again, and of all that they reach; the caller rebuilds the turns. */
export async function regroupThreads(db: Database, threads: Iterable<number>): Promise<Regrouped> {
  const before = new Set(threads);
  const posts: LinkedPost[] = [];
  const parents = new Map<number, number>();
  const firstOf = new Map<string, number>();
  const groups = new DisjointSets();
  for (let wanted = [...before]; wanted.length > 0; ) {
    const loaded = await db.read<LinkedPost>(
      `SELECT key, thread, channel, id, reply_to, parent, conversation FROM post WHERE thread IN ${list('wanted')}`,
      { wanted },
    );
    const more = new Set<number>();
    for (const [post, parent] of await parentsOf(db, loaded)) {
      parents.set(post.key, parent.key);
      groups.unite(post.key, parent.key);
      more.add(parent.thread);
    }
    const begun: LinkedPost[] = [];
    for (const post of loaded) {
      posts.push(post);
      if (post.conversation === null) continue;
      const talk = talkOf(post);
      const known = firstOf.get(talk);
      if (known === undefined) {
        firstOf.set(talk, post.key);
        begun.push(post);
      } else groups.unite(post.key, known);
    }
    for (const thread of await threadsTalking(db, begun)) more.add(thread);
    wanted = [...more].filter((thread) => !before.has(thread));
    for (const thread of wanted) before.add(thread);
  }
  const after = new Set(posts.map(({ key }) => groups.find(key)));
  const moved = posts
    .map(({ key, thread, parent }) => ({
      key,
      thread,
      parent,
      group: groups.find(key),
      link: parents.get(key) ?? null,
    }))
    .filter(({ thread, parent, group, link }) => group !== thread || link !== parent);
  await db.writeMany(
    'UPDATE post SET parent = :link, thread = :group WHERE key = :key',
    moved.map(({ key, group, link }) => ({ key, group, link })),
  );
  return { before, after };
}

const talkOf = ({ channel, conversation }: LinkedPost) => `${channel}\n${conversation}`;

/** Posts with their parents, as far as these are stored: under the id that is named, or as its first version. */
async function parentsOf(db: Database, posts: readonly LinkedPost[]): Promise<[LinkedPost, Parent][]> {
  const found: [LinkedPost, Parent][] = [];
  const replies = posts.filter(({ reply_to }) => reply_to !== null);
  for (const [channel, group] of groupedBy(replies, (post) => post.channel)) {
    const parents = new Map(
      (
        await db.read<Parent & { named: string }>(
          `SELECT a.id AS named, p.key, p.thread FROM post_alias a JOIN post p ON p.channel = a.channel AND p.id = a.first_id
           WHERE a.channel = :channel AND a.id IN ${list('ids', 'text')}
           UNION ALL SELECT id, key, thread FROM post WHERE channel = :channel AND id IN ${list('ids', 'text')}`,
          { channel, ids: group.map(({ reply_to }) => reply_to) },
        )
      ).map(({ named, ...parent }) => [named, parent]),
    );
    for (const post of group) {
      const parent = parents.get(post.reply_to!);
      if (parent && parent.key !== post.key) found.push([post, parent]);
    }
  }
  return found;
}

/** All threads with posts of the conversations that these are of. */
async function threadsTalking(db: Database, posts: readonly LinkedPost[]): Promise<number[]> {
  const threads: number[] = [];
  for (const [channel, group] of groupedBy(posts, (post) => post.channel))
    threads.push(
      ...(await db.readColumn<number>(
        `SELECT DISTINCT thread FROM post ${byIndex('post_conversation')}
         WHERE channel = :channel AND conversation IS NOT NULL AND conversation IN ${list('ids', 'text')}`,
        { channel, ids: group.map(({ conversation }) => conversation) },
      )),
    );
  return threads;
}

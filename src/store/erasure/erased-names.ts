/** Recognises erased names and ids in every post that is read. The database stores only their keyed hashes. */
import { replaceHandles } from '../../domain/handles.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { byChannel } from '../facts/by-channel.ts';
import { CONFIRMED } from '../facts/stored-posts.ts';
import { idsIn } from './scrub-read.ts';
import { type NameKind, openTombstones } from './tombstones.ts';

export interface ErasedNames {
  /** Whether anything was ever erased. */
  any(): boolean;
  tombstone(kind: NameKind, channel: string, name: string): string;
  /** Whether this account is forgotten: by its id, or by a handle of somebody whose id was not known. */
  isErased(channel: string, id: string | undefined, handle: string | undefined): boolean;
  /** The tombstone of a forgotten name. */
  find(kind: NameKind, channel: string, name: string): string | undefined;
  /** Whether a post by somebody else addresses, quotes or names a forgotten account. */
  isNamedIn(post: SourcePost): boolean;
  /**
   * Tombstones for the ids in these posts that belong to erased posts, or to posts by or to forgotten accounts; the key is
   * the channel, a newline and the id. Stored replies that wait for such a post are changed to wait for its tombstone. Ids
   * of posts deleted on their platform map to themselves.
   */
  erasedPosts(db: Database, posts: readonly SourcePost[]): Promise<Map<string, string>>;
  refresh(db: Database): Promise<void>;
}

interface Entry {
  kind: NameKind;
  person: number;
}

const CACHE_LIMIT = 200_000;

export async function openErasedNames(database: Database): Promise<ErasedNames> {
  const hash = await openTombstones(database);
  const cache = new Map<string, string>();
  let entries = new Map<string, Entry>();
  let withId = new Set<number>();
  let anyPost = false;
  /** Whether single posts were forgotten. */
  let anySingle = false;
  const naming = new WeakMap<SourcePost, boolean>();
  /** Ids seen with the handles of forgotten persons whose ids were unknown, to be written with the next posts. */
  let learnt: { channel: string; name: string; person: number }[] = [];

  function tombstone(kind: NameKind, channel: string, name: string): string {
    if (kind === 'post') return hash(kind, channel, name);
    const key = `${kind}\n${channel}\n${name}`;
    let found = cache.get(key);
    if (found === undefined) {
      found = hash(kind, channel, name);
      if (cache.size > CACHE_LIMIT) cache.clear();
      cache.set(key, found);
    }
    return found;
  }

  const entryOf = (kind: NameKind, channel: string, name: string) =>
    entries.size === 0 ? undefined : entries.get(`${channel}\n${tombstone(kind, channel, name)}`);

  function isErased(channel: string, id: string | undefined, handle: string | undefined): boolean {
    if (id !== undefined && entryOf('account', channel, id)) return true;
    const entry = handle === undefined ? undefined : entryOf('handle', channel, handle);
    if (!entry) return false;
    if (id === undefined) return true;
    // The handle belongs to another account now.
    if (withId.has(entry.person)) return false;
    const name = tombstone('account', channel, id);
    entries.set(`${channel}\n${name}`, { kind: 'account', person: entry.person });
    withId.add(entry.person);
    learnt.push({ channel, name, person: entry.person });
    return true;
  }

  function isNamedIn(post: SourcePost): boolean {
    const known = naming.get(post) ?? namesForgotten(post);
    naming.set(post, known);
    return known;
  }

  function namesForgotten({ channel, text, mentions = [], ...post }: SourcePost): boolean {
    if (entries.size === 0) return false;
    return (
      isErased(channel, post.replyToAuthorId, post.replyToAuthorHandle) ||
      isErased(channel, post.quoteOfAuthorId, post.quoteOfAuthorHandle) ||
      mentions.some(({ id, handle }) => isErased(channel, id, handle)) ||
      replaceHandles(text, channel, (handle) => names.find('handle', channel, handle)) !== text
    );
  }

  const names: ErasedNames = {
    any: () => anyPost || entries.size > 0,
    tombstone,
    isErased,
    find: (kind, channel, name) => (entryOf(kind, channel, name) ? tombstone(kind, channel, name) : undefined),
    isNamedIn,
    async erasedPosts(db, posts) {
      const erased = new Map<string, string>();
      for (const [channel, group] of byChannel(posts)) {
        const mark = (id: string) => erased.set(`${channel}\n${id}`, hash('post', channel, id));
        for (const post of group) {
          if (isErased(channel, post.authorId, post.authorHandle)) for (const id of versionsOf(post)) mark(id);
          if (post.replyToId !== undefined && isErased(channel, post.replyToAuthorId, post.replyToAuthorHandle))
            mark(post.replyToId);
          if (post.quoteOfId !== undefined && isErased(channel, post.quoteOfAuthorId, post.quoteOfAuthorHandle))
            mark(post.quoteOfId);
        }
        await renameWaiting(db, channel, erased);
        for (const id of await goneOnPlatform(db, channel, group)) erased.set(`${channel}\n${id}`, id);
        for (const [id, name] of await storedAsErased(db, channel, group)) erased.set(`${channel}\n${id}`, name);
      }
      await db.insertMany(
        'erased_name (channel, name, kind, person)',
        learnt.map(({ channel, name, person }) => [channel, name, 'account', person]),
        'ON CONFLICT DO NOTHING',
      );
      learnt = [];
      return erased;
    },
    async refresh(db) {
      const rows = await db.read<Entry & { channel: string; name: string }>(
        'SELECT channel, name, kind, person FROM erased_name',
      );
      entries = new Map(rows.map(({ channel, name, ...entry }) => [`${channel}\n${name}`, entry]));
      anySingle = rows.some(({ kind }) => kind === 'post');
      withId = new Set(rows.flatMap(({ kind, person }) => (kind === 'account' ? [person] : [])));
      anyPost = (await db.oneValue('SELECT 1 FROM erased_post LIMIT 1')) !== undefined;
    },
  };

  /** The ids in posts whose tombstones are those of stored posts or of single forgotten posts, each with its tombstone. */
  async function storedAsErased(
    db: Database,
    channel: string,
    posts: readonly SourcePost[],
  ): Promise<Map<string, string>> {
    const asked = new Map((await doubtful(db, channel, posts)).map((id) => [hash('post', channel, id), id]));
    if (asked.size === 0) return new Map();
    const stored = await db.readColumn<string>(
      `SELECT id FROM post WHERE channel = :channel AND id IN ${list('names', 'text')}
       UNION SELECT id FROM post_alias WHERE channel = :channel AND id IN ${list('names', 'text')}`,
      { channel, names: [...asked.keys()] },
    );
    const forgotten = [...asked.keys()].filter((name) => entries.get(`${channel}\n${name}`)?.kind === 'post');
    return new Map([...stored, ...forgotten].map((name) => [asked.get(name)!, name]));
  }

  /**
   * Ids that may be those of erased posts. Hashing dominates the cost here, so ids that are stored or read as they are need
   * none: such posts are not erased. The ids of the posts read are needed only where single posts were forgotten, as all
   * other erased posts are recognised by their authors.
   */
  async function doubtful(db: Database, channel: string, posts: readonly SourcePost[]): Promise<string[]> {
    const read = new Set(posts.map(({ id }) => id));
    const named = new Set<string>();
    for (const { replyToId, quoteOfId, conversationId } of posts)
      for (const id of [replyToId, quoteOfId, conversationId]) if (id !== undefined && !read.has(id)) named.add(id);
    const stored = await db.readColumn<string>(
      `SELECT id FROM post WHERE channel = :channel AND id IN ${list('ids', 'text')}`,
      { channel, ids: [...named] },
    );
    for (const id of stored) named.delete(id);
    if (anySingle) for (const id of posts.flatMap(versionsOf)) named.add(id);
    for (const post of posts) if (isNamedIn(post)) for (const id of idsIn(post.text)) named.add(id);
    return [...named];
  }

  await names.refresh(database);
  return names;
}

/** Ids of posts that their platform deleted: erased under their own ids, or missing for certain. */
function goneOnPlatform(db: Database, channel: string, posts: readonly SourcePost[]): Promise<string[]> {
  return db.readColumn(
    `SELECT p.id FROM post p JOIN erased_post e ON e.post = p.key WHERE p.channel = :channel AND p.id IN ${list('ids', 'text')}
     UNION SELECT m.id FROM missing_post m WHERE ${CONFIRMED} AND m.channel = :channel AND m.id IN ${list('ids', 'text')}`,
    { channel, ids: posts.map(({ id }) => id) },
  );
}

function versionsOf({ id, editHistory }: SourcePost): string[] {
  return [id, ...(editHistory ?? [])];
}

/** Replaces the parent's id in stored replies that arrived before their parent. */
async function renameWaiting(db: Database, channel: string, erased: ReadonlyMap<string, string>): Promise<void> {
  const prefix = `${channel}\n`;
  await db.writeMany(
    'UPDATE post SET reply_to = :name WHERE channel = :channel AND reply_to = :id AND parent IS NULL',
    [...erased].flatMap(([key, name]) =>
      key.startsWith(prefix) ? [{ channel, id: key.slice(prefix.length), name }] : [],
    ),
  );
}

/** Posts: sorted into new and known, and the new ones inserted in bulk. */

import type { SourcePost } from '../../domain/post.ts';
import type { AccountRow, Accounts } from '../accounts/accounts.ts';
import { openInserter } from '../inserter.ts';
import type { Db } from '../open.ts';
import { byChannel } from './by-channel.ts';
import type { IdFilter } from './id-filter.ts';
import { STATED } from './statements.ts';
import type { HeldPost, HeldPosts } from './stored-posts.ts';

/** A post about to be inserted; thread and parent are filled in by threads.join. */
export interface PostRow {
  key: number;
  channel: string;
  id: string;
  /** Every id under which others may refer to it: its own and those of its later versions. */
  ids: string[];
  author: AccountRow;
  createdAt: number;
  thread: number;
  parent: number | null;
  replyTo: string | null;
  quoteOf: string | null;
  conversation: string | null;
  post: SourcePost;
  replyToAuthor: AccountRow | null;
  /** Who wrote the parent, when it came in the same batch; filled in by threads.join. */
  parentAuthor: AccountRow | null;
  quoteOfAuthor: AccountRow | null;
}

export interface Posts {
  /**
   * Splits posts into those never seen, those already stored, and second copies of posts among these, which are to be
   * sorted once these are stored. `versions` holds ids that became known as later versions of stored posts.
   */
  sort(incoming: SourcePost[]): {
    fresh: SourcePost[];
    known: { held: HeldPost; post: SourcePost }[];
    again: SourcePost[];
    versions: { channel: string; id: string }[];
  };
  row(post: SourcePost, author: AccountRow, accounts: Accounts): PostRow;
  insert(rows: PostRow[]): void;
  /** Returns the threads that changed. */
  tombstone(channel: string, ids: string[], at: number): Set<number>;
  /** Takes tombstones away. Returns the threads that changed. */
  revive(channel: string, ids: string[]): Set<number>;
  /** The largest key given out so far. */
  newestKey(): number;
  /** Somebody else has written: keys must be read again. */
  refresh(): void;
}

/** @param filter knows every id held, where such a filter is kept */
export function openPosts(db: Db, batch: number, heldPosts: HeldPosts, filter: { held?: IdFilter }): Posts {
  const alias = db.prepare<[string, string], { id: string; first_id: string }>(
    'SELECT id, first_id FROM post_alias WHERE channel = ? AND id IN (SELECT value FROM json_each(?))',
  );
  const addAlias = db.prepare('INSERT OR IGNORE INTO post_alias (channel, id, first_id) VALUES (?, ?, ?)');
  const everything = openInserter(
    db,
    `post (key, channel, id, author, created_at, thread, parent, batch, stated, reply_to, text, reply_to_author,
       quote_of, quote_of_author, conversation, lang, url, impressions, edited_at, deleted_at, mentions, addressed_to,
       automatic, agent)`,
    24,
  );
  /** Most files say no more than this of a post, and every column bound costs. */
  const essentials = openInserter(
    db,
    'post (key, channel, id, author, created_at, thread, parent, batch, stated, reply_to, text)',
    11,
  );
  const bury = db.prepare(
    'UPDATE post SET deleted_at = ? WHERE channel = ? AND id = ? AND deleted_at IS NULL RETURNING thread',
  );
  const dig = db.prepare<[string, string], number>(
    'UPDATE post SET deleted_at = NULL WHERE channel = ? AND id IN (SELECT value FROM json_each(?)) RETURNING thread',
  );
  const live = db.prepare(
    `UPDATE OR REPLACE statement SET said = json_set(said, '$[${STATED.indexOf('deleted_at')}]', NULL)
     WHERE post IN (SELECT key FROM post WHERE channel = ? AND id IN (SELECT value FROM json_each(?)))`,
  );
  const anyAlias = db.prepare('SELECT 1 FROM post_alias LIMIT 1');
  let hasAliases = anyAlias.get() !== undefined;
  const largest = db.prepare<[], number>('SELECT coalesce(max(key), 0) FROM post').pluck();
  let newest = largest.get()!;

  function learnAliases(incoming: SourcePost[]): { channel: string; id: string }[] {
    const learnt: { channel: string; id: string }[] = [];
    for (const { channel, editHistory } of incoming) {
      if (!editHistory || editHistory.length < 2) continue;
      hasAliases = true;
      for (const id of editHistory.slice(1))
        if (addAlias.run(channel, id, editHistory[0]!).changes > 0) learnt.push({ channel, id });
    }
    return learnt;
  }

  /** Ids of later versions become the first version's, in the post itself and in what it replies to and quotes. */
  function canonical(channel: string, posts: SourcePost[]): SourcePost[] {
    if (!hasAliases) return posts;
    const ids = posts.flatMap((post) => [post.id, post.replyToId, post.quoteOfId]).filter((id) => id !== undefined);
    const first = new Map(alias.all(channel, JSON.stringify(ids)).map((row) => [row.id, row.first_id]));
    const resolve = (id: string | undefined) => (id === undefined ? id : (first.get(id) ?? id));
    return posts.map((post) => ({
      ...post,
      id: resolve(post.id)!,
      replyToId: resolve(post.replyToId),
      quoteOfId: resolve(post.quoteOfId),
    }));
  }

  return {
    sort(incoming) {
      const versions = learnAliases(incoming);
      const fresh: SourcePost[] = [];
      const known: { held: HeldPost; post: SourcePost }[] = [];
      const again: SourcePost[] = [];
      for (const [channel, group] of byChannel(incoming)) {
        const unique = new Map<string, SourcePost>();
        for (const post of canonical(channel, group)) {
          if (unique.has(post.id)) again.push(post);
          else unique.set(post.id, post);
        }
        const { held: ids } = filter;
        const asked = ids ? [...unique.keys()].filter((id) => ids.add(id)) : [...unique.keys()];
        const here = heldPosts.find(channel, asked);
        if (here.size === 0) {
          for (const post of unique.values()) fresh.push(post);
          continue;
        }
        for (const post of unique.values()) {
          const held = here.get(post.id);
          if (held) known.push({ held, post });
          else fresh.push(post);
        }
      }
      return { fresh, known, again, versions };
    },

    row(post, author, accounts) {
      newest++;
      const { channel } = post;
      const other = (id: string | undefined, handle: string | undefined) =>
        id === undefined && handle === undefined ? null : accounts.resolve({ channel, id, handle, at: post.createdAt });
      return {
        key: newest,
        channel,
        id: post.id,
        ids: post.editHistory && post.editHistory.length > 1 ? [...new Set([post.id, ...post.editHistory])] : [post.id],
        author,
        createdAt: post.createdAt,
        thread: newest,
        parent: null,
        replyTo: post.replyToId ?? null,
        quoteOf: post.quoteOfId ?? null,
        conversation: post.conversationId ?? null,
        post,
        replyToAuthor: other(post.replyToAuthorId, post.replyToAuthorHandle),
        parentAuthor: null,
        quoteOfAuthor: other(post.quoteOfAuthorId, post.quoteOfAuthorHandle),
      };
    },

    insert(rows) {
      for (const row of rows) {
        const { post } = row;
        const stated = post.inbound === undefined ? null : Number(post.inbound);
        const { key, channel, id, createdAt, thread, parent, replyTo } = row;
        const first = [key, channel, id, row.author.key, createdAt, thread, parent, batch, stated, replyTo, post.text];
        if (saysNoMore(row)) essentials.add(first);
        else
          everything.add([
            ...first,
            row.replyToAuthor?.key ?? null,
            row.quoteOf,
            row.quoteOfAuthor?.key ?? null,
            row.conversation,
            post.lang ?? null,
            post.url ?? null,
            post.impressions ?? null,
            post.editedAt ?? null,
            post.deletedAt ?? null,
            post.mentions === undefined ? null : JSON.stringify(post.mentions),
            post.addressedTo === undefined ? null : JSON.stringify(post.addressedTo),
            post.automatic === undefined ? null : Number(post.automatic),
            post.agent ?? null,
          ]);
      }
      essentials.flush();
      everything.flush();
    },

    tombstone(channel, ids, at) {
      const threads = new Set<number>();
      for (const id of ids)
        for (const { thread } of bury.all(at, channel, id) as { thread: number }[]) threads.add(thread);
      return threads;
    },

    revive(channel, ids) {
      live.run(channel, JSON.stringify(ids));
      return new Set(dig.pluck().all(channel, JSON.stringify(ids)));
    },

    newestKey: () => newest,
    refresh() {
      newest = largest.get()!;
      for (const rows of [essentials, everything]) rows.drop();
      hasAliases = anyAlias.get() !== undefined;
    },
  };
}

/** Nothing is known of the post but the columns of `essentials`. */
function saysNoMore({ post, replyToAuthor, quoteOf, quoteOfAuthor, conversation }: PostRow): boolean {
  return (
    replyToAuthor === null &&
    quoteOf === null &&
    quoteOfAuthor === null &&
    conversation === null &&
    post.lang === undefined &&
    post.url === undefined &&
    post.impressions === undefined &&
    post.editedAt === undefined &&
    post.deletedAt === undefined &&
    post.mentions === undefined &&
    post.addressedTo === undefined &&
    post.automatic === undefined &&
    post.agent === undefined
  );
}

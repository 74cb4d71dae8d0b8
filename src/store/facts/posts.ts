/** Posts: sorted into new and known, and the new ones inserted in bulk. */

import type { SourcePost } from '../../domain/post.ts';
import type { AccountRow } from '../accounts/account-rows.ts';
import type { Database, Value } from '../database.ts';
import { byChannel } from './by-channel.ts';
import type { IdFilter } from './id-filter.ts';
import { firstVersions, learnVersions, type PostName } from './post-versions.ts';
import { findStored, type StoredPost } from './stored-posts.ts';

/** A post about to be inserted; thread and parent are filled in when it joins its thread. */
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
  /** Who wrote the parent, when it came in the same batch; filled in when the post joins its thread. */
  parentAuthor: AccountRow | null;
  quoteOfAuthor: AccountRow | null;
}

/** The accounts that a post names. */
export interface PostAccounts {
  author: AccountRow;
  replyToAuthor: AccountRow | null;
  quoteOfAuthor: AccountRow | null;
}

/** Another copy of a stored post. */
export interface Copy {
  stored: StoredPost;
  post: SourcePost;
}

export interface SortedPosts {
  /** Never seen before. */
  fresh: SourcePost[];
  /** Of posts that are stored. */
  copies: Copy[];
  /** Second copies of posts among these, to be sorted once these are stored. */
  again: SourcePost[];
  /** Ids that became known as later versions of stored posts. */
  versions: PostName[];
}

export interface Posts {
  sort(db: Database, incoming: readonly SourcePost[]): Promise<SortedPosts>;
  row(post: SourcePost, accounts: PostAccounts): PostRow;
  insert(db: Database, rows: readonly PostRow[]): Promise<void>;
  /** The largest key assigned so far. */
  newestKey(): number;
  /** To be called when another connection has written: keys must be read again. */
  refresh(db: Database): Promise<void>;
}

/** @param filter contains every stored id, where such a filter is kept */
export async function openPosts(db: Database, batch: number, filter: { posts?: IdFilter }): Promise<Posts> {
  let newest = await largestKey(db);

  return {
    async sort(database, incoming) {
      const versions = await learnVersions(database, incoming);
      const sorted: SortedPosts = { fresh: [], copies: [], again: [], versions };
      for (const [channel, group] of byChannel(incoming)) {
        const unique = new Map<string, SourcePost>();
        for (const post of await firstVersions(database, channel, group)) {
          if (unique.has(post.id)) sorted.again.push(post);
          else unique.set(post.id, post);
        }
        const { posts: ids } = filter;
        const asked = ids ? [...unique.keys()].filter((id) => ids.add(id)) : [...unique.keys()];
        const here = await findStored(database, channel, asked);
        for (const post of unique.values()) {
          const stored = here.size === 0 ? undefined : here.get(post.id);
          if (stored) sorted.copies.push({ stored, post });
          else sorted.fresh.push(post);
        }
      }
      return sorted;
    },

    row(post, accounts) {
      newest++;
      const { channel, id, createdAt, editHistory } = post;
      return {
        key: newest,
        channel,
        id,
        ids: editHistory && editHistory.length > 1 ? [...new Set([id, ...editHistory])] : [id],
        author: accounts.author,
        createdAt,
        thread: newest,
        parent: null,
        replyTo: post.replyToId ?? null,
        quoteOf: post.quoteOfId ?? null,
        conversation: post.conversationId ?? null,
        post,
        replyToAuthor: accounts.replyToAuthor,
        parentAuthor: null,
        quoteOfAuthor: accounts.quoteOfAuthor,
      };
    },

    async insert(database, rows) {
      const essentials: Value[][] = [];
      const everything: Value[][] = [];
      for (const row of rows) {
        const first = essentialsOf(row, batch);
        if (saysNoMore(row)) essentials.push(first);
        else everything.push([...first, ...restOf(row)]);
      }
      await database.insertMany(`post (${ESSENTIALS})`, essentials);
      await database.insertMany(`post (${ESSENTIALS}, ${REST})`, everything);
    },

    newestKey: () => newest,
    async refresh(database) {
      newest = await largestKey(database);
    },
  };
}

async function largestKey(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM post'))!;
}

/** A shorter statement for posts with few fields, as most files have: every bound column costs time. */
const ESSENTIALS = 'key, channel, id, author, created_at, thread, parent, batch, stated, reply_to, text';
const REST = `reply_to_author, quote_of, quote_of_author, conversation, lang, url, impressions, edited_at, deleted_at,
  mentions, addressed_to, automatic, agent`;

function essentialsOf(
  { key, channel, id, author, createdAt, thread, parent, replyTo, post }: PostRow,
  batch: number,
): Value[] {
  const { inbound, text } = post;
  const stated = inbound === undefined ? null : Number(inbound);
  return [key, channel, id, author.key, createdAt, thread, parent, batch, stated, replyTo, text];
}

function restOf({ post, replyToAuthor, quoteOf, quoteOfAuthor, conversation }: PostRow): Value[] {
  return [
    replyToAuthor?.key ?? null,
    quoteOf,
    quoteOfAuthor?.key ?? null,
    conversation,
    post.lang ?? null,
    post.url ?? null,
    post.impressions ?? null,
    post.editedAt ?? null,
    post.deletedAt ?? null,
    post.mentions === undefined ? null : JSON.stringify(post.mentions),
    post.addressedTo === undefined ? null : JSON.stringify(post.addressedTo),
    post.automatic === undefined ? null : Number(post.automatic),
    post.agent ?? null,
  ];
}

/** Whether the post has only its essential fields. */
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

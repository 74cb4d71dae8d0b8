/** Filters incoming posts: erased posts and names become their tombstones, and posts beyond the retention period are dropped. */
import { erasedText, isTombstone } from '../../domain/erased-text.ts';
import { foldName } from '../../domain/names.ts';
import type { AccountName, SourcePost } from '../../domain/post.ts';
import type { BrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import type { PostRow } from '../facts/posts.ts';
import { openErasedNames } from './erased-names.ts';
import { keptSince } from './kept-since.ts';
import { scrubRead } from './scrub-read.ts';

export interface Door {
  /** The posts that may be stored, in the form in which they may be stored. */
  admit(db: Database, posts: readonly SourcePost[]): Promise<SourcePost[]>;
  /** To be called with the rows of new posts once they are stored. @param at unix seconds */
  noteStored(db: Database, rows: readonly PostRow[], at: number): Promise<void>;
  /** The id of a post or an account of the posts admitted last, as it may be stored. */
  asStored(kind: 'post' | 'user', channel: string, id: string): string;
  /** To be called when another connection has written: clears the cache. */
  refresh(db: Database): Promise<void>;
  /** Rows so far. */
  counts: Readonly<{ erased: number; expired: number }>;
}

export async function openDoor(database: Database, brands: BrandIndex): Promise<Door> {
  const names = await openErasedNames(database);
  const counts = { erased: 0, expired: 0 };
  let oldest = await keptSince(database);
  let renamed: ReadonlyMap<string, string> = new Map();

  function asOthers(post: SourcePost, postId: Rename): SourcePost {
    const { channel } = post;
    return {
      ...post,
      ...links(post, postId),
      text: wordsOf(post, postId),
      ...(post.mentions && { mentions: post.mentions.map((account) => named(channel, account)) }),
      ...(post.addressedTo && { addressedTo: post.addressedTo.map((account) => named(channel, account)) }),
    };
  }

  /** Whether a post needs no change, which is true of most: copying each would dominate the cost. */
  function isUntouched(post: SourcePost, ids: ReadonlyMap<string, string>): boolean {
    const { channel, replyToId, quoteOfId, conversationId, addressedTo } = post;
    if (names.isNamedIn(post)) return false;
    if (addressedTo?.some(({ id, handle }) => names.isErased(channel, id, handle))) return false;
    return ids.size === 0 || ![replyToId, quoteOfId, conversationId].some((id) => ids.has(`${channel}\n${id}`));
  }

  function wordsOf(post: SourcePost, postId: Rename): string {
    const { channel, text } = post;
    const isTheirs = postId(post.replyToId) !== post.replyToId;
    if (!isTheirs && !names.isNamedIn(post)) return text;
    return scrubRead(text, isTheirs, (kind, name) => {
      if (kind !== 'post') return names.find(kind, channel, name);
      const id = postId(name);
      return id === name ? undefined : id;
    });
  }

  function asErased(post: SourcePost, postId: Rename): SourcePost {
    const { channel, createdAt } = post;
    const { url: _, ...kept } = asOthers(post, postId);
    const isBrand = (name: string | AccountName) => brands.brandOf(channel, name, createdAt) !== undefined;
    const listed = (accounts: readonly AccountName[]) =>
      accounts.filter(({ id, handle }) => isBrand({ id, ...(handle !== undefined && { handle: foldName(handle) }) }));
    return {
      ...kept,
      id: postId(post.id)!,
      text: erasedText(
        post.text,
        channel,
        (handle) => (isBrand(handle) ? handle : undefined),
        brands.longNames(channel),
      ),
      ...(post.mentions && { mentions: listed(post.mentions) }),
      ...(post.addressedTo && { addressedTo: listed(post.addressedTo) }),
      ...(post.editHistory && { editHistory: post.editHistory.map((id) => postId(id)!) }),
    };
  }

  /** The post without the names of its author, who is forgotten. */
  function asNobody({ authorName: _, authorFollowers: __, ...post }: SourcePost): SourcePost {
    const { channel, authorId, authorHandle } = post;
    return {
      ...post,
      ...(authorId !== undefined && { authorId: names.tombstone('account', channel, authorId) }),
      ...(authorHandle !== undefined && { authorHandle: names.tombstone('handle', channel, authorHandle) }),
    };
  }

  function links(post: SourcePost, postId: Rename): Partial<SourcePost> {
    const { channel, replyToAuthorId, replyToAuthorHandle, quoteOfAuthorId, quoteOfAuthorHandle } = post;
    const replyTo = named(channel, { id: replyToAuthorId, handle: replyToAuthorHandle });
    const quoteOf = named(channel, { id: quoteOfAuthorId, handle: quoteOfAuthorHandle });
    return {
      replyToId: postId(post.replyToId),
      quoteOfId: postId(post.quoteOfId),
      conversationId: postId(post.conversationId),
      replyToAuthorId: replyTo.id,
      replyToAuthorHandle: replyTo.handle,
      quoteOfAuthorId: quoteOf.id,
      quoteOfAuthorHandle: quoteOf.handle,
    };
  }

  function named(
    channel: string,
    { id, handle }: { id?: string | undefined; handle?: string | undefined },
  ): AccountName {
    if (!names.isErased(channel, id, handle))
      return { ...(id !== undefined && { id }), ...(handle !== undefined && { handle }) };
    return {
      ...(id !== undefined && { id: names.tombstone('account', channel, id) }),
      ...(handle !== undefined && { handle: names.tombstone('handle', channel, handle) }),
    };
  }

  return {
    counts,
    async admit(db, incoming) {
      const posts = oldest === undefined ? [...incoming] : incoming.filter(({ createdAt }) => createdAt >= oldest!);
      counts.expired += incoming.length - posts.length;
      if (!names.any()) return posts;
      const ids = await names.erasedPosts(db, posts);
      renamed = ids;
      return posts.map((post) => {
        const postId: Rename = (id) => (id === undefined ? undefined : (ids.get(`${post.channel}\n${id}`) ?? id));
        const isForgotten = names.isErased(post.channel, post.authorId, post.authorHandle);
        if (!isForgotten && !ids.has(`${post.channel}\n${post.id}`))
          return isUntouched(post, ids) ? post : asOthers(post, postId);
        counts.erased++;
        const erased = asErased(post, postId);
        return isForgotten ? asNobody(erased) : erased;
      });
    },
    async noteStored(db, rows, at) {
      const erased = rows.filter(({ channel, id }) => isTombstone(id) || renamed.has(`${channel}\n${id}`));
      if (erased.length === 0) return;
      await db.insertMany(
        'erased_post (post, at)',
        erased.map(({ key }) => [key, at]),
        'ON CONFLICT DO NOTHING',
      );
    },
    asStored: (kind, channel, id) =>
      kind === 'post' ? (renamed.get(`${channel}\n${id}`) ?? id) : (named(channel, { id }).id ?? id),
    async refresh(db) {
      await names.refresh(db);
      oldest = await keptSince(db);
    },
  };
}

type Rename = (id: string | undefined) => string | undefined;

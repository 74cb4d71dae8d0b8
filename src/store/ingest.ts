/** Ingest: SourcePosts become rows, in any order and any number of times, and every touched conversation is rebuilt. */
import { foldName } from '../domain/names.ts';
import { type AccountName, type SourcePost, TYPED_MENTIONS } from '../domain/post.ts';
import { type AccountRow, openAccounts } from './accounts.ts';
import type { BatchCounts } from './batches.ts';
import { claimAccount } from './brand-accounts.ts';
import { ensureBrand, loadBrandIndex } from './brands.ts';
import { coverLateBrand } from './coverage.ts';
import { settleLateLabels } from './hand-labels.ts';
import { openHeldPosts } from './held-posts.ts';
import { createIdFilter, FILTER_BITS, type IdFilter } from './id-filter.ts';
import { openNames } from './names.ts';
import { asStoreError, type Db, type Store } from './open.ts';
import { openPosts, type PostRow } from './posts.ts';
import { dropReadIndexes, ensureReadIndexes } from './read-indexes.ts';
import { settleNames } from './settle-names.ts';
import { openThreads } from './threads.ts';
import { type LateAccount, openTurns } from './turns.ts';
import { type UndeclaredAuthor, undeclaredAmong } from './undeclared.ts';

export interface IngestOptions {
  batch: number;
  /** An outbound post this soon after what it answers may be automatic; see the definitions page. */
  autoReplySeconds: number;
  /** Make a brand of every author whom the data calls outbound, under the author's own name (twcs). */
  registerBrands?: boolean;
  now: number;
  /** Size of the filters that help to fill an empty database. */
  filterBits?: number;
}

export type PostCounts = Pick<BatchCounts, 'new' | 'changed' | 'same'>;

export interface Ingest {
  /** Writes one page or chunk in a single transaction, together with whatever `alongside` writes (cursor, counts). */
  add(posts: SourcePost[], alongside?: (counts: PostCounts) => void): Promise<PostCounts>;
  /** Marks posts as deleted at a time; unknown ids are ignored. Returns how many were marked. */
  tombstone(channel: string, ids: string[], at: number): Promise<number>;
  /** Posts that were taken for deleted are not: their turns are rebuilt. */
  revive(channel: string, ids: string[]): Promise<void>;
  /** Looks again at earlier posts that name brands this ingest registered late. */
  finish(): Promise<void>;
  /** Brands registered so far. */
  brands(): number;
  /** Authors of posts that were called a brand's own here, as far as nobody has declared them. */
  undeclared(): UndeclaredAuthor[];
  /** Channel -> brands whose turns were written so far. */
  touched: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Opens the way in for one batch; an empty database is filled without the indexes that only readers need. */
export function openIngest(store: Store, options: IngestOptions): Ingest {
  const { db } = store;
  const brands = loadBrandIndex(db);
  const filter: { held?: IdFilter; awaited?: IdFilter; handles?: IdFilter } = {};
  const names = openNames(db, options.batch, brands, () => storedBefore, filter);
  const accounts = openAccounts(db, brands, names, filter);
  const heldPosts = openHeldPosts(db, options.batch);
  const posts = openPosts(db, options.batch, heldPosts, filter);
  const threads = openThreads(db, filter);
  const turns = openTurns(db, brands, options.autoReplySeconds);
  const fills = isEmpty(db);
  if (fills) {
    dropReadIndexes(db);
    filter.held = createIdFilter(options.filterBits ?? FILTER_BITS);
    filter.awaited = createIdFilter((options.filterBits ?? FILTER_BITS) / 8);
    filter.handles = createIdFilter((options.filterBits ?? FILTER_BITS) / 4);
  }
  const ownPosts = new Map<number, number>();
  let late = readLate(db);
  let registered = 0;
  let storedBefore = 0;
  /** Undefined after a transaction was rolled back: what is remembered of it never came to be. */
  let version: number | undefined = dataVersion();

  const write = db.transaction((incoming: SourcePost[], alongside?: (counts: PostCounts) => void) => {
    const counts = { new: 0, changed: 0, same: 0 };
    if (dataVersion() !== version) catchUp();
    storedBefore = posts.newestKey();
    const { fresh, known, repeated } = posts.sort(incoming);
    const telling = known.filter(({ post }) => tellsOfAuthor(post));
    accounts.prefetch([...fresh, ...telling.map(({ post }) => post)]);
    const rows: PostRow[] = [];
    const touched = new Set<number>();
    for (const post of fresh) {
      const author = authorOf(post);
      if (post.inbound === false && author.brand === null)
        ownPosts.set(author.key, (ownPosts.get(author.key) ?? 0) + 1);
      rows.push(posts.row(post, author, accounts));
    }
    counts.same += repeated;
    for (const { post } of telling) authorOf(post);
    for (const post of fresh) if (post.mentions || post.addressedTo) nameListed(post);
    for (const { post } of known) {
      nameListed(post);
      nameLinked(post);
    }
    for (const { held, post } of known) {
      const { changed, link } = heldPosts.merge(held, post);
      if (changed) {
        counts.changed++;
        touched.add(held.thread);
      } else counts.same++;
      if (link) for (const linked of threads.relink(held.key, post.channel, link)) touched.add(linked);
    }
    heldPosts.flush();
    const { stored, fresh: whole } = threads.join(rows);
    accounts.flush();
    names.flush();
    posts.insert(rows);
    for (const row of rows) {
      if (row.ids.length > 1) for (const id of row.ids) filter.held?.add(id);
      if (row.parent === null && row.replyTo !== null) filter.awaited?.add(row.replyTo);
    }
    counts.new = rows.length;
    turns.build(whole);
    turns.rebuild(new Set([...touched, ...stored]));
    alongside?.(counts);
    return counts;
  });

  /** Changes when another connection has written. */
  function dataVersion(): number {
    return db.pragma('data_version', { simple: true }) as number;
  }

  function catchUp(): void {
    version = dataVersion();
    filter.held = undefined;
    filter.awaited = undefined;
    filter.handles = undefined;
    for (const room of [brands, names, accounts, heldPosts, posts, turns]) room.refresh();
  }

  /** Of a post already held, its author is looked up only where the new copy can add something. */
  function tellsOfAuthor(post: SourcePost): boolean {
    const { authorId, authorHandle, authorName, authorFollowers, authorBot } = post;
    return (
      (authorId !== undefined && authorHandle !== undefined) ||
      authorName !== undefined ||
      authorFollowers !== undefined ||
      authorBot !== undefined ||
      (options.registerBrands === true && post.inbound === false)
    );
  }

  function authorOf(post: SourcePost): AccountRow {
    const author = accounts.resolve({
      channel: post.channel,
      id: post.authorId,
      handle: post.authorHandle,
      name: post.authorName,
      followers: post.authorFollowers,
      bot: post.authorBot,
      at: post.createdAt,
    });
    if (post.authorHandle === undefined && author.handle === null) author.unnamed = true;
    if (options.registerBrands && post.inbound === false && author.brand === null) register(author);
    return author;
  }

  /** What a post's lists of accounts say of who had which id and handle. */
  function nameListed({ channel, createdAt, mentions, addressedTo }: SourcePost): void {
    if (mentions && !TYPED_MENTIONS.has(channel)) for (const account of mentions) name(channel, account, createdAt);
    if (addressedTo) for (const account of addressedTo) name(channel, account, createdAt);
  }

  /** What another copy of a post says of whom it replies to and quotes; of the first copy that is stored. */
  function nameLinked({ channel, createdAt, ...post }: SourcePost): void {
    name(channel, { id: post.replyToAuthorId, handle: post.replyToAuthorHandle }, createdAt);
    name(channel, { id: post.quoteOfAuthorId, handle: post.quoteOfAuthorHandle }, createdAt);
  }

  function name(channel: string, { id, handle }: AccountName, at: number): void {
    if (id !== undefined && handle !== undefined) accounts.resolve({ channel, id, handle, at });
  }

  function register(author: AccountRow): void {
    const name = author.handle ?? author.id ?? '';
    const { key } = ensureBrand(db, name, options.now);
    const account = { channel: author.channel, handle: author.handle, id: author.id, bot: false };
    accounts.flush();
    if (claimAccount(db, key, account)) registered++;
    db.prepare('UPDATE account SET brand = ? WHERE key = ?').run(key, author.key);
    brands.add(key, account);
    author.brand = key;
    if (storedBefore === 0) return;
    const { channel, handle, id } = account;
    late.push({ account: author.key, channel, handle, id, upto: storedBefore, brand: key });
    writeLate(db, late);
  }

  return {
    async add(incoming, alongside) {
      try {
        return write.immediate(incoming, alongside);
      } catch (error) {
        version = undefined;
        throw asStoreError(error, store.path);
      }
    },
    async tombstone(channel, ids, at) {
      return db
        .transaction(() => {
          const touched = posts.tombstone(channel, ids, at);
          turns.rebuild(touched);
          return touched.size;
        })
        .immediate();
    },
    async revive(channel, ids) {
      db.transaction(() => turns.rebuild(posts.revive(channel, ids))).immediate();
    },
    async finish() {
      if (fills) ensureReadIndexes(db);
      settleLateLabels(db);
      db.transaction(() => settleNames(db, turns, brands)).immediate();
      accounts.refresh();
      if (late.length === 0) return;
      db.transaction(() => {
        turns.rebuild(threadsOfLate(late));
        for (const brand of new Set(late.map((account) => account.brand))) coverLateBrand(db, brand);
        writeLate(db, []);
      }).immediate();
      late = [];
    },
    brands: () => registered,
    undeclared: () => undeclaredAmong(db, ownPosts),
    touched: turns.written,
  };

  function threadsOfLate(accounts: readonly LateBrand[]): Set<number> {
    const names = new Map<string, number>();
    const ids = new Map<string, number>();
    for (const { channel, handle, id, upto } of accounts) {
      if (handle !== null) names.set(`${channel}\n${foldName(handle)}`, upto);
      if (id !== null) ids.set(`${channel}\n${id}`, upto);
    }
    return new Set([...turns.threadsOfAccounts([...accounts]), ...turns.threadsNaming(names, ids)]);
  }
}

function isEmpty(db: Db): boolean {
  return db.prepare('SELECT NOT EXISTS (SELECT 1 FROM post UNION ALL SELECT 1 FROM account)').pluck().get() === 1;
}

/** Brands registered while an import runs are kept in the database, so that an interruption forgets none. */
interface LateBrand extends LateAccount {
  channel: string;
  handle: string | null;
  id: string | null;
  brand: number;
}

function readLate(db: Db): LateBrand[] {
  const value = db.prepare("SELECT value FROM setting WHERE name = 'late_brands'").pluck().get() as string | undefined;
  return value === undefined ? [] : JSON.parse(value);
}

function writeLate(db: Db, late: LateBrand[]): void {
  db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('late_brands', ?)").run(JSON.stringify(late));
}

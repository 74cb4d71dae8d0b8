/** Ingest: SourcePosts become rows, in any order and any number of times, and every touched conversation is rebuilt. */
import type { SourcePost } from '../../domain/post.ts';
import { openNames } from '../accounts/account-names.ts';
import { type AccountRow, openAccounts } from '../accounts/accounts.ts';
import { claimAccount } from '../accounts/brand-accounts.ts';
import { ensureBrand, loadBrandIndex } from '../accounts/brands.ts';
import { readLate, threadsOfLate, writeLate } from '../accounts/late-brands.ts';
import { authorFacts, nameListed } from '../accounts/post-accounts.ts';
import { settleNames } from '../accounts/resolve-names.ts';
import { openUndeclared, type UndeclaredAuthor } from '../accounts/undeclared.ts';
import { settleLateLabels } from '../labels/unported.ts';
import { asStoreError, type Store } from '../open.ts';
import { dropReadIndexes, ensureReadIndexes, isEmpty } from '../read-indexes.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { openRegroup } from '../threads/regroup.ts';
import { openThreads } from '../threads/threads.ts';
import { openTurns } from '../threads/turns.ts';
import type { BatchCounts } from './batches.ts';
import { type Conflicts, countConflicts } from './conflicts.ts';
import { coverLateBrand } from './coverage.ts';
import { createIdFilter, FILTER_BITS, type IdFilter } from './id-filter.ts';
import { openOwnPosts, recountLateOwnPosts } from './own-posts.ts';
import { openPosts, type PostRow } from './posts.ts';
import { type Statement, statementOf } from './statements.ts';
import { openHeldPosts } from './stored-posts.ts';

export interface IngestOptions {
  batch: number;
  /** An outbound post this soon after what it answers may be automatic; see the definitions page. */
  autoReplySeconds: number;
  /** Make a brand of every author whom the data calls outbound, under the author's own name (twcs). */
  registerBrands?: boolean;
  /** Seconds after which naming a customer answers no turn of theirs any more; see the definitions page, "inferred answer". */
  episodeGap?: number;
  now: number;
  /** Size of the filters that help to fill an empty database. */
  filterBits?: number;
}

export type PostCounts = Pick<BatchCounts, 'new' | 'changed' | 'same' | 'contradicting'>;

export interface Ingest {
  /** Writes one page or chunk in a single transaction, together with whatever `alongside` writes (cursor, counts). */
  add(posts: SourcePost[], alongside?: (counts: PostCounts) => void): Promise<PostCounts>;
  /** Marks posts as deleted at a time; unknown ids are ignored. Returns how many were marked. */
  tombstone(channel: string, ids: string[], at: number): Promise<number>;
  /** Posts that were taken for deleted are not: their turns are rebuilt. */
  revive(channel: string, ids: string[]): Promise<void>;
  /**
   * Writes the last posts, looks again at earlier ones that name brands registered late, infers answers where no links are
   * stated, and writes whatever `alongside` does: all of it or nothing.
   */
  close(posts: SourcePost[], alongside?: (counts: PostCounts) => void): Promise<PostCounts>;
  /** Copies so far that contradict what was stored. */
  conflicts: Readonly<Conflicts>;
  /** Brands registered so far. */
  brands(): number;
  /** Authors of posts that were called a brand's own here, as far as nobody has declared them. */
  undeclared(): UndeclaredAuthor[];
  /** Channel -> brands that posts stored so far are mentions of. */
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
  const ownPosts = openOwnPosts(db, options.batch);
  const regroup = openRegroup(db);
  const conflicts = countConflicts();
  const fills = isEmpty(db);
  if (fills) {
    dropReadIndexes(db);
    filter.held = createIdFilter(options.filterBits ?? FILTER_BITS);
    filter.awaited = createIdFilter((options.filterBits ?? FILTER_BITS) / 8);
    filter.handles = createIdFilter((options.filterBits ?? FILTER_BITS) / 4);
  }
  const undeclared = openUndeclared(db);
  let late = readLate(db);
  let registered = 0;
  let storedBefore = 0;
  /** Undefined after a transaction was rolled back: what is remembered of it never came to be. */
  let version: number | undefined = dataVersion();

  const write = db.transaction((incoming: SourcePost[], alongside?: (counts: PostCounts) => void) => {
    const counts = { new: 0, changed: 0, same: 0, contradicting: 0 };
    if (dataVersion() !== version) catchUp();
    for (let left = incoming; left.length > 0; ) left = take(left, counts);
    alongside?.(counts);
    return counts;
  });

  /** Stores one copy of each post. Returns the further copies. */
  function take(incoming: SourcePost[], counts: PostCounts): SourcePost[] {
    storedBefore = posts.newestKey();
    const { fresh, known, again, versions } = posts.sort(incoming);
    accounts.prefetch(known.length === 0 ? fresh : [...fresh, ...known.map(({ post }) => post)]);
    const rows: PostRow[] = [];
    for (const post of fresh) {
      const author = authorOf(post);
      undeclared.see(post, author);
      rows.push(posts.row(post, author, accounts));
      if (post.mentions || post.addressedTo) nameListed(accounts, post);
    }
    const touched = new Set<number>();
    const loose = new Set(threads.waitingFor(versions));
    const copies = known.map(({ held, post }) => ({ held, post, said: statedBy(post) }));
    if (copies.length > 0) {
      for (const { post } of known) nameListed(accounts, post);
      accounts.flush();
      names.flush();
    }
    for (const { held, post, said } of copies) {
      const quoted = held.said.quote_of;
      const merged = heldPosts.merge(held, said, post.impressions);
      conflicts.count(merged, post.channel, held);
      if (merged.contradictions.length > 0) counts.contradicting++;
      else if (merged.changed) counts.changed++;
      else counts.same++;
      if (merged.changed) touched.add(held.thread);
      if (merged.relinked) loose.add(held.thread);
      if (merged.relinked || merged.redated)
        for (const thread of threads.quotingOrQuoted(post.channel, held.id, [quoted, held.said.quote_of]))
          touched.add(thread);
      if (merged.relinked && held.said.reply_to !== null) filter.awaited?.add(held.said.reply_to);
    }
    for (const { post } of known) ownPosts.see(post, brandOf(post));
    heldPosts.flush();
    if (loose.size > 0) {
      const { before, after } = regroup(loose);
      turns.drop(before);
      for (const thread of before) touched.delete(thread);
      for (const thread of after) touched.add(thread);
    }
    const { stored, fresh: whole } = threads.join(rows);
    accounts.flush();
    names.flush();
    posts.insert(rows);
    for (const row of rows) ownPosts.see(row.post, row.author.brand);
    ownPosts.flush();
    for (const row of rows) {
      if (row.ids.length > 1) for (const id of row.ids) filter.held?.add(id);
      if (row.parent === null && row.replyTo !== null) filter.awaited?.add(row.replyTo);
    }
    counts.new += rows.length;
    turns.build(whole);
    turns.rebuild(new Set([...touched, ...stored]));
    return again;
  }

  /** Changes when another connection has written. */
  function dataVersion(): number {
    return db.pragma('data_version', { simple: true }) as number;
  }

  function catchUp(): void {
    version = dataVersion();
    filter.held = undefined;
    filter.awaited = undefined;
    filter.handles = undefined;
    for (const room of [brands, names, accounts, heldPosts, posts, turns, ownPosts]) room.refresh();
  }

  function statedBy(post: SourcePost): Statement {
    const { channel, replyToAuthorId, replyToAuthorHandle, quoteOfAuthorId, quoteOfAuthorHandle } = post;
    const other = (id: string | undefined, handle: string | undefined) =>
      id === undefined && handle === undefined
        ? null
        : accounts.resolve({ channel, id, handle, at: post.createdAt }).key;
    return statementOf(post, {
      author: authorOf(post).key,
      reply_to_author: other(replyToAuthorId, replyToAuthorHandle),
      quote_of_author: other(quoteOfAuthorId, quoteOfAuthorHandle),
    });
  }

  function brandOf({ channel, authorId, authorHandle }: SourcePost): number | null {
    return brands.find(channel, authorId, authorHandle)?.brand ?? null;
  }

  async function attempt<Result>(work: () => Result): Promise<Result> {
    try {
      store.checkInPlace();
      const result = work();
      store.checkInPlace();
      return result;
    } catch (error) {
      version = undefined;
      throw asStoreError(error, store.path);
    }
  }

  function authorOf(post: SourcePost): AccountRow {
    const author = accounts.resolve(authorFacts(post));
    if (post.authorHandle === undefined && author.handle === null) author.unnamed = true;
    if (options.registerBrands && post.inbound === false && author.brand === null) register(author);
    return author;
  }

  function register(author: AccountRow): void {
    const name = author.handle ?? author.id ?? '';
    const { key } = ensureBrand(db, name, options.now, options.batch);
    const account = { channel: author.channel, handle: author.handle, id: author.id, bot: false };
    accounts.flush();
    if (claimAccount(db, key, account, options.batch)) registered++;
    db.prepare('UPDATE account SET brand = ? WHERE key = ?').run(key, author.key);
    brands.add(key, account);
    author.brand = key;
    if (storedBefore === 0) return;
    const { channel, handle, id } = account;
    late.push({ account: author.key, channel, handle, id, upto: storedBefore, brand: key });
    writeLate(db, late);
  }

  return {
    add: (incoming, alongside) => attempt(() => write.immediate(incoming, alongside)),
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
    async close(incoming, alongside) {
      const counts = await attempt(() =>
        db
          .transaction(() => {
            const added = write(incoming);
            settleLateLabels(db);
            if (settleNames(db, turns, brands)) recountLateOwnPosts(db, options.batch);
            if (late.length > 0) {
              turns.rebuild(threadsOfLate(turns, late));
              recountLateOwnPosts(db, options.batch);
              for (const brand of new Set(late.map((account) => account.brand))) coverLateBrand(db, brand);
              writeLate(db, []);
            }
            inferAnswers(db, turns, { channels: ownPosts.channels, episodeGap: options.episodeGap });
            alongside?.(added);
            return added;
          })
          .immediate(),
      );
      late = [];
      accounts.refresh();
      if (fills) ensureReadIndexes(db);
      return counts;
    },
    conflicts: conflicts.found,
    brands: () => registered,
    undeclared: undeclared.found,
    touched: turns.written,
  };
}

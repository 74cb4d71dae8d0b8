/** Ingest: SourcePosts become rows, in any order and any number of times, and every touched conversation is rebuilt. */
import type { SourcePost } from '../../domain/post.ts';
import { openNames } from '../accounts/account-names.ts';
import { openAccounts } from '../accounts/accounts.ts';
import { loadBrandIndex } from '../accounts/brand-index.ts';
import { threadsOfLate } from '../accounts/late-brands.ts';
import { resolveNames } from '../accounts/resolve-names.ts';
import { countUndeclared, type UndeclaredAuthor } from '../accounts/undeclared.ts';
import type { Database } from '../database.ts';
import { type Door, openDoor } from '../erasure/door.ts';
import { applyLateLabels } from '../labels/hand-labels.ts';
import type { Store } from '../open.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { threadsAround, threadsWaitingFor } from '../threads/linked-posts.ts';
import { regroupThreads } from '../threads/regroup.ts';
import { joinThreads } from '../threads/threads.ts';
import { openTurns } from '../threads/turns.ts';
import type { BatchCounts } from './batches.ts';
import { coverBrandsAgain } from './brand-coverage.ts';
import { type Conflicts, countConflicts } from './conflicts.ts';
import { markDeleted, markShown } from './deleted-posts.ts';
import { closeFilters, type Filters, openFilters, rememberIds } from './filters.ts';
import { mergeCopies } from './merge-copies.ts';
import { countOwnPosts, recountLateOwnPosts } from './own-posts.ts';
import type { PostName } from './post-versions.ts';
import { type Copy, openPosts } from './posts.ts';
import { openAuthors } from './resolve-authors.ts';
import { statementOf } from './statements.ts';

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

/** Further writes in the transaction of some posts: a cursor, counts, coverage. */
export type Alongside = (db: Database, counts: PostCounts) => Promise<void>;

export interface Ingest {
  /** Writes one page or chunk in a single transaction, together with whatever `alongside` writes. */
  add(posts: SourcePost[], alongside?: Alongside): Promise<PostCounts>;
  /** Marks posts as deleted at a time; unknown ids are ignored. Returns how many were marked. */
  tombstone(channel: string, ids: string[], at: number): Promise<number>;
  /** Marks posts as not deleted after all, and rebuilds their turns. */
  revive(channel: string, ids: string[]): Promise<void>;
  /**
   * Writes the last posts, looks again at earlier ones that name brands registered late, infers answers where no links are
   * stated, and writes whatever `alongside` does: all of it or nothing.
   */
  close(posts: SourcePost[], alongside?: Alongside): Promise<PostCounts>;
  /** Copies so far that contradict stored posts. */
  conflicts: Readonly<Conflicts>;
  /** Rows so far of erased posts, and of posts beyond the retention period. */
  turnedAway: Door['counts'];
  /** The id of a post or an account of the posts added last, as it may be stored. */
  asStored: Door['asStored'];
  /** Brands registered so far. */
  brands(): number;
  /** Authors of posts that were called a brand's own here, as far as nobody has declared them. */
  undeclared(db: Database): Promise<UndeclaredAuthor[]>;
  /** Channel -> brands that posts stored so far are mentions of. */
  touched: ReadonlyMap<string, ReadonlySet<number>>;
}

const ANYTHING = 'SELECT EXISTS (SELECT 1 FROM post UNION ALL SELECT 1 FROM account)';

/** Starts the ingest of one batch; an empty database is filled without the indexes that only readers need. */
export async function openIngest(store: Store, options: IngestOptions): Promise<Ingest> {
  const { batch } = options;
  const filter: Filters = {};
  const brands = await loadBrandIndex(store);
  const names = await openNames(store, batch, brands, () => storedBefore, filter);
  const accounts = await openAccounts(store, brands, names, filter);
  const authors = await openAuthors(store, accounts, brands, options);
  const posts = await openPosts(store, batch, filter);
  const turns = await openTurns(store, brands, options.autoReplySeconds);
  const door = await openDoor(store, brands);
  const ownPosts = countOwnPosts(batch);
  const conflicts = countConflicts();
  const undeclared = countUndeclared();
  const fills = (await store.oneValue(ANYTHING)) === 0;
  if (fills) {
    await store.fillFast();
    openFilters(filter, options.filterBits);
  }
  let storedBefore = 0;
  /** Version of the database that the caches match; undefined after a rollback, when they match none. */
  let version: number | undefined = await store.version();

  async function write(db: Database, incoming: SourcePost[]): Promise<PostCounts> {
    const counts = { new: 0, changed: 0, same: 0, contradicting: 0 };
    if ((await db.version()) !== version) await catchUp(db);
    for (let left = await door.admit(db, incoming); left.length > 0; ) left = await storeOnce(db, left, counts);
    return counts;
  }

  /** Stores one copy of each post. Returns the further copies. */
  async function storeOnce(db: Database, incoming: SourcePost[], counts: PostCounts): Promise<SourcePost[]> {
    storedBefore = posts.newestKey();
    const { fresh, copies, again, versions } = await posts.sort(db, incoming);
    const { rows, said } = await resolveAuthors(db, fresh, copies);
    const touched = await mergeSaid(db, said, versions, counts);
    const joined = await joinThreads(db, rows, filter);
    await posts.insert(db, rows);
    await door.noteStored(db, rows, options.now);
    await ownPosts.flush(db);
    rememberIds(filter, rows);
    counts.new += rows.length;
    await turns.build(db, joined.fresh);
    await turns.rebuild(db, new Set([...touched, ...joined.stored]));
    return again;
  }

  /** Rows of the new posts, and what the copies of stored ones say, with their accounts in the table. */
  async function resolveAuthors(db: Database, fresh: SourcePost[], copies: Copy[]) {
    await accounts.load(db, copies.length === 0 ? fresh : [...fresh, ...copies.map(({ post }) => post)]);
    const rows = fresh.map((post) => posts.row(post, authors.resolve(post)));
    const said = copies.map(({ stored, post }) => {
      const { author, replyToAuthor, quoteOfAuthor } = authors.resolve(post);
      const statement = statementOf(post, {
        author: author.key,
        reply_to_author: replyToAuthor?.key ?? null,
        quote_of_author: quoteOfAuthor?.key ?? null,
      });
      return { stored, post, author, said: statement, impressions: post.impressions };
    });
    await accounts.flush(db);
    await authors.registerBrands(db, storedBefore);
    await names.flush(db);
    for (const { post, author } of said) ownPosts.see(post, author.brand);
    for (const { post, author } of rows) {
      ownPosts.see(post, author.brand);
      undeclared.see(post, author);
    }
    return { rows, said };
  }

  /** Merges copies into the stored posts. Returns the threads whose turns this changes. */
  async function mergeSaid(
    db: Database,
    copies: Awaited<ReturnType<typeof resolveAuthors>>['said'],
    versions: readonly PostName[],
    counts: PostCounts,
  ): Promise<Set<number>> {
    const touched = new Set<number>();
    const loose = new Set(await threadsWaitingFor(db, versions));
    const moved: { channel: string; id: string; quoted: (string | null)[] }[] = [];
    for (const { copy, merged } of await mergeCopies(db, batch, copies)) {
      const { stored, post } = copy;
      conflicts.count(merged, post.channel, stored);
      if (merged.contradictions.length > 0) counts.contradicting++;
      else if (merged.changed) counts.changed++;
      else counts.same++;
      if (merged.changed) touched.add(stored.thread);
      if (merged.relinked) loose.add(stored.thread);
      if (merged.relinked || merged.redated)
        moved.push({ channel: post.channel, id: stored.id, quoted: [stored.said.quote_of, merged.said.quote_of] });
      if (merged.relinked && merged.said.reply_to !== null) filter.awaited?.add(merged.said.reply_to);
    }
    for (const thread of await threadsAround(db, moved)) touched.add(thread);
    if (loose.size === 0) return touched;
    const { before, after } = await regroupThreads(db, loose);
    await turns.drop(db, before);
    for (const thread of before) touched.delete(thread);
    for (const thread of after) touched.add(thread);
    return touched;
  }

  async function catchUp(db: Database): Promise<void> {
    version = await db.version();
    closeFilters(filter);
    for (const part of [brands, names, accounts, posts, turns, door]) await part.refresh(db);
    ownPosts.refresh();
  }

  /** Changes to earlier posts that follow from the whole batch. */
  async function finish(db: Database): Promise<void> {
    await applyLateLabels(db);
    const changed = await resolveNames(db, turns, brands);
    if (authors.late.length > 0) {
      await turns.rebuild(db, await threadsOfLate(db, turns, authors.late));
      for (const { brand } of authors.late) changed.add(brand);
      await authors.forgetLate(db);
    }
    if (changed.size > 0) {
      await recountLateOwnPosts(db, batch);
      await coverBrandsAgain(db, [...changed]);
    }
    await inferAnswers(db, turns, { channels: ownPosts.channels, episodeGap: options.episodeGap });
  }

  /** One transaction, in the file that was opened. */
  async function whole<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    try {
      store.checkInPlace();
      const result = await store.transaction(work);
      store.checkInPlace();
      return result;
    } catch (error) {
      version = undefined;
      throw error;
    }
  }

  return {
    add: (incoming, alongside) =>
      whole(async (db) => {
        const counts = await write(db, incoming);
        await alongside?.(db, counts);
        return counts;
      }),
    tombstone: (channel, ids, at) =>
      store.transaction(async (db) => {
        const touched = await markDeleted(db, channel, ids, at);
        await turns.rebuild(db, touched);
        return touched.size;
      }),
    revive: (channel, ids) => store.transaction(async (db) => turns.rebuild(db, await markShown(db, channel, ids))),
    async close(incoming, alongside) {
      const counts = await whole(async (db) => {
        const added = await write(db, incoming);
        await finish(db);
        await alongside?.(db, added);
        return added;
      });
      await accounts.refresh(store);
      if (fills) await store.filled();
      return counts;
    },
    conflicts: conflicts.found,
    turnedAway: door.counts,
    asStored: door.asStored,
    brands: authors.registered,
    undeclared: undeclared.found,
    touched: turns.written,
  };
}

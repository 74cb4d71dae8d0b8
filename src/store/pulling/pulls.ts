/** Pulls: a page of posts, its cursor, its cost and its coverage in one transaction. */
import type { ReceivedBody } from '../../domain/arrival.ts';
import type { TimeRange } from '../../domain/intervals.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { QuoteCount, QuotedPost } from '../../domain/quoted-post.ts';
import type { YoungPost } from '../../domain/young-post.ts';
import type { Database } from '../database.ts';
import type { Door } from '../erasure/door.ts';
import { keptSince } from '../erasure/kept-since.ts';
import { noteAnswers } from '../facts/arrivals.ts';
import { growBatch, startBatch } from '../facts/batches.ts';
import { clipped } from '../facts/coverage.ts';
import { type Ingest, openIngest, type PostCounts } from '../facts/ingest.ts';
import type { Store } from '../open.ts';
import { bill, type ChargeRow, countUnbilled } from './charges.ts';
import { readCursor, writeCursor } from './cursors.ts';
import { type Missing, NAMED_POSTS, noteMissing, noteShown } from './missing-posts.ts';
import { noteCounts, noteQuotes, readQuoted } from './quoted-posts.ts';
import {
  type BrandStream,
  coverBrand,
  coverStream,
  type KnownGap,
  readStream,
  type StreamKey,
} from './stream-coverage.ts';
import { noteRead, noteUnread, readUnread } from './unread-objects.ts';
import { forgetOld, readYoung, watchYoung } from './young-posts.ts';

export interface PullOptions {
  /** 'x': batches and coverage are written as 'pull x'. */
  source: string;
  toolVersion: string;
  autoReplySeconds: number;
  /** Seconds; see inferAnswers. */
  episodeGap?: number;
  /** Unix seconds on this computer's clock. */
  now(): number;
}

/** A stream as it is stored. */
export interface PulledStream extends BrandStream {
  channel: string;
  brand: number;
  /** Every stream of this brand on this channel, this one included. */
  siblings: readonly BrandStream[];
  /** The platform's id, where it is known. */
  account?: string;
}

export interface PulledPage {
  batch: number;
  requests: number;
  /** The answers that it was read from. */
  received: readonly ReceivedBody[];
  posts: SourcePost[];
  context: SourcePost[];
  reportedDeleted: Missing[];
  hidden: Missing[];
  read: string[];
  unread: Missing[];
  /** How often own posts of this page have been quoted. */
  quoteCounts?: readonly QuoteCount[];
  /** The post whose quotes this page contains, and how far reading has come with it. */
  quotes?: Omit<QuotedPost, 'shown'>;
  bill: ChargeRow[];
  rejected: string[];
  state?: unknown;
  /** The period of the walk, in unix seconds. */
  walked: TimeRange;
  covered?: TimeRange;
  gap?: KnownGap;
  finished: boolean;
  /** Unix seconds. */
  at: number;
}

export interface Pulls {
  state(stream: PulledStream): Promise<unknown>;
  known(stream: PulledStream): Promise<{ known: TimeRange[]; gaps: KnownGap[]; keptSince: number | undefined }>;
  /** Threads and comments that could not be read, by id: since when (unix seconds). */
  unread(stream: PulledStream): Promise<ReadonlyMap<string, number>>;
  /** Own posts of the account with quotes to be read. */
  quoted(stream: PulledStream): Promise<QuotedPost[]>;
  /** Deletes the place from which an unfinished walk would continue. */
  restart(stream: PulledStream): Promise<void>;
  /** Starts a batch and writes the state that `stateOf` makes of its key. */
  begin(stream: PulledStream, stateOf: (batch: number) => unknown): Promise<void>;
  commit(
    stream: PulledStream,
    page: PulledPage,
  ): Promise<PostCounts & CommittedMissing & { parents: number; turnedAway: Door['counts']; cost: number }>;
  /**
   * This stream's posts made since then (unix seconds), newest first. Of those that are deleted, those that only pulls
   * have missed: the platform may show them again.
   */
  recent(stream: PulledStream, since: number): Promise<YoungPost[]>;
  /** Bills one look-up of an account, as a batch of its own; returns what it adds, US dollars. */
  billLookUp(stream: PulledStream, charge: ChargeRow, at: number): Promise<number>;
  /** How many of these posts or profiles would be billed if they were read at this time (unix seconds). */
  countUnbilled(unit: 'post' | 'user', ids: readonly string[], at: number): Promise<number>;
}

/** What became of posts that the platform did not show, or shows again. */
interface CommittedMissing {
  deleted: number;
  deletionCandidates: string[];
  hidden: string[];
  undeleted: number;
}

/** Opens the records of one source; each call names its stream. */
export function openPulls(store: Store, options: PullOptions): Pulls {
  const source = `pull ${options.source}`;
  const ingests = new Map<number, Ingest>();
  const keyOf = ({ stream, channel, brand }: PulledStream): StreamKey => ({ source, stream, channel, brand });

  async function ingestOf(batch: number): Promise<Ingest> {
    const open = ingests.get(batch);
    if (open) return open;
    const { autoReplySeconds, episodeGap, now } = options;
    const ingest = await openIngest(store, { batch, autoReplySeconds, episodeGap, now: now() });
    ingests.set(batch, ingest);
    return ingest;
  }

  /** Writes what a page contains of its stream besides posts. Returns what it cost, US dollars. */
  async function writePage(
    db: Database,
    stream: PulledStream,
    page: PulledPage,
    counts: PostCounts & { rows: number; reposts: number },
  ): Promise<number> {
    const { batch, at, state, gap, quoteCounts, quotes } = page;
    const [covered] = clipped(page.covered ? [page.covered] : [], await keptSince(db));
    const key = keyOf(stream);
    const { account = '' } = stream;
    const cost = await bill(db, source, page.bill, at);
    await growBatch(db, batch, {
      ...counts,
      rejected: page.rejected.length,
      requests: page.requests,
      cost,
      finishedAt: page.finished ? options.now() : null,
    });
    await noteAnswers(db, batch, stream.stream, page.received);
    await watchYoung(db, { source, ...stream }, page.posts, at);
    if (state !== undefined) await writeCursor(db, source, stream.stream, state, options.now());
    await noteRead(db, key, page.read);
    await noteUnread(db, key, page.unread, page.walked);
    if (quoteCounts) await noteCounts(db, source, account, quoteCounts);
    if (quotes) await noteQuotes(db, source, account, stream.stream, quotes);
    if (gap || covered) await coverStream(db, key, batch, stream.sampling, covered, gap);
    if (covered) await coverBrand(db, key, batch, stream.siblings);
    return cost;
  }

  return {
    state: ({ stream }) => readCursor(store, source, stream),
    known: async (stream) => ({ ...(await readStream(store, keyOf(stream))), keptSince: await keptSince(store) }),
    unread: (stream) => readUnread(store, keyOf(stream)),
    quoted: ({ channel, account = '' }) => readQuoted(store, source, channel, account),
    async restart({ stream }) {
      const state = ((await readCursor(store, source, stream)) ?? {}) as Record<string, unknown>;
      const { open: _, mark: __, ...rest } = state;
      await writeCursor(store, source, stream, { ...rest, open: null }, options.now());
    },
    begin: ({ stream, sampling }, stateOf) =>
      store.transaction(async (db) => {
        const { toolVersion, now } = options;
        const batch = await startBatch(db, { source, query: stream, sampling, toolVersion, startedAt: now() });
        await writeCursor(db, source, stream, stateOf(batch), now());
        await forgetOld(db, source, stream, now());
      }),
    async commit(stream, page) {
      const posts = [...page.posts, ...page.context];
      const kept = posts.filter((post) => !post.repost);
      const ingest = await ingestOf(page.batch);
      const missing = await resolveMissing(store, ingest, stream.channel, page, kept);
      const parents = await countNew(store, stream.channel, page);
      const reposts = posts.length - kept.length;
      const before = { ...ingest.turnedAway };
      let cost = 0;
      const counts = await ingest.add(kept, async (db, added) => {
        const bill = page.bill.map((row) => ({
          ...row,
          id: ingest.asStored(row.unit === 'user' ? 'user' : 'post', stream.channel, row.id),
        }));
        cost = await writePage(db, stream, { ...page, bill }, { ...added, rows: posts.length, reposts });
      });
      if (page.finished) await ingest.close([]);
      const { erased, expired } = ingest.turnedAway;
      const turnedAway = { erased: erased - before.erased, expired: expired - before.expired };
      return { ...counts, ...missing, parents, turnedAway, cost };
    },
    billLookUp: ({ stream, sampling }, charge, at) =>
      store.transaction(async (db) => {
        const { toolVersion, now } = options;
        const cost = await bill(db, source, [charge], at);
        if (cost === 0) return 0;
        const query = `look-up for ${stream}`;
        const batch = await startBatch(db, { source, query, sampling, toolVersion, startedAt: now() });
        const nothing = { rows: 0, new: 0, changed: 0, same: 0, contradicting: 0, rejected: 0, reposts: 0 };
        await growBatch(db, batch, { ...nothing, requests: 1, cost, finishedAt: now() });
        return cost;
      }),
    countUnbilled: (unit, ids, at) => countUnbilled(store, source, unit, ids, at),
    recent: (stream, since) => readYoung(store, source, stream, since),
  };
}

/** Posts that came along, to be stored for the first time. */
async function countNew(db: Database, channel: string, { posts, context }: PulledPage): Promise<number> {
  const asked = new Set(posts.map(({ id }) => id));
  const ids = new Set(context.filter(({ id, repost }) => !repost && !asked.has(id)).map(({ id }) => id));
  if (ids.size === 0) return 0;
  return ids.size - (await db.oneValue<number>(`SELECT count(*) FROM ${NAMED_POSTS} p`, { channel, ids: [...ids] }))!;
}

/** Harmless to repeat, so that it may stand in a transaction of its own. */
async function resolveMissing(
  db: Database,
  ingest: Ingest,
  channel: string,
  { reportedDeleted, hidden, at }: PulledPage,
  shown: readonly SourcePost[],
): Promise<CommittedMissing> {
  const alive = shown.filter(({ deletedAt }) => deletedAt === undefined).map(({ id }) => id);
  const back = alive.length === 0 ? [] : await noteShown(db, channel, alive);
  if (back.length > 0) await ingest.revive(channel, back);
  if (reportedDeleted.length === 0 && hidden.length === 0)
    return { deleted: 0, deletionCandidates: [], hidden: [], undeleted: back.length };
  const { deleted, ...rest } = await noteMissing(db, channel, { reportedDeleted, hidden }, at);
  for (const [since, ids] of deleted) await ingest.tombstone(channel, ids, since);
  return { ...rest, deleted: [...deleted.values()].flat().length, undeleted: back.length };
}

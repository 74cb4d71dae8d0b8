/** Pulls: a page of posts, its cursor, its cost and its coverage in one transaction. */
import type { TimeRange } from '../../domain/intervals.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { QuoteCount, QuotedPost } from '../../domain/quoted-post.ts';
import { growBatch, startBatch } from '../facts/batches.ts';
import { type Ingest, openIngest, type PostCounts } from '../facts/ingest.ts';
import type { Store } from '../open.ts';
import { bill, type ChargeRow, countUnbilled } from './charges.ts';
import { readCursor, writeCursor } from './cursors.ts';
import { type Missing, noteMissing, noteShown } from './missing-posts.ts';
import { noteCounts, noteQuotes, readQuoted } from './quoted-posts.ts';
import {
  type BrandStream,
  coverBrand,
  coverStream,
  readStream,
  type StreamGap,
  type StreamKey,
} from './stream-coverage.ts';
import { noteRead, noteUnread, readUnread } from './unread-objects.ts';

export interface PullOptions {
  /** 'x': batches and coverage are written as 'pull x'. */
  source: string;
  toolVersion: string;
  autoReplySeconds: number;
  /** Unix seconds on this computer's clock. */
  now(): number;
}

/** A stream as the store knows it. */
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
  posts: SourcePost[];
  context: SourcePost[];
  reportedDeleted: Missing[];
  hidden: Missing[];
  read: string[];
  unread: Missing[];
  /** How often own posts of this page have been quoted. */
  quoteCounts?: readonly QuoteCount[];
  /** The post whose quotes this page holds, and where the reading stands after it. */
  quotes?: Omit<QuotedPost, 'shown'>;
  bill: ChargeRow[];
  rejected: string[];
  state?: unknown;
  /** Unix seconds that the walk is about. */
  walked: TimeRange;
  covered?: TimeRange;
  gap?: StreamGap;
  finished: boolean;
  /** Unix seconds. */
  at: number;
}

export interface Pulls {
  state(stream: PulledStream): Promise<unknown>;
  known(stream: PulledStream): Promise<{ known: TimeRange[]; gaps: StreamGap[] }>;
  /** Threads and comments that could not be read, by id: since when (unix seconds). */
  unread(stream: PulledStream): Promise<ReadonlyMap<string, number>>;
  /** Own posts of the account with quotes to be read. */
  quoted(stream: PulledStream): Promise<QuotedPost[]>;
  /** Drops what an unfinished walk would go on from. */
  restart(stream: PulledStream): Promise<void>;
  /** Starts a batch and writes the state that `stateOf` makes of its key. */
  begin(stream: PulledStream, stateOf: (batch: number) => unknown): Promise<void>;
  commit(
    stream: PulledStream,
    page: PulledPage,
  ): Promise<PostCounts & CommittedMissing & { parents: number; cost: number }>;
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

interface YoungPost {
  id: string;
  createdAt: number;
  author: string | null;
  isReply: boolean;
  isQuote: boolean;
  deleted: boolean;
}

type Flag = 'isReply' | 'isQuote' | 'deleted';

/** Older posts are never looked at again. */
const WATCH_SECONDS = 30 * 86_400;

/** Opens the books of one source; every stream is named with each call. */
export function openPulls(store: Store, options: PullOptions): Pulls {
  const { db } = store;
  const source = `pull ${options.source}`;
  const ingests = new Map<number, Ingest>();
  const keyOf = ({ stream, channel, brand }: PulledStream): StreamKey => ({ source, stream, channel, brand });
  const watch = db.prepare('INSERT OR IGNORE INTO watched (source, stream, id, created_at) VALUES (?, ?, ?, ?)');

  const stored = db
    .prepare<[{ ids: string; channel: string }], number>(
      `SELECT count(*) FROM json_each(:ids) j
       LEFT JOIN post_alias a ON a.channel = :channel AND a.id = j.value
       JOIN post p ON p.channel = :channel AND p.id = coalesce(a.first_id, j.value)`,
    )
    .pluck();
  const forget = db.prepare('DELETE FROM watched WHERE source = ? AND stream = ? AND created_at < ?');

  function ingestOf(batch: number): Ingest {
    const open = ingests.get(batch);
    if (open) return open;
    const ingest = openIngest(store, { batch, autoReplySeconds: options.autoReplySeconds, now: options.now() });
    ingests.set(batch, ingest);
    return ingest;
  }

  /** Posts that came along, to be stored for the first time. */
  function countNew(channel: string, { posts, context }: PulledPage): number {
    const asked = new Set(posts.map(({ id }) => id));
    const ids = new Set(context.filter(({ id, repost }) => !repost && !asked.has(id)).map(({ id }) => id));
    return ids.size === 0 ? 0 : ids.size - stored.get({ ids: JSON.stringify([...ids]), channel })!;
  }

  /** Harmless to repeat, so that it may stand in a transaction of its own. */
  async function settleMissing(
    ingest: Ingest,
    channel: string,
    { reportedDeleted, hidden, at }: PulledPage,
    shown: readonly SourcePost[],
  ): Promise<CommittedMissing> {
    const settled: CommittedMissing = { deleted: 0, deletionCandidates: [], hidden: [], undeleted: 0 };
    const alive = shown.filter(({ deletedAt }) => deletedAt === undefined).map(({ id }) => id);
    const back = alive.length === 0 ? [] : noteShown(db, channel, alive);
    if (back.length > 0) await ingest.revive(channel, back);
    if (reportedDeleted.length === 0 && hidden.length === 0) return { ...settled, undeleted: back.length };
    const { deleted, ...rest } = noteMissing(db, channel, { reportedDeleted, hidden }, at);
    for (const [since, ids] of deleted) await ingest.tombstone(channel, ids, since);
    return { ...rest, deleted: [...deleted.values()].flat().length, undeleted: back.length };
  }

  return {
    async state({ stream }) {
      return readCursor(db, source, stream);
    },
    async known(stream) {
      return readStream(db, keyOf(stream));
    },
    async unread(stream) {
      return readUnread(db, keyOf(stream));
    },
    async quoted({ channel, account = '' }) {
      return readQuoted(db, source, channel, account);
    },
    async restart({ stream }) {
      const { open: _, mark: __, ...rest } = (readCursor(db, source, stream) ?? {}) as Record<string, unknown>;
      writeCursor(db, source, stream, { ...rest, open: null }, options.now());
    },
    async begin(stream, stateOf) {
      const { sampling } = stream;
      db.transaction(() => {
        const batch = startBatch(db, {
          source,
          query: stream.stream,
          sampling,
          toolVersion: options.toolVersion,
          startedAt: options.now(),
        });
        writeCursor(db, source, stream.stream, stateOf(batch), options.now());
        forget.run(source, stream.stream, options.now() - WATCH_SECONDS);
      }).immediate();
    },
    async commit(stream, page) {
      const { batch, finished, at } = page;
      const posts = [...page.posts, ...page.context];
      const kept = posts.filter((post) => !post.repost);
      const ingest = ingestOf(batch);
      const missing = await settleMissing(ingest, stream.channel, page, kept);
      const parents = countNew(stream.channel, page);
      let cost = 0;
      const counts = await ingest.add(kept, (added) => {
        cost = bill(db, source, page.bill, at);
        growBatch(db, batch, {
          ...added,
          rows: posts.length,
          rejected: page.rejected.length,
          reposts: posts.length - kept.length,
          requests: page.requests,
          cost,
          finishedAt: finished ? options.now() : null,
        });
        for (const { id, createdAt } of page.posts)
          if (createdAt > at - WATCH_SECONDS) watch.run(source, stream.stream, id, createdAt);
        if (page.state !== undefined) writeCursor(db, source, stream.stream, page.state, options.now());
        noteRead(db, keyOf(stream), page.read);
        noteUnread(db, keyOf(stream), page.unread, page.walked);
        if (page.quoteCounts) noteCounts(db, source, stream.account ?? '', page.quoteCounts);
        if (page.quotes) noteQuotes(db, source, stream.account ?? '', stream.stream, page.quotes);
        if (page.gap && !page.covered) coverStream(db, keyOf(stream), batch, stream.sampling, undefined, page.gap);
        if (page.covered) {
          coverStream(db, keyOf(stream), batch, stream.sampling, page.covered, page.gap);
          coverBrand(db, keyOf(stream), batch, stream.siblings);
        }
      });
      if (finished) await ingest.close([]);
      return { ...counts, ...missing, parents, cost };
    },
    async billLookUp({ stream, sampling }, charge, at) {
      const { toolVersion, now } = options;
      return db
        .transaction(() => {
          const cost = bill(db, source, [charge], at);
          if (cost === 0) return 0;
          const query = `look-up for ${stream}`;
          const batch = startBatch(db, { source, query, sampling, toolVersion, startedAt: now() });
          const nothing = { rows: 0, new: 0, changed: 0, same: 0, contradicting: 0, rejected: 0, reposts: 0 };
          growBatch(db, batch, { ...nothing, requests: 1, cost, finishedAt: now() });
          return cost;
        })
        .immediate();
    },
    async countUnbilled(unit, ids, at) {
      return countUnbilled(db, source, unit, ids, at);
    },
    async recent({ stream, channel }, since) {
      const rows = db
        .prepare(
          `SELECT w.id, w.created_at AS createdAt, b.id AS author, p.reply_to IS NOT NULL AS isReply,
             p.quote_of IS NOT NULL AS isQuote, p.deleted_at IS NOT NULL AS deleted
           FROM watched w
           LEFT JOIN post_alias a ON a.channel = :channel AND a.id = w.id
           JOIN post p ON p.channel = :channel AND p.id = coalesce(a.first_id, w.id)
           JOIN account b ON b.key = p.author
           LEFT JOIN missing_post m ON m.channel = :channel AND m.id = p.id
           WHERE w.source = :source AND w.stream = :stream AND w.created_at >= :since
             AND (p.deleted_at IS NULL OR m.deleted = 1)
           ORDER BY w.created_at DESC, w.id DESC`,
        )
        .all({ source, stream, channel, since }) as (Omit<YoungPost, Flag> & Record<Flag, number>)[];
      return rows.map((row) => ({
        ...row,
        isReply: row.isReply === 1,
        isQuote: row.isQuote === 1,
        deleted: row.deleted === 1,
      }));
    },
  };
}

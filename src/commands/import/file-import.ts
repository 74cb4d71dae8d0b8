/** One file, or one kind of member of it, on its way into a batch. */
import { setImmediate } from 'node:timers/promises';
import { amount } from '../../domain/amount.ts';
import type { Arrival } from '../../domain/arrival.ts';
import { isoTime } from '../../domain/clock-time.ts';
import type { Sampling, SourcePost } from '../../domain/post.ts';
import { faultOfPost, withoutWrongTimes } from '../../domain/unsound-post.ts';
import type { Reject } from '../../formats/format.ts';
import type { InputChunk } from '../../formats/input-chunk.ts';
import type { Database } from '../../store/database.ts';
import { brandsWithoutAnswers } from '../../store/facts/answers-sought.ts';
import { type BatchCounts, countOrphaned, emptyCounts, saveBatch, saveSampling } from '../../store/facts/batches.ts';
import { coverImport } from '../../store/facts/brand-coverage.ts';
import type { Conflicts } from '../../store/facts/conflicts.ts';
import type { Ingest, PostCounts } from '../../store/facts/ingest.ts';
import { brandsNeverAsked } from '../../store/facts/own-posts.ts';
import type { Store } from '../../store/open.ts';
import { markDatesOnly } from '../../store/reading/dates-only.ts';
import { undeclaredText } from '../brand-warnings.ts';
import { refuseForeignIds } from './foreign-ids.ts';
import type { RejectFile } from './rejects.ts';
import { openSpans } from './spans.ts';

/** Outbound authors that belong to no declared brand. */
const UNDECLARED_SHOWN = 5;
const MOST_NAMES = 3;

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

export interface FileResult {
  path: string;
  format: string;
  sampling: Sampling;
  /** Null where nothing was stored: the import is not remembered. */
  batch: number | null;
  counts: BatchCounts;
  /** Unix seconds of the oldest and newest post. */
  oldest: number | null;
  newest: number | null;
  brandsRegistered: number;
  /** The files that it was read from. */
  arrived: readonly Arrival[];
  conflicts: Conflicts;
  /** Rows of what was erased, and of what is older than is kept. */
  turnedAway: Ingest['turnedAway'];
  notes: string[];
}

export interface FileRules {
  path: string;
  format: string;
  sampling: Sampling;
  batch: number;
  /** The coverage given by --covers: unix seconds, and for which brands if not for all. */
  covers?: { since: number; until: number };
  brands?: readonly string[];
  acceptRejects: boolean;
  rejects: RejectFile;
  /** Keeps the ids of this file apart from those of others. */
  rename?(post: SourcePost): SourcePost;
  /** Unix seconds. */
  now: number;
}

/** Posts to a transaction: enough to keep threads together, few enough to lose little on a power cut. */
const POSTS_PER_TRANSACTION = 20_000;
/** A file of which more rows than these were rejected is not complete, even with --sampling complete. */
const REJECTED_SHARE = 0.005;
const RAW_CHARACTERS = 2_000;

export interface FileImport {
  result: FileResult;
  take(item: InputChunk): Promise<void>;
  /** Writes the last rows, and with them what the file claims and what `alongside` writes: all or nothing. */
  close(alongside?: (db: Database) => Promise<void>): Promise<void>;
}

export function openFileImport(store: Store, ingest: Ingest, rules: FileRules): FileImport {
  const { path, format, sampling, batch, now, rejects } = rules;
  const spans = openSpans();
  const counts = emptyCounts();
  let queue: SourcePost[] = [];
  const { conflicts } = ingest;
  const result: FileResult = {
    path,
    format,
    sampling,
    batch,
    counts,
    oldest: null,
    newest: null,
    brandsRegistered: 0,
    arrived: [],
    conflicts,
    turnedAway: ingest.turnedAway,
    notes: [],
  };

  function grow(added: PostCounts): void {
    counts.new += added.new;
    counts.changed += added.changed;
    counts.same += added.same;
    counts.contradicting += added.contradicting;
  }

  function claim(posts: readonly SourcePost[]): void {
    for (const { channel, createdAt } of posts) {
      result.oldest = Math.min(result.oldest ?? createdAt, createdAt);
      result.newest = Math.max(result.newest ?? createdAt, createdAt);
      spans.add(channel, createdAt);
    }
  }

  const stored = () => counts.new + counts.changed + counts.same + counts.contradicting;

  /** Of rows that hold something to import. */
  function rejectedShare(): number {
    const rows = stored() + counts.rejected;
    return rows === 0 ? 0 : counts.rejected / rows;
  }

  async function cover(db: Database): Promise<void> {
    if (sampling === 'complete' && !rules.acceptRejects && rejectedShare() > REJECTED_SHARE) {
      result.sampling = 'unknown';
      result.notes.push(
        `sampling is unknown, not complete: ${(rejectedShare() * 100).toFixed(1)} % of the rows were rejected (--accept-rejects accepts it as complete)`,
      );
      await saveSampling(db, batch, 'unknown');
    }
    const { covers } = rules;
    const claims = spans.claims();
    await coverImport(
      db,
      {
        batch,
        source: `import ${format}`,
        stream: path,
        sampling: result.sampling,
        byPerson: covers !== undefined,
        brands: rules.brands,
      },
      covers ? new Map([...claims.keys()].map((channel) => [channel, { ...covers, seam: 1 }])) : claims,
      counts.new === stored() ? ingest.touched : undefined,
    );
    const orphaned = rules.rename ? await countOrphaned(db, batch) : 0;
    if (orphaned > 0)
      result.notes.push(
        `${amount(orphaned, 'post answers one', 'posts answer ones')} that this file does not hold: not linked, because --ids-by-file separates the files`,
      );
    const unasked = ingest.touched.size === 0 ? await brandsNeverAsked(db, batch) : [];
    if (unasked.length > 0)
      result.notes.push(
        `nothing written to ${listed(unasked)} is stored: no wait can be measured until posts of customers are imported too`,
      );
    const unanswering = await brandsWithoutAnswers(db, batch);
    if (unanswering.length > 0)
      result.notes.push(
        `no post of ${listed(unanswering)} is in it: rates and times over it are refused until the brand's own posts are imported, or --covers-replies says that the file would hold them`,
      );
  }

  async function reject(posts: { post: SourcePost; column: string; reason: string }[], file: string): Promise<void> {
    const found = posts.map(
      ({ post, column, reason }): Reject => ({
        file,
        line: 0,
        column,
        reason,
        raw: JSON.stringify({ ...post, createdAt: dateOf(post.createdAt) }).slice(0, RAW_CHARACTERS),
      }),
    );
    counts.rejected += found.length;
    await rejects.add(found);
  }

  return {
    result,
    async take({ chunk, file }) {
      counts.rows += chunk.rows;
      counts.rejected += chunk.rejects.length;
      for (const [reason, count] of Object.entries(chunk.skipped))
        counts.skipped[reason] = (counts.skipped[reason] ?? 0) + count;
      result.notes.push(...(chunk.notes ?? []));
      if (chunk.datesOnly) await markDatesOnly(store, batch);
      await rejects.add(chunk.rejects);
      const unsound: { post: SourcePost; column: string; reason: string }[] = [];
      for (const read of chunk.posts) {
        if (read.repost) {
          counts.skipped.repost = (counts.skipped.repost ?? 0) + 1;
          continue;
        }
        const fault = faultOfPost(read, now);
        if (fault) unsound.push({ post: read, ...fault });
        else {
          const post = withoutWrongTimes(read, now);
          queue.push(rules.rename ? rules.rename(post) : post);
        }
      }
      if (unsound.length > 0) await reject(unsound, file);
      if (queue.length < POSTS_PER_TRANSACTION) return;
      const posts = queue;
      queue = [];
      grow(await ingest.add(posts));
      claim(posts);
      refuseForeignIds(path, conflicts, { rows: stored(), whole: false });
      // Without this pause, posts that are ready already would leave no moment to handle Ctrl-C.
      await setImmediate();
    },
    async close(alongside) {
      const posts = queue;
      queue = [];
      await ingest.close(posts, async (db, added) => {
        grow(added);
        claim(posts);
        refuseForeignIds(path, conflicts, { rows: stored(), whole: true });
        result.brandsRegistered = ingest.brands();
        result.notes.push(...(await ingest.undeclared(db)).slice(0, UNDECLARED_SHOWN).map(undeclaredText));
        if (stored() > 0) await cover(db);
        await saveBatch(db, batch, counts, null);
        await alongside?.(db);
      });
    },
  };
}

function dateOf(seconds: number): string | number {
  return Math.abs(seconds) < 8e12 ? isoTime(seconds) : seconds;
}

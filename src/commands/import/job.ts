/** One import: chunks of files become batches in the database, with counts for everything that was read. */
import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import type { Sampling, SourcePost } from '../../domain/post.ts';
import { Interrupted } from '../../errors.ts';
import type { InputChunk, ReadInputsOptions } from '../../formats/input-chunk.ts';
import { type BatchCounts, emptyCounts, saveBatch, saveFileHash, startBatch } from '../../store/batches.ts';
import { coverImport } from '../../store/coverage.ts';
import { openIngest } from '../../store/ingest.ts';
import type { Store } from '../../store/open.ts';
import { undeclaredText } from '../brand-warnings.ts';
import { hashFile } from './hash.ts';
import type { RejectFile } from './rejects.ts';

export interface Job {
  paths: string[];
  read: ReadInputsOptions;
  sampling?: Sampling;
  /** Overrides what the posts' times say: unix seconds. */
  covers?: { since: number; until: number };
  /** Make brands of authors the data calls outbound, although the format does not by itself. */
  registerBrands: boolean;
  rejects: RejectFile;
  onProgress(done: number, total: number | undefined, posts: number): void;
}

export interface FileResult {
  path: string;
  format: string;
  sampling: Sampling;
  batch: number;
  counts: BatchCounts;
  /** Unix seconds of the oldest and newest post. */
  oldest: number | null;
  newest: number | null;
  brandsRegistered: number;
  /** Channel -> brands whose turns were written. */
  touched: ReadonlyMap<string, ReadonlySet<number>>;
  notes: string[];
}

/** Posts to a transaction: enough to keep threads together, few enough to lose little on a power cut. */
const POSTS_PER_TRANSACTION = 20_000;
/** Authors who answer for a brand that nobody declared. */
const UNDECLARED_SHOWN = 5;
/** Formats that say who the brand is. */
const NAMES_BRANDS = new Set(['twcs', 'x-archive']);

/** Runs the import to its end; what was committed before an interruption or an error stays. */
export async function runImport(context: Context, store: Store, job: Job): Promise<FileResult[]> {
  const results: FileResult[] = [];
  const { readInputs } = await import('../../formats/reader.ts');
  const config = await context.config();
  const span = new Map<string, { since: number; until: number }>();
  let open: OpenFile | undefined;
  let done = 0;
  try {
    for await (const item of readInputs(job.paths, { ...job.read, signal: context.world.signal })) {
      if (open && (open.result.path !== item.path || open.result.format !== item.format.name)) {
        done += open.totalBytes;
        await closeFile(open);
        open = undefined;
      }
      open ??= await openFile(item);
      await take(open, item);
      job.onProgress(done + item.chunk.bytes, item.totalBytes, open.result.counts.new + open.result.counts.same);
    }
    if (open) await closeFile(open);
  } catch (error) {
    if (open) saveBatch(store.db, open.result.batch, open.result.counts, null);
    throw context.world.signal.aborted ? interrupted(results, open) : error;
  } finally {
    await job.rejects.close();
  }
  for (const result of results)
    coverImport(
      store.db,
      { batch: result.batch, source: `import ${result.format}`, stream: result.path, sampling: result.sampling },
      job.covers ? new Map([...span.keys()].map((channel) => [channel, job.covers!])) : span,
      result.counts.same === 0 ? result.touched : undefined,
    );
  return results;

  async function openFile({ path, format, totalBytes }: InputChunk): Promise<OpenFile> {
    const sampling = job.sampling ?? format.sampling;
    const batch = startBatch(store.db, {
      source: `import ${format.name}`,
      file: path,
      sampling,
      toolVersion: context.world.version,
      startedAt: context.now(),
    });
    const ingest = openIngest(store, {
      batch,
      autoReplySeconds: config.auto_reply_seconds.value,
      registerBrands: job.registerBrands || NAMES_BRANDS.has(format.name),
      now: context.now(),
    });
    return {
      ingest,
      queue: [],
      // A file that cannot be hashed was read all the same; it is only not known again.
      hash: path === '-' ? Promise.resolve(undefined) : hashFile(path).catch(() => undefined),
      totalBytes: totalBytes ?? 0,
      result: {
        path,
        format: format.name,
        sampling,
        batch,
        counts: emptyCounts(),
        oldest: null,
        newest: null,
        brandsRegistered: 0,
        touched: ingest.touched,
        notes: [],
      },
    };
  }

  async function take(file: OpenFile, { chunk }: InputChunk): Promise<void> {
    const { result, queue } = file;
    result.counts.rows += chunk.rows;
    result.counts.rejected += chunk.rejects.length;
    for (const [reason, count] of Object.entries(chunk.skipped))
      result.counts.skipped[reason] = (result.counts.skipped[reason] ?? 0) + count;
    result.notes.push(...(chunk.notes ?? []));
    await job.rejects.add(chunk.rejects);
    for (const post of chunk.posts) {
      if (post.repost) result.counts.skipped.repost = (result.counts.skipped.repost ?? 0) + 1;
      else queue.push(post);
    }
    if (queue.length < POSTS_PER_TRANSACTION) return;
    await flush(file);
    // Posts that are ready already leave no other moment in which a Ctrl-C could be heard.
    await setImmediate();
  }

  async function flush(file: OpenFile): Promise<void> {
    const posts = file.queue;
    if (posts.length === 0) return;
    file.queue = [];
    const { counts } = file.result;
    const added = await file.ingest.add(posts);
    counts.new += added.new;
    counts.changed += added.changed;
    counts.same += added.same;
    for (const { channel, createdAt } of posts) {
      file.result.oldest = Math.min(file.result.oldest ?? createdAt, createdAt);
      file.result.newest = Math.max(file.result.newest ?? createdAt, createdAt);
      const known = span.get(channel);
      if (!known) span.set(channel, { since: createdAt, until: createdAt });
      else if (createdAt < known.since) known.since = createdAt;
      else if (createdAt > known.until) known.until = createdAt;
    }
  }

  async function closeFile(file: OpenFile): Promise<void> {
    await flush(file);
    await file.ingest.finish();
    file.result.brandsRegistered = file.ingest.brands();
    file.result.notes.push(...file.ingest.undeclared().slice(0, UNDECLARED_SHOWN).map(undeclaredText));
    const hash = await file.hash;
    if (hash !== undefined) saveFileHash(store.db, file.result.batch, hash);
    saveBatch(store.db, file.result.batch, file.result.counts, context.now());
    results.push(file.result);
  }
}

interface OpenFile {
  ingest: ReturnType<typeof openIngest>;
  queue: SourcePost[];
  hash: Promise<string | undefined>;
  totalBytes: number;
  result: FileResult;
}

function interrupted(results: FileResult[], open: OpenFile | undefined): Interrupted {
  const kept = [...results, ...(open ? [open.result] : [])].reduce((sum, { counts }) => sum + counts.new, 0);
  return new Interrupted(
    `stopped; ${amount(kept, 'new post')} stored so far, and kept`,
    'Run the same command again to import the rest; nothing is stored twice.',
  );
}

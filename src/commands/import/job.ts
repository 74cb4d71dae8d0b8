/** One import: files become batches in the database, each complete or to be continued. */
import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import type { Sampling } from '../../domain/post.ts';
import { Interrupted } from '../../errors.ts';
import type { InputChunk, ReadInputsOptions } from '../../formats/input-chunk.ts';
import { noteFiles } from '../../store/facts/arrivals.ts';
import {
  dropBatches,
  type EarlierImport,
  finishImport,
  importsOf,
  resumeBatch,
  saveBatch,
  startBatch,
} from '../../store/facts/batches.ts';
import { openIngest } from '../../store/facts/ingest.ts';
import { replaceBatches, restoreLabels } from '../../store/facts/replace.ts';
import { type Undone, undoBatches, undoImports } from '../../store/facts/undo.ts';
import type { Store } from '../../store/open.ts';
import { type Arriving, openArriving } from './arriving.ts';
import { type EarlierReadings, earlierReadings } from './earlier.ts';
import { type FileImport, type FileResult, openFileImport } from './file-import.ts';
import { ForeignIds, idPrefixer } from './foreign-ids.ts';
import type { RejectFile } from './rejects.ts';
import { annotationsKept } from './undo.ts';

export interface ImportJob {
  paths: string[];
  read: ReadInputsOptions;
  /** The flags that decide how a file is read, as JSON: with others it is read again. */
  flags: string;
  sampling?: Sampling;
  /** Overrides the time range of the posts: unix seconds. */
  covers?: { since: number; until: number };
  /** Such a file would hold the brands' replies, had there been any. */
  coversReplies: boolean;
  /** Names of the only brands that `covers` speaks of. */
  brands?: readonly string[];
  acceptRejects: boolean;
  idsByFile: boolean;
  /** Replaces earlier imports of the same content. */
  again: boolean;
  /** Make brands of authors the data calls outbound, although the format does not by itself. */
  registerBrands: boolean;
  rejects: RejectFile;
  onProgress(done: number, total: number | undefined, posts: number): void;
}

export interface Imported {
  results: FileResult[];
  /** Path -> what was undone before it was read. */
  replaced: ReadonlyMap<string, Undone>;
}

/** Formats that say who the brand is. */
const NAMES_BRANDS = new Set(['twcs', 'x-archive']);

/**
 * Runs the import to its end. Of a file that an error or an interruption ends, what was committed stays and is continued
 * with by the next import of it, unless it replaces an earlier reading: then that one stands.
 */
export async function runImport(context: Context, store: Store, job: ImportJob): Promise<Imported> {
  const results: FileResult[] = [];
  const replaced = new Map<string, Undone>();
  const { readInputs } = await import('../../formats/reader.ts');
  const { auto_reply_seconds, episode_gap_seconds } = await context.config();
  const rules = { autoReplySeconds: auto_reply_seconds.value, episodeGap: episode_gap_seconds.value };
  const { signal } = context.environment;
  let done = 0;
  try {
    for (const path of job.paths) await importPath(path);
  } finally {
    await job.rejects.close();
  }
  return { results, replaced };

  async function importPath(path: string): Promise<void> {
    const arriving = await openArriving(path);
    const earlier = await earlierReadings(store, {
      file: path,
      hash: job.again ? await arriving.hash : undefined,
      flags: job.flags,
      again: job.again,
    });
    const members: FileImport[] = [];
    try {
      if (earlier.replaced.length > 0) replaced.set(path, await replacePath(path, arriving, members, earlier.replaced));
      else await readPath(store, path, arriving, members, earlier.resumed);
      store.checkInPlace();
    } catch (error) {
      if (earlier.replaced.length === 0) await giveUp(members, error);
      throw signal.aborted ? interrupted([...results, ...members.map(({ result }) => result)], earlier) : error;
    }
    results.push(...members.map(({ result }) => result));
    if (job.again && !replaced.has(path))
      members[0]?.result.notes.push(
        'nothing was replaced: no file with this content was imported before (socialcare status)',
      );
  }

  /** Undoes the earlier imports and reads the file again: all of it or nothing. */
  function replacePath(
    path: string,
    arriving: Arriving,
    members: FileImport[],
    batches: readonly number[],
  ): Promise<Undone> {
    return store.transaction(async (transaction) => {
      // Undoing the only import empties the database; indexes are dropped and made outside transactions only.
      const db = { ...store, ...transaction, fillFast: async () => {}, filled: async () => {} };
      const undone = await replaceBatches(db, batches, rules);
      await readPath(db, path, arriving, members, []);
      const lost = await restoreLabels(db);
      if (lost > 0) members[0]?.result.notes.push(annotationsKept(lost));
      return undone;
    });
  }

  async function readPath(
    db: Store,
    path: string,
    arriving: Arriving,
    members: FileImport[],
    resumed: EarlierImport[],
  ): Promise<void> {
    let bytes = 0;
    for await (const item of readInputs([path], { ...job.read, signal, onBytes: arriving.onBytes })) {
      const open = members.at(-1);
      if (open?.result.format !== item.format.name) {
        await open?.close();
        members.push(await openMember(db, item, resumed));
      }
      await members.at(-1)!.take(item);
      bytes = item.totalBytes ?? 0;
      job.onProgress(done + item.chunk.bytes, item.totalBytes, stored(members));
    }
    await closePath(members, arriving, resumed);
    done += bytes;
  }

  async function openMember(db: Store, { path, format }: InputChunk, resumed: EarlierImport[]): Promise<FileImport> {
    const source = `import ${format.name}`;
    const sampling = job.sampling ?? format.sampling;
    const registers = job.registerBrands || NAMES_BRANDS.has(format.name);
    const now = context.now();
    const at = resumed.findIndex((one) => one.source === source);
    const interrupted = resumed.splice(at, at < 0 ? 0 : 1)[0]?.key;
    if (interrupted !== undefined) await resumeBatch(db, interrupted, sampling, now);
    const batch =
      interrupted ??
      (await startBatch(db, {
        source,
        file: path,
        sampling,
        toolVersion: context.environment.version,
        startedAt: now,
        reading: job.flags,
        registers,
        coversReplies: job.coversReplies,
      }));
    const ingest = await openIngest(db, { batch, ...rules, registerBrands: registers, now });
    return openFileImport(db, ingest, {
      path,
      format: format.name,
      sampling,
      batch,
      covers: job.covers,
      brands: job.brands,
      acceptRejects: job.acceptRejects,
      rejects: job.rejects,
      rename: job.idsByFile ? idPrefixer(basename(path)) : undefined,
      now,
    });
  }

  /** The last rows, all claims and the mark that the file was read: one transaction. */
  async function closePath(
    members: FileImport[],
    arriving: Arriving,
    resumed: readonly EarlierImport[],
  ): Promise<void> {
    const last = members.at(-1)!;
    const keys = members.map(({ result }) => result.batch!);
    const files = await arriving.files();
    const hash = (await arriving.hash) ?? (files.length === 1 ? files[0]!.sha256 : undefined);
    if (arriving.onBytes) await noteKnown(last, hash!);
    for (const { result } of members) result.arrived = files;
    await last.close(async (db) => {
      await finishImport(db, keys, hash, context.now());
      await noteFiles(db, keys, files);
      if (stored(members) === 0) await dropBatches(db, keys);
      const left = resumed.map(({ key }) => key);
      if (left.length > 0) await undoBatches(db, left, rules);
    });
    if (stored(members) === 0) for (const { result } of members) result.batch = null;
  }

  /** Whether a pipe brought what was imported before is only known once it has been read. */
  async function noteKnown({ result }: FileImport, hash: string): Promise<void> {
    const before = (await importsOf(store, hash)).at(-1);
    if (before) result.notes.push(`the same bytes were imported before, as batch ${before.key}`);
  }

  /** What was stored is kept for the next run, unless its ids are wrong. */
  async function giveUp(members: FileImport[], error: unknown): Promise<void> {
    for (const { result } of members) await saveBatch(store, result.batch!, result.counts, null);
    if (!(error instanceof ForeignIds)) return;
    const keys = members.map(({ result }) => result.batch!);
    await undoImports(store, keys, rules);
  }
}

function stored(members: readonly FileImport[]): number {
  return members.reduce(
    (sum, { result: { counts } }) => sum + counts.new + counts.changed + counts.same + counts.contradicting,
    0,
  );
}

function interrupted(results: readonly FileResult[], { replaced }: EarlierReadings): Interrupted {
  if (replaced.length > 0)
    return new Interrupted(
      'stopped; nothing was changed, the earlier import of the file is kept',
      'Run the same command again.',
    );
  const kept = results.reduce((sum, { counts }) => sum + counts.new, 0);
  return new Interrupted(
    `stopped; ${amount(kept, 'new post')} stored so far, and kept`,
    'Run the same command again to import the rest; nothing is stored twice.',
  );
}

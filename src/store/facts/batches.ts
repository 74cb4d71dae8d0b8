/** Batches: where every row came from, so that every number can be traced and every claim of completeness checked. */
import type { Sampling } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { field, list, withField } from '../dialect.ts';

export interface BatchStart {
  /** 'import twcs', 'pull x', … */
  source: string;
  query?: string;
  file?: string;
  sampling: Sampling;
  toolVersion: string;
  startedAt: number;
  /** The flags that a file is read with, as JSON. */
  reading?: string;
  /** Authors whom the data calls outbound become brands. */
  registers?: boolean;
  /** A person declares that the file would contain the brands' replies, had there been any. */
  coversReplies?: boolean;
}

export interface BatchCounts {
  rows: number;
  new: number;
  changed: number;
  same: number;
  /** Copies that contradict what was stored; they count as neither changed nor same. */
  contradicting: number;
  rejected: number;
  skipped: Record<string, number>;
}

export function emptyCounts(): BatchCounts {
  return { rows: 0, new: 0, changed: 0, same: 0, contradicting: 0, rejected: 0, skipped: {} };
}

/** Returns the key of the batch. */
export async function startBatch(db: Database, start: BatchStart): Promise<number> {
  const key = await db.oneValue<number>(
    `INSERT INTO batch (source, query, file, sampling, tool_version, started_at, reading, registers, covers_replies)
     VALUES (:source, :query, :file, :sampling, :toolVersion, :startedAt, :reading, :registers, :coversReplies) RETURNING key`,
    {
      ...{ query: null, file: null, reading: null },
      ...start,
      registers: Number(start.registers ?? false),
      coversReplies: Number(start.coversReplies ?? false),
    },
  );
  return key!;
}

/** Writes the counts so far; finishedAt null means that the batch is still running or was interrupted. */
export async function saveBatch(
  db: Database,
  batch: number,
  counts: BatchCounts,
  finishedAt: number | null,
): Promise<void> {
  await db.write(
    `UPDATE batch SET rows_read = :rows, posts_new = :new, posts_changed = :changed, posts_same = :same,
       posts_contradicting = :contradicting, rejected = :rejected, skipped = :skipped, finished_at = :finishedAt
     WHERE key = :batch`,
    { ...counts, skipped: JSON.stringify(counts.skipped), finishedAt, batch },
  );
}

/**
 * Marks the batches of one file as done. Until then they are unfinished, and the next import of the file continues them.
 * @param fileHash SHA-256 in hex; undefined for what is no plain file and so is never known again
 */
export async function finishImport(
  db: Database,
  batches: readonly number[],
  fileHash: string | undefined,
  finishedAt: number,
): Promise<void> {
  await db.write(`UPDATE batch SET file_hash = :fileHash, finished_at = :finishedAt WHERE key IN ${list('batches')}`, {
    batches,
    fileHash: fileHash ?? null,
    finishedAt,
  });
}

/** Batches of which nothing was stored are not remembered. */
export async function dropBatches(db: Database, batches: readonly number[]): Promise<void> {
  await db.write(`DELETE FROM batch WHERE key IN ${list('batches')}`, { batches });
}

/** Writes under which sampling a batch is known after all. */
export async function saveSampling(db: Database, batch: number, sampling: Sampling): Promise<void> {
  await db.write('UPDATE batch SET sampling = :sampling WHERE key = :batch', { batch, sampling });
}

export interface EarlierImport {
  key: number;
  /** 'import csv' */
  source: string;
  file: string;
  sampling: Sampling;
  /** Unix seconds. */
  startedAt: number;
  /** The flags it was read with, as JSON; null where they are not known. */
  reading: string | null;
}

const EARLIER = `SELECT key, source, file, sampling, started_at AS "startedAt", reading FROM batch WHERE source LIKE 'import%'`;

/** Imports of a file that did not reach its end, oldest first. */
export async function unfinishedImports(db: Database, file: string): Promise<EarlierImport[]> {
  return db.read<EarlierImport>(`${EARLIER} AND file = :file AND finished_at IS NULL ORDER BY key`, { file });
}

export interface UnfinishedImport {
  file: string;
  /** Stored so far. */
  posts: number;
}

/** Imports of which something is stored, but not all of their file. @param until unix seconds by which they began */
export async function listUnfinished(db: Database, until: number): Promise<UnfinishedImport[]> {
  const begun = await db.read<UnfinishedImport>(
    `SELECT file, (SELECT count(*) FROM post p WHERE p.batch = b.key) AS posts FROM batch b
     WHERE source LIKE 'import%' AND file IS NOT NULL AND finished_at IS NULL AND started_at <= :until ORDER BY key`,
    { until },
  );
  return begun.filter(({ posts }) => posts > 0);
}

/** Finished imports of files with this content, oldest first. @param fileHash SHA-256 in hex */
export async function importsOf(db: Database, fileHash: string): Promise<EarlierImport[]> {
  return db.read<EarlierImport>(`${EARLIER} AND file_hash = :fileHash AND finished_at IS NOT NULL ORDER BY key`, {
    fileHash,
  });
}

/** Goes on with a batch that was interrupted: what it claims and counts is written again. */
export async function resumeBatch(db: Database, batch: number, sampling: Sampling, startedAt: number): Promise<void> {
  await db.write('DELETE FROM coverage WHERE batch = :batch', { batch });
  await db.write('UPDATE batch SET sampling = :sampling, started_at = :startedAt WHERE key = :batch', {
    batch,
    sampling,
    startedAt,
  });
}

/** Adds one page of a pull to its batch. @param page cost in US dollars; finishedAt null while more pages follow */
export async function growBatch(
  db: Database,
  batch: number,
  page: Omit<BatchCounts, 'skipped'> & { reposts: number; requests: number; cost: number; finishedAt: number | null },
): Promise<void> {
  await db.write(
    `UPDATE batch SET rows_read = rows_read + :rows, posts_new = posts_new + :new, posts_changed = posts_changed + :changed,
       posts_same = posts_same + :same, posts_contradicting = posts_contradicting + :contradicting,
       rejected = rejected + :rejected, requests = requests + :requests, cost = cost + :cost,
       skipped = CASE WHEN :reposts = 0 THEN skipped
         ELSE ${withField('skipped', 'repost', `coalesce(CAST(${field('skipped', 'repost')} AS BIGINT), 0) + CAST(:reposts AS BIGINT)`)} END,
       finished_at = :finishedAt
     WHERE key = :batch`,
    { ...page, batch },
  );
}

export async function hasImports(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT EXISTS (SELECT 1 FROM batch WHERE file_hash IS NOT NULL)')) === 1;
}

/** Posts of a batch that name a parent which is not stored. */
export async function countOrphaned(db: Database, batch: number): Promise<number> {
  return (await db.oneValue<number>(
    'SELECT count(*) FROM post WHERE batch = :batch AND reply_to IS NOT NULL AND parent IS NULL',
    { batch },
  ))!;
}

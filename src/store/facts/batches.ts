/** Batches: where every row came from, so that every number can be traced and every claim of completeness checked. */
import type { Sampling } from '../../domain/post.ts';
import type { Db } from '../open.ts';

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
  /** A person says that the file would hold the brands' replies, had there been any. */
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
export function startBatch(db: Db, start: BatchStart): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO batch (source, query, file, sampling, tool_version, started_at, reading, registers, covers_replies)
       VALUES (:source, :query, :file, :sampling, :toolVersion, :startedAt, :reading, :registers, :coversReplies)`,
    )
    .run({
      query: null,
      file: null,
      reading: null,
      ...start,
      registers: Number(start.registers ?? false),
      coversReplies: Number(start.coversReplies ?? false),
    });
  return Number(lastInsertRowid);
}

/** Writes the counts so far; finishedAt null means that the batch is still running or was interrupted. */
export function saveBatch(db: Db, batch: number, counts: BatchCounts, finishedAt: number | null): void {
  db.prepare(
    `UPDATE batch SET rows_read = ?, posts_new = ?, posts_changed = ?, posts_same = ?,
       posts_contradicting = ?, rejected = ?, skipped = ?, finished_at = ?
     WHERE key = ?`,
  ).run(
    counts.rows,
    counts.new,
    counts.changed,
    counts.same,
    counts.contradicting,
    counts.rejected,
    JSON.stringify(counts.skipped),
    finishedAt,
    batch,
  );
}

/**
 * Marks the batches of one file as done. Until then they are unfinished, and the next import of the file goes on with them.
 * @param fileHash SHA-256 in hex; undefined for what is no plain file and so is never known again
 */
export function finishImport(
  db: Db,
  batches: readonly number[],
  fileHash: string | undefined,
  finishedAt: number,
): void {
  const finish = db.prepare('UPDATE batch SET file_hash = ?, finished_at = ? WHERE key = ?');
  for (const batch of batches) finish.run(fileHash ?? null, finishedAt, batch);
}

/** Batches of which nothing was stored are not remembered. */
export function dropBatches(db: Db, batches: readonly number[]): void {
  db.prepare('DELETE FROM batch WHERE key IN (SELECT value FROM json_each(?))').run(JSON.stringify(batches));
}

/** Writes under which sampling a batch is known after all. */
export function saveSampling(db: Db, batch: number, sampling: Sampling): void {
  db.prepare('UPDATE batch SET sampling = ? WHERE key = ?').run(sampling, batch);
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

const EARLIER = `SELECT key, source, file, sampling, started_at AS startedAt, reading FROM batch WHERE source LIKE 'import%'`;

/** Imports of a file that did not reach its end, oldest first. */
export function unfinishedImports(db: Db, file: string): EarlierImport[] {
  return db.prepare(`${EARLIER} AND file = ? AND finished_at IS NULL ORDER BY key`).all(file) as EarlierImport[];
}

/** Finished imports of files with this content, oldest first. @param fileHash SHA-256 in hex */
export function importsOf(db: Db, fileHash: string): EarlierImport[] {
  return db
    .prepare(`${EARLIER} AND file_hash = ? AND finished_at IS NOT NULL ORDER BY key`)
    .all(fileHash) as EarlierImport[];
}

/** Goes on with a batch that was interrupted: what it claims and counts is written anew. */
export function resumeBatch(db: Db, batch: number, sampling: Sampling, startedAt: number): void {
  db.prepare('DELETE FROM coverage WHERE batch = ?').run(batch);
  db.prepare('UPDATE batch SET sampling = ?, started_at = ? WHERE key = ?').run(sampling, startedAt, batch);
}

/** Adds one page of a pull to its batch. @param page cost in US dollars; finishedAt null while more pages follow */
export function growBatch(
  db: Db,
  batch: number,
  page: Omit<BatchCounts, 'skipped'> & { reposts: number; requests: number; cost: number; finishedAt: number | null },
): void {
  db.prepare(
    `UPDATE batch SET rows_read = rows_read + :rows, posts_new = posts_new + :new, posts_changed = posts_changed + :changed,
       posts_same = posts_same + :same, posts_contradicting = posts_contradicting + :contradicting, rejected = rejected + :rejected, requests = requests + :requests, cost = cost + :cost,
       skipped = CASE WHEN :reposts = 0 THEN skipped
         ELSE json_set(skipped, '$.repost', coalesce(json_extract(skipped, '$.repost'), 0) + :reposts) END,
       finished_at = :finishedAt
     WHERE key = :batch`,
  ).run({ ...page, batch });
}

export function hasImports(db: Db): boolean {
  return db.prepare('SELECT EXISTS (SELECT 1 FROM batch WHERE file_hash IS NOT NULL)').pluck().get() === 1;
}

/** Posts of a batch whose stated parent is not stored. */
export function countLoose(db: Db, batch: number): number {
  return db
    .prepare('SELECT count(*) FROM post WHERE batch = ? AND reply_to IS NOT NULL AND parent IS NULL')
    .pluck()
    .get(batch) as number;
}

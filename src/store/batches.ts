/** Batches: where every row came from, so that every number can be traced and every claim of completeness checked. */
import type { Sampling } from '../domain/post.ts';
import type { Db } from './open.ts';

export interface BatchStart {
  /** 'import twcs', 'pull x', … */
  source: string;
  query?: string;
  file?: string;
  sampling: Sampling;
  toolVersion: string;
  startedAt: number;
  /** A person says that the file would hold the brands' replies, had there been any. */
  coversReplies?: boolean;
}

export interface BatchCounts {
  rows: number;
  new: number;
  changed: number;
  same: number;
  rejected: number;
  skipped: Record<string, number>;
}

export function emptyCounts(): BatchCounts {
  return { rows: 0, new: 0, changed: 0, same: 0, rejected: 0, skipped: {} };
}

/** Returns the key of the batch. */
export function startBatch(db: Db, start: BatchStart): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO batch (source, query, file, sampling, tool_version, started_at, covers_replies)
       VALUES (:source, :query, :file, :sampling, :toolVersion, :startedAt, :coversReplies)`,
    )
    .run({ query: null, file: null, ...start, coversReplies: Number(start.coversReplies ?? false) });
  return Number(lastInsertRowid);
}

/** Writes the counts so far; finishedAt null means that the batch is still running or was interrupted. */
export function saveBatch(db: Db, batch: number, counts: BatchCounts, finishedAt: number | null): void {
  db.prepare(
    `UPDATE batch SET rows_read = ?, posts_new = ?, posts_changed = ?, posts_same = ?, rejected = ?, skipped = ?, finished_at = ?
     WHERE key = ?`,
  ).run(
    counts.rows,
    counts.new,
    counts.changed,
    counts.same,
    counts.rejected,
    JSON.stringify(counts.skipped),
    finishedAt,
    batch,
  );
}

/** Remembers the content of the file that a batch has read to its end. @param fileHash SHA-256 in hex */
export function saveFileHash(db: Db, batch: number, fileHash: string): void {
  db.prepare('UPDATE batch SET file_hash = ? WHERE key = ?').run(fileHash, batch);
}

/** Adds one page of a pull to its batch. @param page cost in US dollars; finishedAt null while more pages follow */
export function growBatch(
  db: Db,
  batch: number,
  page: Omit<BatchCounts, 'skipped'> & { reposts: number; requests: number; cost: number; finishedAt: number | null },
): void {
  db.prepare(
    `UPDATE batch SET rows_read = rows_read + :rows, posts_new = posts_new + :new, posts_changed = posts_changed + :changed,
       posts_same = posts_same + :same, rejected = rejected + :rejected, requests = requests + :requests, cost = cost + :cost,
       skipped = CASE WHEN :reposts = 0 THEN skipped
         ELSE json_set(skipped, '$.repost', coalesce(json_extract(skipped, '$.repost'), 0) + :reposts) END,
       finished_at = :finishedAt
     WHERE key = :batch`,
  ).run({ ...page, batch });
}

export function hasImports(db: Db): boolean {
  return db.prepare('SELECT EXISTS (SELECT 1 FROM batch WHERE file_hash IS NOT NULL)').pluck().get() === 1;
}

/** The newest finished batch of a file with this content, if it was imported before. */
export function findImport(
  db: Db,
  fileHash: string,
): { key: number; sampling: Sampling; startedAt: number } | undefined {
  return db
    .prepare(
      `SELECT key, sampling, started_at AS startedAt FROM batch
       WHERE file_hash = ? AND finished_at IS NOT NULL ORDER BY key DESC LIMIT 1`,
    )
    .get(fileHash) as { key: number; sampling: Sampling; startedAt: number } | undefined;
}

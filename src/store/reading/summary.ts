/** What the database holds, in a few counts. */
import type { Database, Store } from '../database.ts';

export interface Summary {
  posts: number;
  accounts: number;
  brands: number;
  turns: number;
  open_turns: number;
  unattributed: number;
  clock_skew: number;
  deleted: number;
  oldest: number | null;
  newest: number | null;
  channels: string[];
  file_bytes: number;
}

export async function summarise(store: Store): Promise<Summary> {
  const counts = await store.one<Omit<Summary, 'channels' | 'file_bytes'>>(
    `SELECT
         (SELECT count(*) FROM post) AS posts,
         (SELECT count(*) FROM account a WHERE a.id IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM account_name n WHERE n.channel = a.channel AND n.folded = a.folded)) AS accounts,
         (SELECT count(*) FROM brand) AS brands,
         (SELECT count(*) FROM turn) AS turns,
         (SELECT count(*) FROM turn WHERE status = 'unanswered') AS open_turns,
         (SELECT count(*) FROM turn WHERE status = 'clock-skew') AS clock_skew,
         (SELECT count(*) FROM post WHERE deleted_at IS NOT NULL) AS deleted,
         (SELECT count(*) FROM post p JOIN account a ON a.key = p.author
            WHERE a.brand IS NULL AND coalesce(p.stated, 1) = 1
              AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.post = p.key)) AS unattributed,
         (SELECT min(created_at) FROM post) AS oldest,
         (SELECT max(created_at) FROM post) AS newest`,
  );
  const channels = await store.readColumn<string>('SELECT DISTINCT channel FROM account ORDER BY channel');
  return { ...counts!, channels, file_bytes: await store.bytes() };
}

export interface BatchLine {
  key: number;
  source: string;
  file: string | null;
  sampling: string;
  started_at: number;
  finished_at: number | null;
  rows_read: number;
  posts_new: number;
  posts_changed: number;
  posts_same: number;
  posts_contradicting: number;
  rejected: number;
  /** SHA-256 of the file's content, in hex. */
  file_hash: string | null;
  /** The flags the file was read with, as JSON. */
  reading: string | null;
}

const BATCH_LINE = `SELECT key, source, file, sampling, started_at, finished_at, rows_read, posts_new, posts_changed,
  posts_same, posts_contradicting, rejected, file_hash, reading FROM batch`;

/** The newest batches first. */
export function recentBatches(db: Database): Promise<BatchLine[]> {
  return db.read(`${BATCH_LINE} ORDER BY key DESC`);
}

/** A batch by its number; without one the newest import. */
export function findBatch(db: Database, key: number | undefined): Promise<BatchLine | undefined> {
  return key === undefined
    ? db.one(`${BATCH_LINE} WHERE source LIKE 'import%' ORDER BY key DESC LIMIT 1`)
    : db.one(`${BATCH_LINE} WHERE key = :key`, { key });
}

/** Now once a live source has been pulled; else the end of what the archives cover, never later than now. Unix seconds. */
export async function defaultAsOf(db: Database, now: number): Promise<number> {
  const covered = await db.one<{ live: number | null; until: number | null }>(
    `SELECT max(CASE WHEN source LIKE 'pull%' THEN 1 ELSE 0 END) AS live, max(until) AS until FROM coverage`,
  );
  const { live, until } = covered!;
  return live || until === null ? now : Math.min(now, until);
}

/** Missing posts: a post counts as deleted when the platform says so twice, and never when it is merely not visible. */
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** Why a platform did not show a post. */
export interface Missing {
  id: string;
  reason: string;
}

export interface MissingNow {
  /** Said to be deleted twice, by the time (unix seconds) of the first: these are deleted. */
  deleted: Map<number, string[]>;
  /** Said to be deleted for the first time. */
  deletionCandidates: string[];
  /** Not visible, which is no evidence of a deletion. */
  hidden: string[];
}

/** Between two answers that a post is deleted, in seconds: an outage is over by then. */
export const CONFIRM_SECONDS = 3600;

/** Stored posts under the ids by which a page names them, those of later versions included: named, id, deleted_at. */
export const NAMED_POSTS = `(SELECT id AS named, id, key, deleted_at FROM post WHERE channel = :channel AND id IN ${list('ids', 'text')}
    AND NOT EXISTS (SELECT 1 FROM post_alias a WHERE a.channel = :channel AND a.id = post.id)
  UNION ALL SELECT a.id, p.id, p.key, p.deleted_at FROM post_alias a JOIN post p ON p.channel = a.channel AND p.id = a.first_id
  WHERE a.channel = :channel AND a.id IN ${list('ids', 'text')})`;

/**
 * Writes down which stored posts were missing, and returns which of them are now known to be deleted.
 * @param at unix seconds
 */
export async function noteMissing(
  db: Database,
  channel: string,
  { reportedDeleted, hidden }: { reportedDeleted: readonly Missing[]; hidden: readonly Missing[] },
  at: number,
): Promise<MissingNow> {
  const now: MissingNow = { deleted: new Map(), deletionCandidates: [], hidden: [] };
  const unseen = await living(db, channel, hidden);
  await note(db, channel, unseen, 0, at);
  now.hidden.push(...unseen.map(({ id }) => id));
  const deleted = await living(db, channel, reportedDeleted);
  const earlier = new Map(
    await db.readRaw<[id: string, at: number]>(
      `SELECT id, first_at FROM missing_post WHERE channel = :channel AND deleted = 1 AND id IN ${list('ids', 'text')}`,
      { channel, ids: deleted.map(({ id }) => id) },
    ),
  );
  await note(db, channel, deleted, 1, at);
  for (const { id } of deleted) {
    const since = earlier.get(id);
    if (since === undefined || at - since < CONFIRM_SECONDS) now.deletionCandidates.push(id);
    else now.deleted.set(since, [...(now.deleted.get(since) ?? []), id]);
  }
  return now;
}

/** Of missing posts, those that are stored and not known to be deleted, under the ids by which they are stored. */
async function living(db: Database, channel: string, missing: readonly Missing[]): Promise<Missing[]> {
  const reasons = new Map(missing.map(({ id, reason }) => [id, reason]));
  const rows = await db.readRaw<[named: string, id: string]>(
    `SELECT named, id FROM ${NAMED_POSTS} p WHERE deleted_at IS NULL`,
    { channel, ids: [...reasons.keys()] },
  );
  const stored = new Map(rows);
  return [...reasons].flatMap(([named, reason]) => (stored.has(named) ? [{ id: stored.get(named)!, reason }] : []));
}

async function note(
  db: Database,
  channel: string,
  missing: readonly Missing[],
  deleted: number,
  at: number,
): Promise<void> {
  await db.writeMany(
    `INSERT INTO missing_post (channel, id, deleted, reason, first_at, last_at) VALUES (:channel, :id, :deleted, :reason, :at, :at)
     ON CONFLICT (channel, id) DO UPDATE SET last_at = excluded.last_at, reason = excluded.reason, deleted = excluded.deleted,
       first_at = CASE WHEN missing_post.deleted = excluded.deleted THEN missing_post.first_at ELSE excluded.first_at END`,
    missing.map(({ id, reason }) => ({ channel, id, deleted, reason, at })),
  );
}

/** Forgets that these posts were missing: they were shown. Returns those that were taken for deleted. */
export async function noteShown(db: Database, channel: string, ids: readonly string[]): Promise<string[]> {
  await db.write(`DELETE FROM missing_post WHERE channel = :channel AND id IN (SELECT id FROM ${NAMED_POSTS} p)`, {
    channel,
    ids,
  });
  return db.readColumn<string>(`SELECT id FROM ${NAMED_POSTS} p WHERE deleted_at IS NOT NULL`, { channel, ids });
}

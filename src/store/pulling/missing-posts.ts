/** Missing posts: what a platform says is deleted is believed when it says so twice; what is only not visible never is. */
import type { Db } from '../open.ts';

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
  /** Not visible, which says nothing of a deletion. */
  hidden: string[];
}

/** Between two answers that a post is deleted, in seconds: an outage is over by then. */
export const CONFIRM_SECONDS = 3600;

/** Stored posts under the ids by which a page names them, those of later versions included. */
const NAMED = `json_each(:ids) j
  LEFT JOIN post_alias a ON a.channel = :channel AND a.id = j.value
  JOIN post p ON p.channel = :channel AND p.id = coalesce(a.first_id, j.value)`;

/**
 * Writes down which stored posts were missing, and tells which of them are now known to be deleted.
 * @param at unix seconds
 */
export function noteMissing(
  db: Db,
  channel: string,
  { reportedDeleted, hidden }: { reportedDeleted: readonly Missing[]; hidden: readonly Missing[] },
  at: number,
): MissingNow {
  const now: MissingNow = { deleted: new Map(), deletionCandidates: [], hidden: [] };
  const living = db
    .prepare<[{ ids: string; channel: string }], { named: string; id: string }>(
      `SELECT j.value AS named, p.id FROM ${NAMED} WHERE p.deleted_at IS NULL`,
    )
    .raw();
  const earlier = db
    .prepare<[string, string], number>('SELECT first_at FROM missing_post WHERE channel = ? AND id = ? AND deleted = 1')
    .pluck();
  const note = db.prepare(
    `INSERT INTO missing_post (channel, id, deleted, reason, first_at, last_at) VALUES (:channel, :id, :deleted, :reason, :at, :at)
     ON CONFLICT (channel, id) DO UPDATE SET last_at = :at, reason = :reason, deleted = :deleted,
       first_at = CASE WHEN deleted = :deleted THEN first_at ELSE :at END`,
  );
  const stored = (missing: readonly Missing[]) => {
    const reasons = new Map(missing.map(({ id, reason }) => [id, reason]));
    const rows = living.all({ ids: JSON.stringify([...reasons.keys()]), channel }) as unknown as [string, string][];
    return rows.map(([named, id]) => ({ id, reason: reasons.get(named)! }));
  };
  for (const { id, reason } of stored(hidden)) {
    note.run({ channel, id, deleted: 0, reason, at });
    now.hidden.push(id);
  }
  for (const { id, reason } of stored(reportedDeleted)) {
    const since = earlier.get(channel, id);
    note.run({ channel, id, deleted: 1, reason, at });
    if (since === undefined || at - since < CONFIRM_SECONDS) now.deletionCandidates.push(id);
    else now.deleted.set(since, [...(now.deleted.get(since) ?? []), id]);
  }
  return now;
}

/** Forgets that these posts were missing: they were shown. Returns those that were taken for deleted. */
export function noteShown(db: Db, channel: string, ids: readonly string[]): string[] {
  const asked = { ids: JSON.stringify(ids), channel };
  db.prepare(`DELETE FROM missing_post WHERE channel = :channel AND id IN (SELECT p.id FROM ${NAMED})`).run(asked);
  return db.prepare(`SELECT p.id FROM ${NAMED} WHERE p.deleted_at IS NOT NULL`).pluck().all(asked) as string[];
}

/** SQL over turn t for its state at :as_of, ignoring later events. */
import type { Database } from '../database.ts';

export const STATUS_THEN = `CASE WHEN t.status = 'answered' AND t.answered_at > :as_of THEN 'unanswered'
       WHEN t.status = 'deleted' AND t.deleted_at > :as_of THEN 'unanswered' ELSE t.status END`;

/** Posts of a turn come before the answer that ended it: only those of turns that were open then need counting. */
export const POSTS_THEN = `CASE WHEN t.posts = 1 OR t.answered_at <= :as_of THEN t.posts
       ELSE (SELECT count(*) FROM mention m JOIN post p ON p.key = m.post WHERE m.turn = t.key AND p.created_at <= :as_of) END`;

export const AUTO_REPLIES_THEN = `CASE WHEN t.auto_replies = 0 THEN 0
       ELSE (SELECT count(*) FROM reply r JOIN post p ON p.key = r.post WHERE r.turn = t.key AND r.auto = 1 AND p.created_at <= :as_of) END`;

/**
 * Whether anything later than this moment, unix seconds, may be stored; never so at the moment that holds by default, unless a
 * person said that a file covers less than it holds.
 */
export async function isPast(db: Database, asOf: number): Promise<boolean> {
  const later = await db.oneValue(
    `SELECT max(CASE WHEN c.until > :as_of OR (c.by_person = 1 AND b.started_at > :as_of) THEN 1 ELSE 0 END)
     FROM coverage c JOIN batch b ON b.key = c.batch`,
    { as_of: asOf },
  );
  return later === 1;
}

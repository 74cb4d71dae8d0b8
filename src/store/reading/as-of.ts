/** A turn as it stood at :as_of, in SQL over turn t: what came later had not happened yet. */
import type { Db } from '../open.ts';

export const STATUS_THEN = `CASE WHEN t.status = 'answered' AND t.answered_at > :as_of THEN 'unanswered'
       WHEN t.status = 'deleted' AND t.deleted_at > :as_of THEN 'unanswered' ELSE t.status END`;

/** Posts of a turn come before the answer that ended it: only those of turns that were open then need counting. */
export const POSTS_THEN = `CASE WHEN t.posts = 1 OR t.answered_at <= :as_of THEN t.posts
       ELSE (SELECT count(*) FROM mention m JOIN post p ON p.key = m.post WHERE m.turn = t.key AND p.created_at <= :as_of) END`;

export const AUTO_REPLIES_THEN = `CASE WHEN t.auto_replies = 0 THEN 0
       ELSE (SELECT count(*) FROM reply r JOIN post p ON p.key = r.post WHERE r.turn = t.key AND r.auto = 1 AND p.created_at <= :as_of) END`;

/** Whether anything later is known than this moment, unix seconds; never so at the moment that holds by default. */
export function isPast(db: Db, asOf: number): boolean {
  return ((db.prepare('SELECT max(until) FROM coverage').pluck().get() as number | null) ?? 0) > asOf;
}

/** Replies taken for automatic because many were alike: fewer may be left when batches are taken back. */
import type { Db } from '../open.ts';

/**
 * Forgets the quick replies of shaken threads, and that others like them are automatic: building the turns finds both
 * again. Returns the threads of those others.
 */
export function forgetQuickReplies(db: Db): number[] {
  const templates = db
    .prepare(
      `DELETE FROM quick_reply WHERE post IN (SELECT p.key FROM shaken s CROSS JOIN post p ON p.thread = s.thread)
       RETURNING brand, template`,
    )
    .all() as { brand: number; template: string }[];
  const acquit = db
    .prepare(
      `UPDATE quick_reply SET auto = 0 WHERE brand = :brand AND template = :template AND auto = 1
       RETURNING post`,
    )
    .pluck();
  const threadsOf = db
    .prepare<[string], number>(
      `WITH liked AS (SELECT value AS post FROM json_each(?))
       SELECT p.thread FROM liked l JOIN post p ON p.key = l.post
       UNION SELECT h.thread FROM liked l JOIN inferred_link i ON i.post = l.post JOIN post h ON h.key = i.asked`,
    )
    .pluck();
  const different = new Map(templates.map((one) => [JSON.stringify(one), one]));
  return threadsOf.all(JSON.stringify([...different.values()].flatMap((one) => acquit.all(one) as number[])));
}

/** Which waits can only be counted in days: those of posts from files whose times are dates without a time of day. */
import type { Db } from '../open.ts';

export function markDatesOnly(db: Db, batch: number): void {
  db.prepare('UPDATE batch SET dates_only = 1 WHERE key = ?').run(batch);
}

/** Keys of the turns whose question or answer is dated so; undefined where no file is such. */
export function datesOnlyTurns(db: Db): ReadonlySet<number> | undefined {
  if (db.prepare('SELECT NOT EXISTS (SELECT 1 FROM batch WHERE dates_only = 1)').pluck().get() === 1) return undefined;
  const turns = db
    .prepare(
      `SELECT t.key FROM turn t
       WHERE EXISTS (
         SELECT 1 FROM post p JOIN batch b ON b.key = p.batch
         WHERE p.key IN (t.asked_post, t.answer_post) AND b.dates_only = 1)`,
    )
    .pluck()
    .all() as number[];
  return new Set(turns);
}

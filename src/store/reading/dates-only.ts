/** Which waits can only be counted in days: those of posts from files whose times are dates without a time of day. */
import type { Database } from '../database.ts';

export async function markDatesOnly(db: Database, batch: number): Promise<void> {
  await db.write('UPDATE batch SET dates_only = 1 WHERE key = :batch', { batch });
}

/** Keys of the turns whose question or answer is dated so; undefined where no file is such. */
export async function datesOnlyTurns(db: Database): Promise<ReadonlySet<number> | undefined> {
  if ((await db.oneValue('SELECT EXISTS (SELECT 1 FROM batch WHERE dates_only = 1)')) === 0) return undefined;
  const turns = await db.readColumn<number>(
    `SELECT t.key FROM turn t
     WHERE EXISTS (
       SELECT 1 FROM post p JOIN batch b ON b.key = p.batch
       WHERE p.key IN (t.asked_post, t.answer_post) AND b.dates_only = 1)`,
  );
  return new Set(turns);
}

/** Pulls taken back: their streams know nothing any more, and begin again with the next pull. */
import type { Db } from '../open.ts';

/** Of the batches in the table `undone`. What later walks of the same streams know rests on what these had read. */
export function undoPulls(db: Db): void {
  const streams = db
    .prepare(
      `SELECT DISTINCT b.source, b.query AS stream FROM batch b JOIN cursor c ON c.source = b.source AND c.stream = b.query
       WHERE b.key IN (SELECT batch FROM undone)`,
    )
    .all() as { source: string; stream: string }[];
  for (const one of streams) {
    db.prepare(
      `DELETE FROM coverage WHERE kind = 'brand' AND (source, channel, brand) IN (
         SELECT source, channel, brand FROM coverage WHERE kind = 'stream' AND source = :source AND stream = :stream)`,
    ).run(one);
    for (const table of ['coverage', 'cursor', 'watched', 'unread_object'])
      db.prepare(`DELETE FROM ${table} WHERE source = :source AND stream = :stream`).run(one);
    db.prepare(
      'UPDATE quoted_post SET read = 0, until = NULL, open = NULL WHERE source = :source AND stream = :stream',
    ).run(one);
  }
}

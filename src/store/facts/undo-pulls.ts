/** Undoing pulls: their streams lose their coverage and start over with the next pull. */
import type { Database } from '../database.ts';
import { forgetStreams } from '../pulling/forget-streams.ts';

/** Of the batches in the table `undone`. What later walks of the same streams cover depends on what these had read. */
export async function undoPulls(db: Database): Promise<void> {
  const streams = await db.read<{ source: string; stream: string }>(
    `SELECT DISTINCT b.source, b.query AS stream FROM batch b JOIN cursor c ON c.source = b.source AND c.stream = b.query
     WHERE b.key IN (SELECT batch FROM undone)`,
  );
  await forgetStreams(db, streams);
}

/** Resets streams, so that the next pull starts them over. */
import type { Database } from '../database.ts';
import { field } from '../dialect.ts';

export async function forgetStreams(
  db: Database,
  streams: readonly { source: string; stream: string }[],
): Promise<void> {
  await db.writeMany(
    `DELETE FROM coverage WHERE kind = 'brand' AND (source, channel, brand) IN (
       SELECT source, channel, brand FROM coverage WHERE kind = 'stream' AND source = :source AND stream = :stream)`,
    streams,
  );
  for (const table of ['coverage', 'cursor', 'watched', 'unread_object'])
    await db.writeMany(`DELETE FROM ${table} WHERE source = :source AND stream = :stream`, streams);
  await db.writeMany(
    'UPDATE quoted_post SET read = 0, until = NULL, open = NULL WHERE source = :source AND stream = :stream',
    streams,
  );
}

/** Of a brand that is removed. */
export async function forgetStreamsOf(db: Database, brand: number): Promise<void> {
  const streams = await db.read<{ source: string; stream: string }>(
    `SELECT DISTINCT source, stream FROM coverage WHERE kind = 'stream' AND brand = :brand
     UNION SELECT source, stream FROM unread_object WHERE brand = :brand
     UNION SELECT c.source, c.stream FROM cursor c JOIN brand b ON b.key = :brand
       WHERE ${field('c.state', 'open', 'brand')} = b.name`,
    { brand },
  );
  await forgetStreams(db, streams);
}

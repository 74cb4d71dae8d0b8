/** Unread objects: single threads and comments that a platform refused, kept as gaps until they can be read. */
import type { TimeRange } from '../../domain/intervals.ts';
import type { Database } from '../database.ts';
import { greatest, least, list } from '../dialect.ts';
import type { Missing } from './missing-posts.ts';

/** One feed of one brand's account. */
interface UnreadKey {
  source: string;
  stream: string;
  channel: string;
  brand: number;
}

/** @param missed unix seconds of the walk that came by; what an object missed before stays missed */
export async function noteUnread(
  db: Database,
  { source, stream, channel, brand }: UnreadKey,
  objects: readonly Missing[],
  { since, until }: TimeRange,
): Promise<void> {
  await db.writeMany(
    `INSERT INTO unread_object (source, stream, id, channel, brand, reason, since, until)
     VALUES (:source, :stream, :id, :channel, :brand, :reason, :since, :until)
     ON CONFLICT (source, stream, id) DO UPDATE SET reason = excluded.reason,
       since = ${least('unread_object.since', 'excluded.since')}, until = ${greatest('unread_object.until', 'excluded.until')}`,
    objects.map(({ id, reason }) => ({ source, stream, id, channel, brand, reason, since, until })),
  );
}

/** These were read, as far back as they had been missed. */
export async function noteRead(db: Database, { source, stream }: UnreadKey, ids: readonly string[]): Promise<void> {
  await db.write(
    `DELETE FROM unread_object WHERE source = :source AND stream = :stream AND id IN ${list('ids', 'text')}`,
    { source, stream, ids },
  );
}

/** What a stream has not read, by id: since when (unix seconds). */
export async function readUnread(db: Database, { source, stream }: UnreadKey): Promise<Map<string, number>> {
  return new Map(
    await db.readRaw<[id: string, since: number]>(
      'SELECT id, since FROM unread_object WHERE source = :source AND stream = :stream',
      { source, stream },
    ),
  );
}

/** As rows of gaps, to stand beside those of the coverage. */
export const UNREAD_GAPS = `SELECT source, stream, channel, brand, since, until, id || ' could not be read: ' || reason AS reason
  FROM unread_object`;

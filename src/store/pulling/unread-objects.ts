/** Unread objects: single threads and comments that a platform refused, kept as gaps until they can be read. */
import type { TimeRange } from '../../domain/intervals.ts';
import type { Db } from '../open.ts';
import type { Missing } from './missing-posts.ts';

/** One feed of one brand's account. */
interface UnreadKey {
  source: string;
  stream: string;
  channel: string;
  brand: number;
}

/** @param missed unix seconds of the walk that came by; what an object missed before stays missed */
export function noteUnread(db: Db, key: UnreadKey, objects: readonly Missing[], missed: TimeRange): void {
  const note = db.prepare(
    `INSERT INTO unread_object (source, stream, id, channel, brand, reason, since, until)
     VALUES (:source, :stream, :id, :channel, :brand, :reason, :since, :until)
     ON CONFLICT (source, stream, id) DO UPDATE SET reason = :reason, since = min(since, :since), until = max(until, :until)`,
  );
  for (const object of objects) note.run({ ...key, ...object, ...missed });
}

/** These were read, as far back as they had been missed. */
export function noteRead(db: Db, { source, stream }: UnreadKey, ids: readonly string[]): void {
  db.prepare(
    'DELETE FROM unread_object WHERE source = ? AND stream = ? AND id IN (SELECT value FROM json_each(?))',
  ).run(source, stream, JSON.stringify(ids));
}

/** What a stream has not read, by id: since when (unix seconds). */
export function readUnread(db: Db, { source, stream }: UnreadKey): Map<string, number> {
  const rows = db.prepare('SELECT id, since FROM unread_object WHERE source = ? AND stream = ?').all(source, stream);
  return new Map((rows as { id: string; since: number }[]).map(({ id, since }) => [id, since]));
}

/** As rows of gaps, to stand beside those of the coverage. */
export const UNREAD_GAPS = `SELECT source, stream, channel, brand, since, until, id || ' could not be read: ' || reason AS reason
  FROM unread_object`;

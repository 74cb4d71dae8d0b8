/** Cursors: how far each stream of a source has been read. */
import type { Database } from '../database.ts';

/** The state as its owner wrote it, or undefined before the first walk. */
export async function readCursor(db: Database, source: string, stream: string): Promise<unknown> {
  const state = await db.oneValue<string>('SELECT state FROM cursor WHERE source = :source AND stream = :stream', {
    source,
    stream,
  });
  return state === undefined ? undefined : JSON.parse(state);
}

/** @param now unix seconds */
export async function writeCursor(
  db: Database,
  source: string,
  stream: string,
  state: unknown,
  now: number,
): Promise<void> {
  await db.write(
    `INSERT INTO cursor (source, stream, state, updated_at) VALUES (:source, :stream, :state, :now)
     ON CONFLICT (source, stream) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
    { source, stream, state: JSON.stringify(state), now },
  );
}

export interface CursorRow {
  source: string;
  stream: string;
  state: unknown;
  /** Unix seconds. */
  updatedAt: number;
}

export async function listCursors(db: Database): Promise<CursorRow[]> {
  const rows = await db.read<CursorRow & { state: string }>(
    'SELECT source, stream, state, updated_at AS "updatedAt" FROM cursor ORDER BY source, stream',
  );
  return rows.map((row) => ({ ...row, state: JSON.parse(row.state) as unknown }));
}

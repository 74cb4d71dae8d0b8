/** Cursors: where the walk through each stream of a source stands. */
import type { Db } from '../open.ts';

/** The state as its owner wrote it, or undefined before the first walk. */
export function readCursor(db: Db, source: string, stream: string): unknown {
  const state = db.prepare('SELECT state FROM cursor WHERE source = ? AND stream = ?').pluck().get(source, stream);
  return state === undefined ? undefined : JSON.parse(state as string);
}

/** @param now unix seconds */
export function writeCursor(db: Db, source: string, stream: string, state: unknown, now: number): void {
  db.prepare(
    `INSERT INTO cursor (source, stream, state, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (source, stream) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
  ).run(source, stream, JSON.stringify(state), now);
}

export interface CursorRow {
  source: string;
  stream: string;
  state: unknown;
  /** Unix seconds. */
  updatedAt: number;
}

export async function listCursors(db: Db): Promise<CursorRow[]> {
  const rows = db
    .prepare('SELECT source, stream, state, updated_at AS updatedAt FROM cursor ORDER BY source, stream')
    .all() as (CursorRow & { state: string })[];
  return rows.map((row) => ({ ...row, state: JSON.parse(row.state) as unknown }));
}

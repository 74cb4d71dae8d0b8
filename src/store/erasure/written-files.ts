/** Files with posts or names that this program wrote: an erasure must search them too. */
import type { Database } from '../database.ts';

/**
 * `rejects`: rows that an import could not read; `dump`: annotations; `output`: exported rows or a report; `backup`: the
 * whole database; `seal`: the folder of a sealed audit.
 */
export type FileKind = 'rejects' | 'dump' | 'output' | 'backup' | 'seal';

export interface WrittenFile {
  /** Absolute. */
  path: string;
  kind: FileKind;
}

/** @param at unix seconds */
export async function noteFile(db: Database, { path, kind }: WrittenFile, at: number): Promise<void> {
  // One statement, which need not wait for an import.
  await db.transaction(
    (tx) =>
      tx.write(
        `INSERT INTO written_file (path, kind, at) VALUES (:path, :kind, :at)
         ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, at = excluded.at`,
        { path, kind, at },
      ),
    'claims',
  );
}

export function listFiles(db: Database): Promise<WrittenFile[]> {
  return db.read('SELECT path, kind FROM written_file ORDER BY path');
}

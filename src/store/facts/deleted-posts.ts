/** Stored posts that are deleted, or are shown again after all. */
import type { Database } from '../database.ts';
import { field, list, withField } from '../dialect.ts';
import { STATEMENT_COLUMNS } from './statements.ts';

/** Marks posts as deleted at a time (unix seconds). Returns the threads that changed. */
export async function markDeleted(
  db: Database,
  channel: string,
  ids: readonly string[],
  at: number,
): Promise<Set<number>> {
  return new Set(
    await db.readColumn<number>(
      `UPDATE post SET deleted_at = :at
       WHERE channel = :channel AND id IN ${list('ids', 'text')} AND deleted_at IS NULL RETURNING thread`,
      { channel, ids, at },
    ),
  );
}

const DELETED_AT = STATEMENT_COLUMNS.indexOf('deleted_at');

/** Removes the marks, also from differing copies, and lets erased texts be stored again. Returns the threads that changed. */
export async function markShown(db: Database, channel: string, ids: readonly string[]): Promise<Set<number>> {
  const marked = `post IN (SELECT key FROM post WHERE channel = :channel AND id IN ${list('ids', 'text')})
    AND ${field('said', DELETED_AT)} IS NOT NULL`;
  await db.write(
    `INSERT INTO statement (post, batch, said) SELECT post, batch, ${withField('said', DELETED_AT, 'NULL')}
     FROM statement WHERE ${marked} ON CONFLICT DO NOTHING`,
    { channel, ids },
  );
  await db.write(`DELETE FROM statement WHERE ${marked}`, { channel, ids });
  await db.write(
    `DELETE FROM erased_post WHERE post IN (SELECT key FROM post WHERE channel = :channel AND id IN ${list('ids', 'text')})`,
    { channel, ids },
  );
  return new Set(
    await db.readColumn<number>(
      `UPDATE post SET deleted_at = NULL WHERE channel = :channel AND id IN ${list('ids', 'text')} RETURNING thread`,
      { channel, ids },
    ),
  );
}

/** Quoted posts: of which own posts the platform counts more quotes than have been read, and how far reading has come. */
import type { OpenQuotes, QuoteCount, QuotedPost } from '../../domain/quoted-post.ts';
import type { Database } from '../database.ts';
import { least } from '../dialect.ts';

/** Fewer than were read once: the next one is new all the same. @param account the platform's id */
export async function noteCounts(
  db: Database,
  source: string,
  account: string,
  counts: readonly QuoteCount[],
): Promise<void> {
  const rows = counts.map(({ id, count }) => ({ source, account, id, count }));
  await db.writeMany(
    `UPDATE quoted_post SET shown = :count, read = ${least('read', ':count')}
     WHERE source = :source AND account = :account AND id = :id`,
    rows,
  );
  await db.writeMany(
    `INSERT INTO quoted_post (source, account, id, shown) VALUES (:source, :account, :id, :count) ON CONFLICT DO NOTHING`,
    rows.filter(({ count }) => count > 0),
  );
}

/** @param stream that read them */
export async function noteQuotes(
  db: Database,
  source: string,
  account: string,
  stream: string,
  { id, read, until, open }: Omit<QuotedPost, 'shown'>,
): Promise<void> {
  await db.write(
    `UPDATE quoted_post SET read = ${least('shown', ':read')}, until = :until, open = :open, stream = :stream
     WHERE source = :source AND account = :account AND id = :id`,
    { source, account, stream, id, read, until, open: open && JSON.stringify(open) },
  );
}

/** Posts with quotes to be read, in the order of their ids; those that are deleted have none to show. */
export async function readQuoted(
  db: Database,
  source: string,
  channel: string,
  account: string,
): Promise<QuotedPost[]> {
  const rows = await db.read<Omit<QuotedPost, 'open'> & { open: string | null }>(
    `SELECT q.id, q.shown, q.read, q.until, q.open FROM quoted_post q
     LEFT JOIN post_alias a ON a.channel = :channel AND a.id = q.id
     LEFT JOIN post p ON p.channel = :channel AND p.id = coalesce(a.first_id, q.id)
     WHERE q.source = :source AND q.account = :account AND q.shown > q.read AND p.deleted_at IS NULL
     ORDER BY q.id`,
    { source, channel, account },
  );
  return rows.map((row) => ({ ...row, open: row.open === null ? null : (JSON.parse(row.open) as OpenQuotes) }));
}

/** Quoted posts: of which own posts the platform counts more quotes than have been read, and where the reading stands. */
import type { OpenQuotes, QuoteCount, QuotedPost } from '../../domain/quoted-post.ts';
import type { Db } from '../open.ts';

/** Fewer than were read once: the next one is new all the same. @param account the platform's id */
export function noteCounts(db: Db, source: string, account: string, counts: readonly QuoteCount[]): void {
  const change = db.prepare(
    `UPDATE quoted_post SET shown = :count, read = min(read, :count)
     WHERE source = :source AND account = :account AND id = :id`,
  );
  const add = db.prepare(
    'INSERT INTO quoted_post (source, account, id, shown) VALUES (:source, :account, :id, :count)',
  );
  for (const one of counts) {
    const row = { source, account, ...one };
    if (change.run(row).changes === 0 && one.count > 0) add.run(row);
  }
}

/** @param stream that read them */
export function noteQuotes(
  db: Db,
  source: string,
  account: string,
  stream: string,
  { id, read, until, open }: Omit<QuotedPost, 'shown'>,
): void {
  db.prepare(
    `UPDATE quoted_post SET read = min(shown, :read), until = :until, open = :open, stream = :stream
     WHERE source = :source AND account = :account AND id = :id`,
  ).run({ source, account, stream, id, read, until, open: open && JSON.stringify(open) });
}

/** Posts with quotes to be read, in the order of their ids; those that are deleted have none to show. */
export function readQuoted(db: Db, source: string, channel: string, account: string): QuotedPost[] {
  const rows = db
    .prepare(
      `SELECT q.id, q.shown, q.read, q.until, q.open FROM quoted_post q
       LEFT JOIN post_alias a ON a.channel = :channel AND a.id = q.id
       LEFT JOIN post p ON p.channel = :channel AND p.id = coalesce(a.first_id, q.id)
       WHERE q.source = :source AND q.account = :account AND q.shown > q.read AND p.deleted_at IS NULL
       ORDER BY q.id`,
    )
    .all({ source, channel, account }) as (Omit<QuotedPost, 'open'> & { open: string | null })[];
  return rows.map((row) => ({ ...row, open: row.open === null ? null : (JSON.parse(row.open) as OpenQuotes) }));
}

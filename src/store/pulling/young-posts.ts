/** Young posts of each stream, to be read again for edits and deletions. */
import type { SourcePost } from '../../domain/post.ts';
import { YOUNG_SECONDS, type YoungPost } from '../../domain/young-post.ts';
import type { Database } from '../database.ts';
import { NAMED_POSTS } from './missing-posts.ts';

/** Watches those of these posts that are stored under their ids, which erased posts are not. @param at unix seconds */
export async function watchYoung(
  db: Database,
  { source, stream, channel }: { source: string; stream: string; channel: string },
  posts: readonly SourcePost[],
  at: number,
): Promise<void> {
  const young = posts.filter(({ createdAt, repost }) => createdAt > at - YOUNG_SECONDS && !repost);
  const ids = young.map(({ id }) => id);
  const stored = new Set(await db.readColumn<string>(`SELECT named FROM ${NAMED_POSTS} p`, { channel, ids }));
  await db.insertMany(
    'watched (source, stream, id, created_at)',
    young.filter(({ id }) => stored.has(id)).map(({ id, createdAt }) => [source, stream, id, createdAt]),
    'ON CONFLICT DO NOTHING',
  );
}

export async function forgetOld(db: Database, source: string, stream: string, at: number): Promise<void> {
  await db.write('DELETE FROM watched WHERE source = :source AND stream = :stream AND created_at < :before', {
    source,
    stream,
    before: at - YOUNG_SECONDS,
  });
}

type Flag = 'isReply' | 'isQuote' | 'deleted';

/**
 * A stream's posts made since then (unix seconds), newest first. Of those that are deleted, those that only pulls have
 * missed: the platform may show them again.
 */
export async function readYoung(
  db: Database,
  source: string,
  { stream, channel }: { stream: string; channel: string },
  since: number,
): Promise<YoungPost[]> {
  const rows = await db.read<Omit<YoungPost, Flag> & Record<Flag, number>>(
    `SELECT w.id, w.created_at AS "createdAt", b.id AS author, p.reply_to IS NOT NULL AS "isReply",
       p.quote_of IS NOT NULL AS "isQuote", p.deleted_at IS NOT NULL AS deleted
     FROM watched w
     LEFT JOIN post_alias a ON a.channel = :channel AND a.id = w.id
     JOIN post p ON p.channel = :channel AND p.id = coalesce(a.first_id, w.id)
     JOIN account b ON b.key = p.author
     LEFT JOIN missing_post m ON m.channel = :channel AND m.id = p.id
     WHERE w.source = :source AND w.stream = :stream AND w.created_at >= :since
       AND (p.deleted_at IS NULL OR m.deleted = 1)
     ORDER BY w.created_at DESC, w.id DESC`,
    { source, stream, channel, since },
  );
  return rows.map((row) => ({
    ...row,
    isReply: row.isReply === 1,
    isQuote: row.isQuote === 1,
    deleted: row.deleted === 1,
  }));
}

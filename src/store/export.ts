/** Rows as other programs want them: text ids as the platform writes them, ISO times in UTC, brands by name. */
import type { Filter } from '../domain/filter.ts';
import { POSTS_THEN, STATUS_THEN } from './as-of.ts';
import { whereTurns } from './filter.ts';
import type { Store } from './open.ts';

export interface Statement {
  sql: string;
  params: Record<string, string | number>;
}

const ISO = (column: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, 'unixepoch')`;
const NAME = (account: string) => `coalesce(${account}.handle, ${account}.id)`;
const THREAD = `coalesce(ask.conversation, root.conversation, root.id, ask.id)`;

/** One row per turn. wait_seconds is negative for clock-skew, null without an answer by as_of. */
export function turnsSql(store: Store, filter: Filter, asOf: number): Statement {
  const where = whereTurns(store.db, filter, asOf);
  return {
    sql: `SELECT b.name AS brand, t.channel, ${NAME('c')} AS customer, ${THREAD} AS thread, t.ordinal AS turn,
  ask.id AS asked_post, ${ISO('t.asked_at')} AS asked_at, ${POSTS_THEN} AS posts,
  CASE WHEN t.answered_at <= :as_of THEN answer.id END AS answer_post,
  CASE WHEN t.answered_at <= :as_of THEN ${ISO('t.answered_at')} END AS answered_at,
  CASE WHEN t.answered_at <= :as_of THEN t.answered_at - t.asked_at END AS wait_seconds,
  t.reach,
  ${STATUS_THEN} AS status
FROM turn t
JOIN brand b ON b.key = t.brand
JOIN account c ON c.key = t.customer
JOIN post ask ON ask.key = t.asked_post
LEFT JOIN post root ON root.key = t.root
LEFT JOIN post answer ON answer.key = t.answer_post
WHERE ${where.sql}`,
    params: where.params,
  };
}

const POSTS_SQL = `SELECT p.channel, p.id, p.text, ${ISO('p.created_at')} AS created_at,
  a.id AS author_id, a.handle AS author_handle, a.name AS author_name, a.followers AS author_followers,
  CASE WHEN a.brand IS NULL THEN 'inbound' ELSE 'outbound' END AS direction,
  (SELECT group_concat(DISTINCT b.name) FROM mention m JOIN brand b ON b.key = m.brand WHERE m.post = p.key) AS brands,
  coalesce((SELECT name FROM brand WHERE key = a.brand), '') AS author_brand,
  (SELECT min(m.reach) FROM mention m WHERE m.post = p.key) AS reach,
  p.reply_to AS reply_to_id, p.quote_of AS quote_of_id, p.conversation AS conversation_id, p.lang, p.url,
  ${ISO('p.edited_at')} AS edited_at, ${ISO('p.deleted_at')} AS deleted_at, p.batch
FROM post p JOIN account a ON a.key = p.author`;

/** One row per conversation: brand x customer x thread. */
const CONVERSATIONS_SQL = (where: string) => `SELECT b.name AS brand, t.channel, ${NAME('c')} AS customer,
  ${THREAD} AS thread, count(*) AS turns, sum(${POSTS_THEN}) AS posts,
  ${ISO('min(t.asked_at)')} AS first_asked_at, ${ISO('max(t.asked_at)')} AS last_asked_at,
  sum(t.status = 'answered' AND t.answered_at <= :as_of) AS answered_turns,
  min(CASE WHEN t.ordinal = 1 AND t.answered_at <= :as_of THEN t.answered_at - t.asked_at END) AS first_wait_seconds,
  CASE WHEN max(t.ordinal * 2 + (t.status = 'answered' AND t.answered_at <= :as_of)) % 2 = 1 THEN 'answered' ELSE 'open' END AS last_turn
FROM turn t
JOIN brand b ON b.key = t.brand
JOIN account c ON c.key = t.customer
JOIN post ask ON ask.key = t.asked_post
LEFT JOIN post root ON root.key = t.root
WHERE ${where}
GROUP BY t.brand, t.customer, t.thread`;

type FlatRow = Record<string, string | number | null>;

/** @param asOf unix seconds: answers and deletions after it have not happened yet */
export function exportTurns(store: Store, filter: Filter, asOf: number): IterableIterator<FlatRow> {
  const { sql, params } = turnsSql(store, filter, asOf);
  return store.db.prepare(sql).iterate(params) as IterableIterator<FlatRow>;
}

/** @param asOf unix seconds; a conversation is as many turns of it as the filter picks */
export function exportConversations(store: Store, filter: Filter, asOf: number): IterableIterator<FlatRow> {
  const where = whereTurns(store.db, filter, asOf);
  return store.db.prepare(CONVERSATIONS_SQL(where.sql)).iterate(where.params) as IterableIterator<FlatRow>;
}

/** Every post, or those of the turns that the filter picks, with their answers. */
export function exportPosts(store: Store, filter: Filter, asOf: number, all: boolean): IterableIterator<FlatRow> {
  if (all) return store.db.prepare(POSTS_SQL).iterate() as IterableIterator<FlatRow>;
  const where = whereTurns(store.db, filter, asOf);
  const sql = `${POSTS_SQL} WHERE p.created_at <= :as_of AND p.key IN (
    SELECT m.post FROM turn t JOIN mention m ON m.turn = t.key WHERE ${where.sql}
    UNION SELECT r.post FROM turn t JOIN reply r ON r.turn = t.key WHERE ${where.sql})`;
  return store.db.prepare(sql).iterate(where.params) as IterableIterator<FlatRow>;
}

export const EXPORT_COLUMNS = {
  turns: [
    ['brand', 'exact'],
    ['channel', 'exact'],
    ['customer', 'exact'],
    ['thread', 'exact'],
    ['turn', 'number'],
    ['asked_post', 'exact'],
    ['asked_at', 'exact'],
    ['posts', 'number'],
    ['answer_post', 'exact'],
    ['answered_at', 'exact'],
    ['wait_seconds', 'number'],
    ['reach', 'exact'],
    ['status', 'exact'],
  ],
  posts: [
    ['channel', 'exact'],
    ['id', 'exact'],
    ['text', 'text'],
    ['created_at', 'exact'],
    ['author_id', 'exact'],
    ['author_handle', 'exact'],
    ['author_name', 'text'],
    ['author_followers', 'number'],
    ['direction', 'exact'],
    ['brands', 'text'],
    ['author_brand', 'text'],
    ['reach', 'exact'],
    ['reply_to_id', 'exact'],
    ['quote_of_id', 'exact'],
    ['conversation_id', 'exact'],
    ['lang', 'exact'],
    ['url', 'exact'],
    ['edited_at', 'exact'],
    ['deleted_at', 'exact'],
    ['batch', 'number'],
  ],
  conversations: [
    ['brand', 'exact'],
    ['channel', 'exact'],
    ['customer', 'exact'],
    ['thread', 'exact'],
    ['turns', 'number'],
    ['posts', 'number'],
    ['first_asked_at', 'exact'],
    ['last_asked_at', 'exact'],
    ['answered_turns', 'number'],
    ['first_wait_seconds', 'number'],
    ['last_turn', 'exact'],
  ],
} as const;

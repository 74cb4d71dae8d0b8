/** Conversations as they are read: the posts of a thread with what is known about each. */
import type { Database } from '../database.ts';
import { joined, list } from '../dialect.ts';

export interface ShownPost {
  key: number;
  id: string;
  channel: string;
  parent: number | null;
  created_at: number;
  handle: string | null;
  account_id: string | null;
  name: string | null;
  followers: number | null;
  brand: string | null;
  text: string;
  url: string | null;
  deleted_at: number | null;
  edited_at: number | null;
  reach: string | null;
  auto: number;
  /** 1 where it is in another thread and answers here only because it names the customer. */
  inferred: number;
  /** Seconds a customer had waited when this post answered, in any conversation of the thread. */
  wait_seconds: number | null;
  batches: string;
}

export interface ShownTurn {
  brand: string;
  /** Key of the account. */
  account: number;
  customer: string;
  channel: string;
  thread: number;
  ordinal: number;
  asked_post: string;
  asked_at: number;
  status: string;
  answered_at: number | null;
  posts: number;
  /** 1 where the answer was inferred from a name. */
  inferred: number;
  text: string;
}

/** A thread, by the platform's own id of the conversation. */
export interface FoundConversation {
  thread: number;
  channel: string;
}

/** The threads of a conversation id: at most one per channel. */
export function threadsOfConversation(db: Database, id: string): Promise<FoundConversation[]> {
  return db.read(
    `SELECT min(thread) AS thread, channel FROM post
     WHERE channel IN (SELECT DISTINCT channel FROM account) AND conversation = :id GROUP BY channel ORDER BY channel`,
    { id },
  );
}

/** The posts of a thread and the answers in it that were inferred, oldest first. */
export function threadPosts(db: Database, thread: number): Promise<ShownPost[]> {
  return db.read(
    `WITH shown AS (
       SELECT key AS post, parent, 0 AS inferred FROM post WHERE thread = :thread
       UNION ALL
       SELECT i.post, i.asked, 1 FROM post h JOIN inferred_link i ON i.asked = h.key JOIN post p ON p.key = i.post
       WHERE h.thread = :thread AND p.reply_to IS NULL),
     waited AS MATERIALIZED (
       SELECT answer_post, max(answered_at - asked_at) AS seconds FROM turn
       WHERE thread = :thread AND answer_post IS NOT NULL GROUP BY answer_post)
     SELECT p.key, p.id, p.channel, s.parent, s.inferred, p.created_at, a.handle, a.id AS account_id, a.name, a.followers,
       b.name AS brand, p.text, p.url, p.deleted_at, p.edited_at,
       (SELECT min(m.reach) FROM mention m WHERE m.post = p.key) AS reach,
       coalesce((SELECT max(r.auto) FROM reply r WHERE r.post = p.key), 0) AS auto,
       w.seconds AS wait_seconds,
       (SELECT ${joined('batch', 'batch')} FROM (SELECT p.batch UNION ALL SELECT s.batch FROM sighting s WHERE s.post = p.key) seen) AS batches
     FROM shown s JOIN post p ON p.key = s.post JOIN account a ON a.key = p.author LEFT JOIN brand b ON b.key = a.brand
       LEFT JOIN waited w ON w.answer_post = p.key
     ORDER BY p.created_at, length(p.id), p.id`,
    { thread },
  );
}

/** @param text what is shown of a turn, as SQL */
export const TURNS = (
  text = 'ask.text',
) => `SELECT b.name AS brand, c.key AS account, coalesce(c.handle, c.id) AS customer, t.channel, t.thread, t.ordinal,
    ask.id AS asked_post, t.asked_at, t.status, t.answered_at, t.posts,
    EXISTS (SELECT 1 FROM inferred_link i WHERE i.post = t.answer_post) AS inferred, ${text} AS text
  FROM turn t JOIN brand b ON b.key = t.brand JOIN account c ON c.key = t.customer JOIN post ask ON ask.key = t.asked_post`;

export function threadTurns(db: Database, thread: number): Promise<ShownTurn[]> {
  return db.read(`${TURNS()} WHERE t.thread = :thread ORDER BY t.asked_at`, { thread });
}

/** Newest first. */
export function turnsOfCustomers(db: Database, accounts: readonly number[]): Promise<ShownTurn[]> {
  return db.read(`${TURNS()} WHERE t.customer IN ${list('accounts')} ORDER BY t.asked_at DESC`, { accounts });
}

/** Turns that wait for an answer, read for the queue. */
import type { Filter } from '../domain/filter.ts';
import type { Reach } from '../domain/reach.ts';
import { whereTurns } from './filter.ts';
import type { Store } from './open.ts';

export interface OpenTurn {
  key: number;
  thread: number;
  brand: string;
  brandKey: number;
  channel: string;
  reach: Reach;
  /** The platform's id of the asking post. */
  post: string;
  askedAt: number;
  posts: number;
  ordinal: number;
  customer: string;
  customerKey: number;
  followers: number | null;
  status: string;
}

const COLUMNS = `t.key, t.thread, b.name AS brand, t.brand AS brandKey, t.channel, t.reach, p.id AS post, t.asked_at AS askedAt,
  t.posts, t.ordinal, coalesce(c.handle, c.id) AS customer, t.customer AS customerKey, c.followers, t.status`;
const FROM = `FROM turn t
  JOIN brand b ON b.key = t.brand JOIN account c ON c.key = t.customer JOIN post p ON p.key = t.asked_post`;

/**
 * What is not answered, in no order.
 * @param after only turns with a higher key: those that came since the last look
 */
export function* openTurns(store: Store, filter: Filter, asOf: number, after = 0): IterableIterator<OpenTurn> {
  const where = whereTurns(store.db, { ...filter, status: [] }, asOf);
  const waiting = "t.status = 'unanswered'";
  const since = after > 0 ? 'AND t.key > :after' : '';
  const select = store.db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE ${waiting} ${since} AND ${where.sql}`);
  yield* select.iterate({ ...where.params, ...(after > 0 && { after }) }) as IterableIterator<OpenTurn>;
}

/** How many are not answered, without reading them. */
export function countOpenTurns(store: Store, filter: Filter, asOf: number): number {
  const where = whereTurns(store.db, { ...filter, status: [] }, asOf);
  return store.db
    .prepare(`SELECT count(*) FROM turn t WHERE t.status = 'unanswered' AND ${where.sql}`)
    .pluck()
    .get(where.params) as number;
}

/** Turns of any status that the filter picks; `status` is the store's, not that of a past day. */
export function* turnsOf(store: Store, filter: Filter, asOf: number): IterableIterator<OpenTurn & Answer> {
  const where = whereTurns(store.db, filter, asOf);
  yield* store.db
    .prepare(`SELECT ${COLUMNS}, t.answered_at AS answeredAt ${FROM} WHERE ${where.sql}`)
    .iterate(where.params) as IterableIterator<OpenTurn & Answer>;
}

interface Answer {
  answeredAt: number | null;
}

/** The turns that hold a post, by the platform's id or that of one of its versions: one per brand it waits for. */
export function turnsOfPost(store: Store, id: string): OpenTurn[] {
  return store.db
    .prepare(
      `SELECT ${COLUMNS} ${FROM}
       WHERE t.key IN (SELECT m.turn FROM mention m JOIN post q ON q.key = m.post WHERE q.id = :id
         OR (q.channel, q.id) IN (SELECT channel, first_id FROM post_alias WHERE id = :id))
       ORDER BY b.name`,
    )
    .all({ id }) as OpenTurn[];
}

/** A turn as it is now; undefined when it was rebuilt under another key. */
export function turnByKey(store: Store, key: number): OpenTurn | undefined {
  return store.db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE t.key = ?`).get(key) as OpenTurn | undefined;
}

/** The newest turn; later ones are new. */
export function newestTurn(store: Store): number {
  return store.db.prepare('SELECT coalesce(max(key), 0) FROM turn').pluck().get() as number;
}

/** Unix seconds at which the first turn of all began; undefined when there is none. */
export function oldestTurn(store: Store): number | undefined {
  return (store.db.prepare('SELECT min(asked_at) FROM turn').pluck().get() as number | null) ?? undefined;
}

/** What the customer wrote in each of these turns, oldest first, one line per post. */
export function textsOfTurns(store: Store, turns: readonly number[]): Map<number, string> {
  const rows = store.db
    .prepare(
      `SELECT m.turn, group_concat(p.text, char(10)) AS text
       FROM (SELECT turn, post FROM mention WHERE turn IN (SELECT value FROM json_each(?))) m
       JOIN post p ON p.key = m.post GROUP BY m.turn`,
    )
    .raw()
    .all(JSON.stringify(turns)) as [number, string][];
  return new Map(rows);
}

export interface FirstPost {
  text: string;
  url: string | null;
  /** Posts of the whole thread. */
  threadPosts: number;
}

/** The asking post of each of these turns. */
export function firstPosts(store: Store, turns: readonly number[]): Map<number, FirstPost> {
  const rows = store.db
    .prepare(
      `SELECT t.key, p.text, p.url, (SELECT count(*) FROM post q WHERE q.thread = t.thread) AS threadPosts
       FROM turn t JOIN post p ON p.key = t.asked_post WHERE t.key IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(turns)) as (FirstPost & { key: number })[];
  return new Map(rows.map(({ key, ...post }) => [key, post]));
}

/** Turns that wait for an answer: few columns of very many, and everything about a few. */
import type { Filter } from '../domain/filter.ts';
import type { Reach } from '../domain/reach.ts';
import { listChannels } from './channels.ts';
import { whereTurns } from './filter.ts';
import type { Store } from './open.ts';

/** What the order of the queue is made from. */
export interface OpenTurn {
  key: number;
  brand: string;
  channel: string;
  reach: Reach;
  /** Unix seconds. */
  askedAt: number;
  posts: number;
  ordinal: number;
  /** Null when unknown or not asked for. */
  followers: number | null;
}

export interface ReadOptions {
  /** Looks the followers up, which costs more than all the rest. */
  followers: boolean;
  /** Only turns with a higher key: those that came since the last look. */
  after?: number;
}

/** What is not answered, in no order. */
export function* openTurns(
  store: Store,
  filter: Filter,
  asOf: number,
  options: ReadOptions,
): IterableIterator<OpenTurn> {
  yield* lightTurns(store, { ...filter, status: ['unanswered'] }, asOf, options);
}

/** Turns of any status that the filter picks; those that wait have no answer. */
export function* lightTurns(
  store: Store,
  filter: Filter,
  asOf: number,
  { followers, after = 0 }: ReadOptions,
): IterableIterator<OpenTurn & { answeredAt: number | null }> {
  const { db } = store;
  // Said as a constant, so that SQLite sees that the index of what is not answered will do.
  const waiting = filter.status.length === 1 && filter.status[0] === 'unanswered';
  const where = whereTurns(db, { ...filter, status: waiting ? [] : filter.status }, asOf);
  const brands = new Map(db.prepare('SELECT key, name FROM brand').raw().all() as [number, string][]);
  const columns = ['t.key', 't.brand', 't.channel', 't.reach', 't.asked_at', 't.posts', 't.ordinal'];
  columns.push(waiting ? 'NULL' : 't.answered_at', followers ? 'c.followers' : 'NULL');
  // One JSON array per column is read five times as fast as rows.
  const arrays = db
    .prepare(
      `SELECT ${columns.map((column) => `json_group_array(${column})`).join(', ')}
       FROM turn t ${followers ? 'JOIN account c ON c.key = t.customer' : ''}
       WHERE ${where.sql} ${waiting ? "AND t.status = 'unanswered'" : ''} ${after > 0 ? 'AND t.key > :after' : ''}`,
    )
    .raw()
    .get({ ...where.params, ...(after > 0 && { after }) }) as string[];
  const [key, brand, channel, reach, askedAt, posts, ordinal, answeredAt, known] = arrays.map(
    (array) => JSON.parse(array) as never[],
  );
  for (let at = 0; at < key!.length; at++)
    yield {
      key: key![at]!,
      brand: brands.get(brand![at]!)!,
      channel: channel![at]!,
      reach: reach![at]!,
      askedAt: askedAt![at]!,
      posts: posts![at]!,
      ordinal: ordinal![at]!,
      answeredAt: answeredAt![at]!,
      followers: known![at]!,
    };
}

/** A turn as people and platforms name it. */
export interface NamedTurn extends OpenTurn {
  thread: number;
  /** The platform's id of the asking post. */
  post: string;
  text: string;
  url: string | null;
  customer: string;
  customerKey: number;
  status: string;
  /** Posts of the whole thread. */
  threadPosts: number;
}

const NAMED = `SELECT t.key, t.thread, b.name AS brand, t.channel, t.reach, p.id AS post, p.text, p.url, t.asked_at AS askedAt,
    t.posts, t.ordinal, coalesce(c.handle, c.id) AS customer, t.customer AS customerKey, c.followers, t.status,
    (SELECT count(*) FROM post q WHERE q.thread = t.thread) AS threadPosts
  FROM turn t
  JOIN brand b ON b.key = t.brand JOIN account c ON c.key = t.customer JOIN post p ON p.key = t.asked_post`;

/** Turns by their keys; those that were rebuilt under other keys are missing. */
export function namedTurns(store: Store, keys: readonly number[]): Map<number, NamedTurn> {
  const rows = store.db
    .prepare(`${NAMED} WHERE t.key IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(keys)) as NamedTurn[];
  return new Map(rows.map((turn) => [turn.key, turn]));
}

/** The turns that hold a post, by the platform's id or that of one of its versions: one per brand it waits for. */
export function turnsOfPost(store: Store, id: string): NamedTurn[] {
  return store.db
    .prepare(
      `${NAMED} WHERE t.key IN (
         SELECT m.turn FROM mention m JOIN post q ON q.key = m.post WHERE q.key IN (
           SELECT key FROM post WHERE channel IN (SELECT value FROM json_each(:channels)) AND id = :id
           UNION SELECT f.key FROM post_alias a JOIN post f ON f.channel = a.channel AND f.id = a.first_id WHERE a.id = :id))
       ORDER BY b.name`,
    )
    .all({ id, channels: JSON.stringify(listChannels(store)) }) as NamedTurn[];
}

/** The newest turn; later ones are new. */
export function newestTurn(store: Store): number {
  return store.db.prepare('SELECT coalesce(max(key), 0) FROM turn').pluck().get() as number;
}

/** Unix seconds at which the first turn of all began; undefined when there is none. */
export function oldestTurn(store: Store): number | undefined {
  return (store.db.prepare('SELECT min(asked_at) FROM turn').pluck().get() as number | null) ?? undefined;
}

/** What the customer wrote in each of these turns, one line per post. */
export function textsOfTurns(store: Store, turns: readonly number[]): Map<number, string> {
  const rows = store.db
    .prepare(
      `SELECT m.turn, group_concat(p.text, char(10)) AS text
       FROM mention m JOIN post p ON p.key = m.post WHERE m.turn IN (SELECT value FROM json_each(?)) GROUP BY m.turn`,
    )
    .raw()
    .all(JSON.stringify(turns)) as [number, string][];
  return new Map(rows);
}

/** Everything about a few turns, and what happened since the last look. */
import type { TurnFacts } from '../../domain/policy.ts';
import { listChannels } from '../facts/channels.ts';
import type { Store } from '../open.ts';
import { STATUS_THEN } from '../reading/as-of.ts';

/** What a policy looks at, but for labels and words. */
export interface OpenTurn extends Omit<TurnFacts, 'labels' | 'words'> {
  key: number;
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
    t.posts, t.ordinal, coalesce(c.handle, c.id) AS customer, t.customer AS customerKey, c.followers, ${STATUS_THEN} AS status,
    (SELECT count(*) FROM post q WHERE q.thread = t.thread) AS threadPosts
  FROM turn t
  JOIN brand b ON b.key = t.brand JOIN account c ON c.key = t.customer JOIN post p ON p.key = t.asked_post`;

/** After everything that has happened. */
const LATEST = Number.MAX_SAFE_INTEGER;

/**
 * Turns by their keys; those that were rebuilt under other keys are missing.
 * @param asOf unix seconds; their status is that of then
 */
export function namedTurns(store: Store, keys: readonly number[], asOf = LATEST): Map<number, NamedTurn> {
  const rows = store.db
    .prepare(`${NAMED} WHERE t.key IN (SELECT value FROM json_each(:keys))`)
    .all({ keys: JSON.stringify(keys), as_of: asOf }) as NamedTurn[];
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
    .all({ id, channels: JSON.stringify(listChannels(store)), as_of: LATEST }) as NamedTurn[];
}

/** The newest turn; later ones are new. */
export function newestTurn(store: Store): number {
  return store.db.prepare('SELECT coalesce(max(key), 0) FROM turn').pluck().get() as number;
}

/** Unix seconds at which the first turn of all began; undefined when there is none. */
export function oldestTurn(store: Store): number | undefined {
  return (store.db.prepare('SELECT min(asked_at) FROM turn').pluck().get() as number | null) ?? undefined;
}

/** The newest post; later ones are new. */
export function newestPost(store: Store): number {
  return store.db.prepare('SELECT coalesce(max(key), 0) FROM post').pluck().get() as number;
}

/** The turns in which something was written after a post: new ones, and old ones that a rebuild gave the same key. */
export function turnsWrittenSince(store: Store, post: number): number[] {
  return store.db
    .prepare('SELECT DISTINCT m.turn FROM post p JOIN mention m ON m.post = p.key WHERE p.key > ?')
    .pluck()
    .all(post) as number[];
}

/** What the customer wrote in each of these turns, one line per post; quickest when the keys ascend. */
export function eachText(store: Store, turns: readonly number[], tell: (turn: number, text: string) => void): void {
  const [of, texts] = (
    store.db
      .prepare(
        `SELECT json_group_array(m.turn), json_group_array(p.text)
         FROM json_each(?) k CROSS JOIN mention m ON m.turn = k.value JOIN post p ON p.key = m.post`,
      )
      .raw()
      .get(JSON.stringify(turns)) as [string, string]
  ).map((array) => JSON.parse(array)) as [number[], string[]];
  let text: string | undefined;
  for (const [at, turn] of of.entries()) {
    text = text === undefined ? texts[at]! : `${text}\n${texts[at]}`;
    if (of[at + 1] === turn) continue;
    tell(turn, text);
    text = undefined;
  }
}

/** The same for a few turns. */
export function textsOfTurns(store: Store, turns: readonly number[]): Map<number, string> {
  const texts = new Map<number, string>();
  eachText(store, turns, (turn, text) => texts.set(turn, text));
  return texts;
}

/** Everything about a few turns, and what happened since the last look. */
import type { TurnFacts } from '../../domain/policy.ts';
import type { Database, Params } from '../database.ts';
import { IN_ORDER, jsonList, list, readList, sameCase } from '../dialect.ts';
import { listChannels } from '../facts/channels.ts';
import { labelsIn, TURN_LABEL_CELLS } from '../labels/turn-labels.ts';
import { POSTS_THEN, STATUS_THEN } from '../reading/as-of.ts';
import { objectOf } from '../row-object.ts';

/** What a policy looks at, but for words. */
export interface OpenTurn extends Omit<TurnFacts, 'words'> {
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

const CELLS: Readonly<Record<Exclude<keyof NamedTurn, 'labels'>, string>> = {
  key: 't.key',
  thread: 't.thread',
  brand: 'b.name',
  channel: 't.channel',
  reach: 't.reach',
  post: 'p.id',
  text: 'p.text',
  url: 'p.url',
  askedAt: 't.asked_at',
  posts: POSTS_THEN,
  ordinal: 't.ordinal',
  customer: 'coalesce(c.handle, c.id)',
  customerKey: 't.customer',
  followers: 'c.followers',
  status: STATUS_THEN,
  threadPosts: '(SELECT count(*) FROM post q WHERE q.thread = t.thread)',
};
const NAMES = Object.keys(CELLS);

const NAMED = `SELECT ${[...Object.values(CELLS), ...TURN_LABEL_CELLS].join(', ')}
  FROM turn t
  JOIN brand b ON b.key = t.brand JOIN account c ON c.key = t.customer JOIN post p ON p.key = t.asked_post
  LEFT JOIN turn_label x ON x.turn = t.key`;

async function readNamed(db: Database, where: string, params: Params): Promise<NamedTurn[]> {
  const rows = await db.readRaw<unknown[]>(`${NAMED} ${where}`, { ...params, as_of: params.as_of ?? LATEST });
  return rows.map((cells) => ({
    ...objectOf<Omit<NamedTurn, 'labels'>>(NAMES, cells),
    labels: labelsIn(cells.slice(NAMES.length)),
  }));
}

/** After everything that has happened. */
const LATEST = Number.MAX_SAFE_INTEGER;

/**
 * Turns by their keys; those that were rebuilt under other keys are missing.
 * @param asOf unix seconds; their status and their posts are those of then
 */
export async function namedTurns(
  db: Database,
  keys: readonly number[],
  asOf?: number,
): Promise<Map<number, NamedTurn>> {
  const turns = await readNamed(db, `WHERE t.key IN ${list('keys')}`, {
    keys,
    ...(asOf !== undefined && { as_of: asOf }),
  });
  return new Map(turns.map((turn) => [turn.key, turn]));
}

/** The turns that hold a post, by the platform's id or that of one of its versions: one per brand it waits for. */
export async function turnsOfPost(db: Database, id: string): Promise<NamedTurn[]> {
  return readNamed(
    db,
    `WHERE t.key IN (
       SELECT m.turn FROM mention m JOIN post q ON q.key = m.post WHERE q.key IN (
         SELECT key FROM post WHERE channel IN ${list('channels', 'text')} AND id = :id
         UNION SELECT f.key FROM post_alias a JOIN post f ON f.channel = a.channel AND f.id = a.first_id WHERE a.id = :id))
     ORDER BY ${sameCase('b.name')}`,
    { id, channels: await listChannels(db) },
  );
}

/** The newest turn; later ones are new. */
export async function newestTurn(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn'))!;
}

/** Unix seconds at which the first turn of all began; undefined when there is none. */
export async function oldestTurn(db: Database): Promise<number | undefined> {
  return (await db.oneValue<number | null>('SELECT min(asked_at) FROM turn')) ?? undefined;
}

/** Keys of the newest turn and post: how far somebody has read. */
export interface ReadUpTo {
  turn: number;
  post: number;
}

/** How far there is to read now, and the turns in which something was written after a post: new ones, and old ones that a rebuild gave the same key. */
export async function writtenSince(
  db: Database,
  post = Number.MAX_SAFE_INTEGER,
): Promise<ReadUpTo & { written: number[] }> {
  const found = await db.one<ReadUpTo & { written: string }>(
    `SELECT (SELECT coalesce(max(key), 0) FROM turn) AS turn, (SELECT coalesce(max(key), 0) FROM post) AS post,
       (SELECT ${jsonList('turn')} FROM mention WHERE post > :post) AS written`,
    { post },
  );
  return { ...found!, written: [...new Set(JSON.parse(found!.written) as number[])] };
}

const IN_TURN = 'm.turn, m.post, m.brand';

/**
 * What the customer wrote in each of these turns, one line per post; quickest when the keys ascend.
 * @param asOf unix seconds: later posts are not there yet
 */
export async function eachText(
  db: Database,
  turns: readonly number[],
  take: (turn: number, text: string) => void,
  asOf = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const [found] = await db.readRaw<[string, string]>(
    `SELECT ${readList('m.turn', IN_TURN)}, ${readList('p.text', IN_TURN)}
     FROM ${list('turns')} k ${IN_ORDER} JOIN mention m ON m.turn = k.value
     JOIN post p ON p.key = m.post AND p.created_at <= :as_of`,
    { turns, as_of: asOf },
  );
  const [of, texts] = found!.map((array) => JSON.parse(array)) as [number[], string[]];
  let text: string | undefined;
  for (const [at, turn] of of.entries()) {
    text = text === undefined ? texts[at]! : `${text}\n${texts[at]}`;
    if (of[at + 1] === turn) continue;
    take(turn, text);
    text = undefined;
  }
}

/** The same for a few turns. */
export async function textsOfTurns(
  db: Database,
  turns: readonly number[],
  asOf?: number,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  await eachText(db, turns, (turn, text) => texts.set(turn, text), asOf);
  return texts;
}

/** Further facts about replies, read on request: channels that customers had tried, their later mood, their details. */
import { detailsAsked, detailsIn } from '../../domain/asked-details.ts';
import { ANY_DEFLECTION, ASKS, TRIED_FIRST, triedMask } from '../../domain/reply-acts.ts';
import {
  CONTENT,
  MOOD_OPEN,
  MOOD_UNKNOWN,
  NOT_CONTENT,
  type ReplyColumns,
  type ReplyFact,
} from '../../domain/reply-columns.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, list, packed, UNINDEXED } from '../dialect.ts';
import { eachText } from '../work/open-turns.ts';
import { type Begun, foundRows, OF_BEGUN, ofRows } from './begun-conversations.ts';
import { inDigits, unpackWhole } from './packed-numbers.ts';

type Facts = Pick<ReplyColumns, 'tried' | 'moods' | 'given' | 'asked'>;

/** @param replies of the conversations that began */
export async function readReplyFacts(
  db: Database,
  replies: ReplyColumns,
  begun: Begun,
  facts: readonly ReplyFact[],
): Promise<Facts> {
  return {
    ...(facts.includes('tried') && { tried: await triedOf(db, replies, begun) }),
    ...(facts.includes('moods') && { moods: await moodsOf(db, begun) }),
    ...(facts.includes('details') && (await detailsOf(db, replies, begun))),
  };
}

/** Destinations by turn, in conversations that were sent elsewhere at all. */
async function triedOf(db: Database, replies: ReplyColumns, begun: Begun): Promise<Map<number, number>> {
  const tried = new Map<number, number>();
  const conversations = conversationsWith(replies, ANY_DEFLECTION);
  const firsts = new Set(conversations);
  const note = (turn: number, mask: number) => {
    if (mask === 0) return;
    tried.set(turn, (tried.get(turn) ?? 0) | mask | (firsts.has(turn) ? TRIED_FIRST : 0));
  };
  await textsIn(db, conversations, begun, (turn, text) => note(turn, triedMask(text)));
  const erased = await db.readRaw<[turn: number, tried: number]>(
    `SELECT m.turn, e.tried FROM erased_post e JOIN mention m ON m.post = e.post JOIN turn t ON t.key = m.turn
     JOIN post p ON p.key = e.post AND p.created_at <= :as_of
     WHERE e.tried <> 0 AND ${OF_BEGUN} AND t.key - t.ordinal + 1 IN ${list('conversations')}`,
    { ...begun.params, conversations },
  );
  for (const [turn, mask] of erased) note(turn, mask);
  return tried;
}

/** Keys of the conversations in which a reply has one of these acts. */
function conversationsWith({ n, conversation, acts }: ReplyColumns, mask: number): number[] {
  const keys = new Set<number>();
  for (let at = 0; at < n; at++) if ((acts[at]! & mask) !== 0) keys.add(conversation[at]!);
  return [...keys];
}

/** What customers wrote in each turn of some conversations. */
async function textsIn(
  db: Database,
  conversations: readonly number[],
  { params }: Begun,
  take: (turn: number, text: string) => void,
): Promise<void> {
  if (conversations.length === 0) return;
  const turns = await db.readColumn<number>(
    `SELECT t.key FROM turn t ${UNINDEXED} WHERE ${OF_BEGUN} AND t.key - t.ordinal + 1 IN ${list('conversations')}
     ORDER BY t.key`,
    { ...params, conversations },
  );
  await eachText(db, turns, take, params.as_of as number);
}

const MOOD = `CASE WHEN x.intent IS NULL THEN ${MOOD_UNKNOWN}
  WHEN x.intent IN ('thanks', 'praise') THEN ${CONTENT} WHEN x.intent IN ('complaint', 'problem') THEN ${NOT_CONTENT}
  WHEN x.sentiment = 'positive' THEN ${CONTENT} WHEN x.sentiment = 'unknown' THEN ${MOOD_OPEN}
  ELSE ${NOT_CONTENT} END`;

async function moodsOf(db: Database, begun: Begun): Promise<ReplyColumns['moods']> {
  const cells = ['t.key - :after', 't.ordinal', 't.asked_at', MOOD];
  const [[bytes]] = (await db.readRaw<[Uint8Array | null]>(
    `SELECT ${packed(cells.flatMap(inDigits), 't.key')} FROM turn t ${UNINDEXED} LEFT JOIN turn_label x ON x.turn = t.key
     WHERE ${OF_BEGUN} AND t.ordinal > 1`,
    begun.params,
  )) as [[Uint8Array | null]];
  const [place, ordinal, at, mood] = unpackWhole(bytes, cells.length) as [Float64Array, ...Float64Array[]];
  const { turn, conversation, theirs } = foundRows(begun, place, ordinal!);
  const n = theirs.length;
  return {
    conversation: ofRows(theirs, conversation, new Int32Array(n)),
    key: ofRows(theirs, turn, new Int32Array(n)),
    at: ofRows(theirs, at!, new Float64Array(n)),
    mood: ofRows(theirs, mood!, new Uint8Array(n)),
  };
}

/** Details that customers wrote and that replies ask for, where a reply asks at all. */
async function detailsOf(
  db: Database,
  replies: ReplyColumns,
  { params }: Begun,
): Promise<Pick<ReplyColumns, 'given' | 'asked'>> {
  const given = new Map(
    (
      await db.readRaw<[turn: number, kinds: string]>(
        "SELECT turn, private_data FROM turn_label WHERE turn > :after AND turn <= :end AND private_data <> ''",
        { after: params.after, end: params.end! },
      )
    ).map(([turn, kinds]) => [turn, detailsIn(kinds)]),
  );
  const asked = new Map<number, number>();
  const turns = mayAskAgain(replies, given);
  const texts = await db.readRaw<[turn: number, text: string, erased: number | null]>(
    `SELECT r.turn, p.text, e.asked FROM ${list('turns')} k ${IN_ORDER} JOIN reply r ON r.turn = k.value AND r.auto = 0
     JOIN post p ON p.key = r.post AND p.created_at <= :as_of
     LEFT JOIN post_label l ON l.post = r.post LEFT JOIN hand_label h ON h.post = r.post
     LEFT JOIN erased_post e ON e.post = r.post
     WHERE ',' || coalesce(h.reply_act, l.reply_act) || ',' LIKE '%,ask-info,%'`,
    { turns, as_of: params.as_of! },
  );
  for (const [turn, text, erased] of texts) asked.set(turn, (asked.get(turn) ?? 0) | (erased ?? detailsAsked(text)));
  return { given, asked };
}

/** Turns in which a person asks back, of conversations in which that happens twice or after the customer gave a detail. */
function mayAskAgain(
  { n, conversation, turn, auto, acts }: ReplyColumns,
  given: ReadonlyMap<number, number>,
): number[] {
  const found: number[] = [];
  for (let from = 0, to = 0; from < n; from = to) {
    const asking = new Set<number>();
    for (; to < n && conversation[to] === conversation[from]; to++)
      if (auto[to] === 0 && (acts[to]! & ASKS) !== 0) asking.add(turn[to]!);
    const turns = [...asking];
    const [last] = turns.slice(-1);
    let isGiven = false;
    for (let key = conversation[from]!; last !== undefined && key <= last; key++) isGiven ||= given.has(key);
    if (turns.length > 1 || isGiven) found.push(...turns);
  }
  return found;
}

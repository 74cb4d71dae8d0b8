/** What replies do, for whole conversations that began in a frame; read only for metrics of replies. */
import { foldWords } from '../../domain/phrase.ts';
import { ANY_DEFLECTION, DEFLECTS, maskOf, type ReplyColumns, TRIED_ALL } from '../../domain/reply-acts.ts';
import { triedIn } from '../../domain/tried-channels.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { joined, list } from '../dialect.ts';
import { textsOfTurns } from '../work/open-turns.ts';

const AT_ONCE = 5_000;

type Row = [key: number, conversation: number, acts: string];

/** @param asOf unix seconds: turns and replies after it are not there yet */
export async function loadReplyColumns(db: Database, frame: TurnFrame, asOf: number): Promise<ReplyColumns> {
  const ofConversations = `SELECT t.key, f.key, coalesce((SELECT ${joined("coalesce(h.reply_act, l.reply_act, '?')")} FROM reply r
           JOIN post p ON p.key = r.post AND p.created_at <= :as_of
           LEFT JOIN post_label l ON l.post = r.post LEFT JOIN hand_label h ON h.post = r.post
           WHERE r.turn = t.key AND r.auto = 0), '')
       FROM ${list('firsts')} j JOIN turn f ON f.key = j.value
       JOIN turn t ON t.thread = f.thread AND t.brand = f.brand AND t.customer = f.customer
       WHERE t.status <> 'clock-skew' AND t.asked_at <= :as_of ORDER BY t.key`;
  const firsts = frame.key.filter((_, turn) => frame.ordinal[turn] === 1);
  const rows: Row[] = [];
  for (let from = 0; from < firsts.length; from += AT_ONCE) {
    const some = [...firsts.subarray(from, from + AT_ONCE)];
    for (const row of await db.readRaw<Row>(ofConversations, { firsts: some, as_of: asOf })) rows.push(row);
  }
  const masks = new Map<string, number>();
  const acts = Int32Array.from(rows, ([, , text]) => {
    const mask = masks.get(text) ?? maskOf(text);
    masks.set(text, mask);
    return mask;
  });
  const conversation = Int32Array.from(rows, ([, first]) => first);
  return { conversation, acts, tried: await triedBy(db, rows, acts, asOf) };
}

/** What customers say to have tried, in conversations that were sent elsewhere at all. */
async function triedBy(db: Database, rows: readonly Row[], acts: Int32Array, asOf: number): Promise<Int32Array> {
  const sentAway = new Set(rows.filter((_, at) => (acts[at]! & ANY_DEFLECTION) !== 0).map(([, first]) => first));
  const asked = rows.flatMap(([key, first], at) => (sentAway.has(first) ? [{ key, at }] : []));
  const tried = new Int32Array(rows.length);
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE);
    const texts = await textsOfTurns(
      db,
      some.map(({ key }) => key),
      asOf,
    );
    for (const { key, at } of some) tried[at] = triedMask(texts.get(key) ?? '');
  }
  return tried;
}

function triedMask(text: string): number {
  let mask = 0;
  for (const name of triedIn(foldWords(text))) mask |= name === 'again' ? TRIED_ALL : DEFLECTS[name];
  return mask;
}

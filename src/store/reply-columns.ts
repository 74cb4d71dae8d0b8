/** What replies do, turn by turn in the order of the frame; read only for metrics of replies. */
import type { Filter } from '../domain/filter.ts';
import { foldWords } from '../domain/phrase.ts';
import { ANY_DEFLECTION, DEFLECTS, maskOf, type ReplyColumns } from '../domain/reply-acts.ts';
import { triedIn } from '../domain/tried-channels.ts';
import { whereTurns } from './filter.ts';
import type { Store } from './open.ts';
import { textsOfTurns } from './open-turns.ts';

const TEXTS_AT_ONCE = 5_000;

/** @param filter and asOf as for loadTurnFrame: the same turns in the same order */
export function loadReplyColumns(store: Store, filter: Filter, asOf: number): ReplyColumns {
  const where = whereTurns(store.db, filter, asOf);
  const rows = store.db
    .prepare(
      `SELECT t.key, t.thread, t.brand || ' ' || t.customer || ' ' || t.thread,
         coalesce((SELECT group_concat(coalesce(h.reply_act, l.reply_act, '?')) FROM reply r
           JOIN post p ON p.key = r.post AND p.created_at <= :as_of
           LEFT JOIN post_label l ON l.post = r.post LEFT JOIN hand_label h ON h.post = r.post
           WHERE r.turn = t.key AND r.auto = 0), '')
       FROM turn t NOT INDEXED WHERE t.status <> 'clock-skew' AND ${where.sql} ORDER BY t.key`,
    )
    .raw()
    .all(where.params) as [number, number, string, string][];
  const masks = new Map<string, number>();
  const acts = Int32Array.from(rows, ([, , , text]) => {
    let mask = masks.get(text);
    if (mask === undefined) {
      mask = maskOf(text);
      masks.set(text, mask);
    }
    return mask;
  });
  const sentAway = new Set(
    rows.filter((_, at) => (acts[at]! & ANY_DEFLECTION) !== 0).map(([, , conversation]) => conversation),
  );
  const asked = rows.flatMap(([key, , conversation], at) => (sentAway.has(conversation) ? [{ key, at }] : []));
  const tried = new Int32Array(rows.length);
  for (let from = 0; from < asked.length; from += TEXTS_AT_ONCE) {
    const some = asked.slice(from, from + TEXTS_AT_ONCE);
    const texts = textsOfTurns(
      store,
      some.map(({ key }) => key),
    );
    for (const { key, at } of some) tried[at] = triedMask(texts.get(key) ?? '');
  }
  return { thread: Float64Array.from(rows, ([, thread]) => thread), acts, tried };
}

function triedMask(text: string): number {
  let mask = 0;
  for (const name of triedIn(foldWords(text))) mask |= name === 'again' ? ANY_DEFLECTION : DEFLECTS[name];
  return mask;
}

/** Replies of whole conversations as columns, some of them at a time; read only for metrics of replies. */
import type { ReplyColumns, ReplyFact } from '../../domain/reply-columns.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, packed, readList, UNINDEXED } from '../dialect.ts';
import { anyLabels } from '../labels/turn-labels.ts';
import { type Begun, begunIn, foundRows, OF_BEGUN, ofRows } from './begun-conversations.ts';
import { joinReplies } from './join-replies.ts';
import { inDigits, unpackWhole } from './packed-numbers.ts';
import { actsReader, agentsReader } from './reply-cells.ts';
import { readReplyFacts } from './reply-facts.ts';

const NUMBERS = ['t.key - :after', 't.ordinal', 'p.created_at', 'r.auto'];

const ORDER = 't.key, r.post';

/**
 * The replies of the conversations that began in a frame, whatever the filter left out of their later turns.
 * @param asOf unix seconds: turns and replies after it are not there yet
 * @returns reads them for frames in the order of their keys, each read of the keys (after, upto]
 */
export async function openReplyColumns(db: Database, asOf: number, facts: readonly ReplyFact[]) {
  const isLabelled = await anyLabels(db);
  const besides = isLabelled ? facts : [];
  const [acts, agents] = [actsReader(isLabelled, facts), await agentsReader(db, isLabelled, facts)];
  const cells = [...acts.cells, ...agents.cells];
  const sql = `SELECT ${[packed(NUMBERS.flatMap(inDigits), ORDER), ...cells.map((cell) => readList(cell, ORDER))].join(', ')} FROM turn t ${UNINDEXED}
    ${IN_ORDER} JOIN reply r ON r.turn = t.key ${IN_ORDER} JOIN post p ON p.key = r.post AND p.created_at <= :as_of
    ${cells.length > 0 ? 'LEFT JOIN post_label l ON l.post = r.post LEFT JOIN hand_label h ON h.post = r.post' : ''}
    WHERE ${OF_BEGUN}`;

  async function repliesOf(begun: Begun): Promise<ReplyColumns> {
    const [[bytes, ...lists]] = (await db.readRaw<[Uint8Array | null, ...string[]]>(sql, begun.params)) as [
      [Uint8Array | null, ...string[]],
    ];
    const [place, ordinal, at, auto] = unpackWhole(bytes, NUMBERS.length) as [Float64Array, ...Float64Array[]];
    const { turn, conversation, theirs } = foundRows(begun, place, ordinal!);
    const rows = byTime(theirs, turn, at!);
    const n = rows.length;
    return {
      n,
      conversation: ofRows(rows, conversation, new Int32Array(n)),
      turn: ofRows(rows, turn, new Int32Array(n)),
      at: ofRows(rows, at!, new Float64Array(n)),
      auto: ofRows(rows, auto!, new Uint8Array(n)),
      acts: ofRows(rows, acts.read(lists[0], place.length), new Int32Array(n)),
      agent: ofRows(rows, agents.read(lists[acts.cells.length], place.length), new Uint32Array(n)),
      agents: agents.names,
    };
  }

  return async (frame: TurnFrame, range: { after: number; upto: number }): Promise<ReplyColumns> => {
    const parts: ReplyColumns[] = [];
    for await (const begun of begunIn(db, frame, range, asOf)) {
      const replies = await repliesOf(begun);
      parts.push({ ...replies, ...(await readReplyFacts(db, replies, begun, besides)) });
    }
    return joinReplies(parts, agents.names);
  };
}

/** Rows come by turn; those of one turn are few. */
function byTime(rows: Uint32Array, turn: Int32Array, at: Float64Array): Uint32Array {
  for (let next = 1; next < rows.length; next++) {
    const row = rows[next]!;
    let to = next;
    for (; to > 0 && turn[rows[to - 1]!] === turn[row] && at[rows[to - 1]!]! > at[row]!; to--) rows[to] = rows[to - 1]!;
    rows[to] = row;
  }
  return rows;
}

/** Replies of whole conversations as columns, some of them at a time; read only for metrics of replies. */
import type { ReplyColumns, ReplyFact } from '../../domain/reply-columns.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, jsonList, packed, UNINDEXED } from '../dialect.ts';
import { anyLabels } from '../labels/turn-labels.ts';
import { type Begun, begunIn, OF_BEGUN, theirs } from './begun-conversations.ts';
import { joinReplies } from './join-replies.ts';
import { fromDigits, inDigits, unpack } from './packed-numbers.ts';
import { actsReader, agentsReader } from './reply-cells.ts';
import { readReplyFacts } from './reply-facts.ts';

const NUMBERS = [...inDigits('t.key - :after'), ...inDigits('t.ordinal'), ...inDigits('p.created_at'), 'r.auto'];

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
  const sql = `SELECT ${[packed(NUMBERS), ...cells.map((cell) => jsonList(cell))].join(', ')} FROM turn t ${UNINDEXED}
    ${IN_ORDER} JOIN reply r ON r.turn = t.key ${IN_ORDER} JOIN post p ON p.key = r.post AND p.created_at <= :as_of
    ${cells.length > 0 ? 'LEFT JOIN post_label l ON l.post = r.post LEFT JOIN hand_label h ON h.post = r.post' : ''}
    WHERE ${OF_BEGUN}`;

  async function repliesOf(begun: Begun): Promise<ReplyColumns> {
    const { after } = begun.params;
    const [[bytes, ...lists]] = (await db.readRaw<[Uint8Array | null, ...string[]]>(sql, begun.params)) as [
      [Uint8Array | null, ...string[]],
    ];
    const columns = NUMBERS.map(() => new Int32Array((bytes?.length ?? 0) / NUMBERS.length));
    const n = unpack(bytes, columns);
    const digits = (place: number) => (row: number) => fromDigits(columns[place]![row]!, columns[place + 1]![row]!);
    const [place, ordinal, at, auto] = [digits(0), digits(2), digits(4), columns[6]!];
    const conversation = (row: number) => after + place(row) - ordinal(row) + 1;
    const rows = byTime(theirs(begun, n, conversation), place, at);
    const [actsOf, agentOf] = [acts.read(lists[0], n), agents.read(lists[acts.cells.length], n)];
    return {
      n: rows.length,
      conversation: Int32Array.from(rows, conversation),
      turn: Int32Array.from(rows, (row) => after + place(row)),
      at: Float64Array.from(rows, at),
      auto: Uint8Array.from(rows, (row) => auto[row]!),
      acts: Int32Array.from(rows, (row) => actsOf[row]!),
      agent: Uint32Array.from(rows, (row) => agentOf[row]!),
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
function byTime(rows: Uint32Array, turn: (row: number) => number, at: (row: number) => number): Uint32Array {
  for (let next = 1; next < rows.length; next++) {
    const row = rows[next]!;
    let to = next;
    for (; to > 0 && turn(rows[to - 1]!) === turn(row) && at(rows[to - 1]!) > at(row); to--) rows[to] = rows[to - 1]!;
    rows[to] = row;
  }
  return rows;
}

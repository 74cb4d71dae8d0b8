/** What passed between a customer and the brands before: on this account, and under the same handle on other channels. */
import { type Decision, effectiveDecisions } from '../../domain/decision.ts';
import type { Database } from '../database.ts';
import { list, sameCase } from '../dialect.ts';
import { objectOf } from '../row-object.ts';
import { STORED_DECISION_COLUMNS } from '../work/decisions.ts';

export interface PastTurn {
  key: number;
  brand: string;
  channel: string;
  thread: number;
  asked_post: string;
  asked_at: number;
  status: string;
  answered_at: number | null;
  text: string;
  /** Another account with the same handle: perhaps the same person. */
  same_handle: number;
  decisions: Decision[];
}

const CELLS: Readonly<Record<Exclude<keyof PastTurn, 'decisions'>, string>> = {
  key: 't.key',
  brand: 'b.name',
  channel: 't.channel',
  thread: 't.thread',
  asked_post: 'p.id',
  asked_at: 't.asked_at',
  status: 't.status',
  answered_at: 't.answered_at',
  text: 'p.text',
  same_handle: 'k.same_handle',
};
const NAMES = Object.keys(CELLS);

/** Newest first. @param limit at most this many */
export async function customerHistory(
  db: Database,
  customer: number,
  channels: readonly string[],
  limit: number,
): Promise<PastTurn[]> {
  const rows = await db.readRaw<unknown[]>(
    `WITH me AS (SELECT key, folded FROM account WHERE key = :customer),
     known AS (
       SELECT key, 0 AS same_handle FROM me
       UNION ALL
       SELECT a.key, 1 FROM me JOIN account a ON a.channel IN ${list('channels', 'text')} AND a.folded = me.folded
       WHERE a.key <> me.key AND a.brand IS NULL),
     past AS (
       SELECT ${Object.entries(CELLS).map(([name, cell]) => `${cell} AS ${name}`)}
       FROM known k JOIN turn t ON t.customer = k.key JOIN brand b ON b.key = t.brand JOIN post p ON p.key = t.asked_post
       ORDER BY t.asked_at DESC LIMIT :limit)
     SELECT ${NAMES.map((name) => `past.${name}`)}, ${STORED_DECISION_COLUMNS.map((name) => `d.${name}`)}
     FROM past LEFT JOIN mention m ON m.turn = past.key LEFT JOIN post q ON q.key = m.post
       LEFT JOIN decision d ON d.channel = q.channel AND d.post = q.id AND ${sameCase('d.brand')} = ${sameCase('past.brand')}
     ORDER BY past.asked_at DESC, past.key, d.decided_at, d.key`,
    { customer, channels, limit },
  );
  const turns = new Map<unknown, PastTurn>();
  for (const [key, ...cells] of rows) {
    const known = turns.get(key);
    const turn = known ?? { ...objectOf<PastTurn>(NAMES, [key, ...cells]), decisions: [] };
    if (!known) turns.set(key, turn);
    const decided = cells.slice(NAMES.length - 1);
    if (decided[0] !== null) turn.decisions.push(objectOf<Decision>(STORED_DECISION_COLUMNS, decided));
  }
  return [...turns.values()].map((turn) => ({ ...turn, decisions: effectiveDecisions(turn.decisions) }));
}

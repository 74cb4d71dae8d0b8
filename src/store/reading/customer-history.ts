/** What passed between a customer and the brands before: on this account, and under the same handle on other channels. */
import type { Decision } from '../../domain/decision.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { decisionsByTurn } from '../work/decisions.ts';

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

/** Newest first. @param limit at most this many */
export async function customerHistory(
  db: Database,
  customer: number,
  channels: readonly string[],
  limit: number,
): Promise<PastTurn[]> {
  const rows = await db.read<Omit<PastTurn, 'decisions'>>(
    `WITH me AS (SELECT key, folded FROM account WHERE key = :customer),
     known AS (
       SELECT key, 0 AS same_handle FROM me
       UNION ALL
       SELECT a.key, 1 FROM me JOIN account a ON a.channel IN ${list('channels', 'text')} AND a.folded = me.folded
       WHERE a.key <> me.key AND a.brand IS NULL)
     SELECT t.key, b.name AS brand, t.channel, t.thread, p.id AS asked_post, t.asked_at, t.status, t.answered_at, p.text, k.same_handle
     FROM known k JOIN turn t ON t.customer = k.key JOIN brand b ON b.key = t.brand JOIN post p ON p.key = t.asked_post
     ORDER BY t.asked_at DESC LIMIT :limit`,
    { customer, channels, limit },
  );
  const decisions = await decisionsByTurn(
    db,
    rows.map(({ key }) => key),
  );
  return rows.map((row) => ({ ...row, decisions: decisions.get(row.key) ?? [] }));
}

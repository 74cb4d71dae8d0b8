/** Later turns that a filter cuts off conversations: read only for metrics that follow conversations whole. */
import type { Filter } from '../../domain/filter.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { whereTurns } from './filter.ts';

/** Whether a later turn of a conversation can fail the filter where its first turn passes. */
function cuts({ until, status, agents, search, labels, turns }: Filter): boolean {
  const isPicky = status.length > 0 || agents !== undefined || search !== undefined || Object.keys(labels).length > 0;
  return until !== undefined || turns !== 'all' || isPicky;
}

/**
 * @param filter and asOf as for loadTurnFrame, and the frame it gave
 * @returns for each later turn outside the frame, of the reach that the filter asks for, the key of its conversation's first
 */
export async function loadLaterTurns(
  db: Database,
  filter: Filter,
  asOf: number,
  frame: TurnFrame,
): Promise<Int32Array | undefined> {
  if (!cuts(filter) || frame.n === 0) return undefined;
  const { brands, channels, reach, customer, since } = filter;
  const whole: Filter = { brands, channels, reach, customer, since, status: [], labels: {}, turns: 'next' };
  const where = await whereTurns(db, whole, asOf);
  const rows = await db.readRaw<[key: number, ordinal: number]>(
    `SELECT t.key, t.ordinal FROM turn t NOT INDEXED WHERE t.status <> 'clock-skew' AND ${where.sql} ORDER BY t.key`,
    where.params,
  );
  const inFrame = new Set(frame.key);
  const conversations: number[] = [];
  for (const [key, ordinal] of rows) if (!inFrame.has(key)) conversations.push(key - ordinal + 1);
  return Int32Array.from(conversations).sort();
}

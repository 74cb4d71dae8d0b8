/** Later turns that a filter cuts off conversations: read only for metrics that follow conversations whole. */
import type { Filter } from '../../domain/filter.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { UNINDEXED } from '../dialect.ts';
import { whereTurns } from './filter.ts';

/** Whether a later turn of a conversation can fail the filter where its first turn passes. */
function cuts({ until, status, agents, search, labels, turns }: Filter): boolean {
  const isPicky = status.length > 0 || agents !== undefined || search !== undefined || Object.keys(labels).length > 0;
  return until !== undefined || turns !== 'all' || isPicky;
}

/**
 * @param filter and asOf as for readTurns, and the frame it gave
 * @param range of the keys that the frame was read of; all when left out
 * @returns for each later turn outside the frame, of the reach that the filter asks for, the key of its conversation's first
 */
export async function loadLaterTurns(
  db: Database,
  filter: Filter,
  asOf: number,
  frame: Pick<TurnFrame, 'key'>,
  { after, upto }: { after: number; upto: number } = { after: 0, upto: Number.MAX_SAFE_INTEGER },
): Promise<Int32Array | undefined> {
  if (!cuts(filter)) return undefined;
  const { brands, channels, reach, customer, since } = filter;
  const whole: Filter = { brands, channels, reach, customer, since, status: [], labels: {}, turns: 'next' };
  const where = await whereTurns(db, whole, asOf);
  const found = await db.readRaw<[key: number, ordinal: number]>(
    `SELECT t.key, t.ordinal FROM turn t ${UNINDEXED}
     WHERE t.key > :after AND t.key <= :upto AND t.status <> 'clock-skew' AND ${where.sql} ORDER BY t.key`,
    { ...where.params, after, upto },
  );
  const conversations: number[] = [];
  let at = 0;
  for (const [key, ordinal] of found) {
    while (at < frame.key.length && frame.key[at]! < key) at++;
    if (frame.key[at] !== key) conversations.push(key - ordinal + 1);
  }
  return Int32Array.from(conversations).sort();
}

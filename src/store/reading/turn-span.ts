/** In which time turns began, waited and were answered. */

import type { Filter } from '../../domain/filter.ts';
import { greatest, UNINDEXED } from '../dialect.ts';
import type { Store } from '../open.ts';
import { whereTurns } from './filter.ts';

/** Unix seconds. */
export interface WaitingSpan {
  /** When the first turn began. */
  first: number;
  /** When the last one did. */
  lastBegan: number;
  /** No turn was waiting, and none was watched, after this. */
  last: number;
}

/** @returns undefined where the filter picks no turn */
export async function spanOfTurns(store: Store, filter: Filter, asOf: number): Promise<WaitingSpan | undefined> {
  const where = await whereTurns(store, filter, asOf);
  const span = (await store.one<WaitingSpan | Record<keyof WaitingSpan, null>>(
    `SELECT min(t.asked_at) AS first, max(t.asked_at) AS "lastBegan",
       ${greatest('max(t.asked_at)', 'coalesce(max(t.answered_at), 0)', '(SELECT coalesce(max(until), 0) FROM coverage)')} AS last
     FROM turn t ${UNINDEXED} WHERE t.status <> 'clock-skew' AND ${where.sql}`,
    where.params,
  ))!;
  return span.first === null ? undefined : { ...span, last: Math.min(span.last, asOf) };
}

/** Turns with a post that was searched for, with the words of that post. */
import type { Filter } from '../../domain/filter.ts';
import type { Database } from '../database.ts';
import { fitsSearch } from '../dialect.ts';
import { type ShownTurn, TURNS } from './conversations.ts';
import { whereTurns } from './filter.ts';

const FITS = fitsSearch('p', 'search');

/** The first post of the customer that was found, else the answer. */
const FOUND_TEXT = `coalesce(
  (SELECT p.text FROM mention m JOIN post p ON p.key = m.post
   WHERE m.turn = t.key AND p.created_at <= :as_of AND ${FITS} ORDER BY p.created_at, p.key LIMIT 1),
  (SELECT p.text FROM post p WHERE p.key = t.answer_post AND ${FITS}), ask.text)`;

/** The newest turns of a filter with a search, and how many there are. @param asOf unix seconds */
export async function foundTurns(
  db: Database,
  filter: Filter,
  asOf: number,
  limit: number,
): Promise<{ turns: ShownTurn[]; count: number }> {
  const { sql, params } = await whereTurns(db, filter, asOf);
  const count = (await db.oneValue<number>(`SELECT count(*) FROM turn t WHERE ${sql}`, params))!;
  const turns = await db.read<ShownTurn>(
    `${TURNS(FOUND_TEXT)} WHERE ${sql} ORDER BY t.asked_at DESC, t.key DESC LIMIT :limit`,
    { ...params, limit },
  );
  return { turns, count };
}

/** Turns that both of two filters pick. */

import type { Filter } from '../../domain/filter.ts';
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { whereTurns } from './filter.ts';

/** How many turns meet both filters. Filters that exclude each other are recognised without reading any. */
export async function sharedTurns(db: Database, [a, b]: readonly [Filter, Filter], asOf: number): Promise<number> {
  if (areApart(a, b)) return 0;
  const [one, other] = [await whereTurns(db, a, asOf), await whereTurns(db, b, asOf, 'other_')];
  const found = await db.oneValue<number>(
    `SELECT count(*) FROM turn t WHERE t.status <> 'clock-skew' AND ${one.sql} AND ${other.sql}`,
    { ...one.params, ...other.params },
  );
  return found ?? 0;
}

function areApart(a: Filter, b: Filter): boolean {
  const lists = [
    [a.brands, b.brands],
    [a.channels, b.channels],
    [a.agents ?? [], b.agents ?? []],
  ] as const;
  return (
    (a.since ?? Number.NEGATIVE_INFINITY) >= (b.until ?? Number.POSITIVE_INFINITY) ||
    (b.since ?? Number.NEGATIVE_INFINITY) >= (a.until ?? Number.POSITIVE_INFINITY) ||
    lists.some(([one, other]) => one.length > 0 && other.length > 0 && !meets(one, other))
  );
}

function meets(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(one.map(foldName));
  return other.some((name) => names.has(foldName(name)));
}

/** The turns of a filter, read in parts by their keys: searches look through posts once, not for every part. */
import type { Filter } from '../../domain/filter.ts';
import type { Database, Params } from '../database.ts';
import { whereTurns } from './filter.ts';

export interface TurnParts {
  /** Turns t of the filter with keys in (:after, :upto]. */
  sql: string;
  params: Params;
  /** To be called when all parts are read. */
  close(): Promise<void>;
}

/** @param asOf unix seconds, as for whereTurns */
export async function openTurnParts(db: Database, filter: Filter, asOf: number): Promise<TurnParts> {
  const { sql, params } = await whereTurns(db, filter, asOf);
  if (filter.search === undefined)
    return { sql: `t.key > :after AND t.key <= :upto AND ${sql}`, params, close: async () => {} };
  const { table, drop } = await db.keepKeys(`SELECT t.key FROM turn t WHERE ${sql}`, params);
  return { sql: `t.key IN (SELECT key FROM ${table} WHERE key > :after AND key <= :upto)`, params, close: drop };
}

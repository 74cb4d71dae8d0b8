/** What is stored at all, asked where nothing matches. */
import type { Filter } from '../../domain/filter.ts';
import type { Database } from '../database.ts';
import { whereTurns } from './filter.ts';

export interface Contents {
  posts: boolean;
  brands: boolean;
}

export async function contents(db: Database): Promise<Contents> {
  const found = await db.one<Record<keyof Contents, number>>(
    'SELECT EXISTS (SELECT 1 FROM post) AS posts, EXISTS (SELECT 1 FROM brand) AS brands',
  );
  return { posts: found!.posts === 1, brands: found!.brands === 1 };
}

export interface StoredTurns {
  n: number;
  /** When the first and the last of them began, unix seconds. */
  first: number;
  last: number;
}

/** The turns that a filter picks and metrics can count; undefined when there is none. */
export async function storedTurns(db: Database, filter: Filter, asOf: number): Promise<StoredTurns | undefined> {
  const where = await whereTurns(db, filter, asOf);
  const found = await db.one<StoredTurns>(
    `SELECT count(*) AS n, min(t.asked_at) AS first, max(t.asked_at) AS last
     FROM turn t WHERE t.status <> 'clock-skew' AND ${where.sql}`,
    where.params,
  );
  return found!.n > 0 ? found : undefined;
}

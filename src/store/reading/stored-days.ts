/** What is held at all, asked where nothing matches. */
import type { Filter } from '../../domain/filter.ts';
import type { Store } from '../open.ts';
import { whereTurns } from './filter.ts';

export interface Holdings {
  posts: boolean;
  brands: boolean;
}

export function holdings({ db }: Store): Holdings {
  const { posts, brands } = db
    .prepare('SELECT EXISTS (SELECT 1 FROM post) AS posts, EXISTS (SELECT 1 FROM brand) AS brands')
    .get() as Record<keyof Holdings, number>;
  return { posts: posts === 1, brands: brands === 1 };
}

export interface HeldTurns {
  n: number;
  /** When the first and the last of them began, unix seconds. */
  first: number;
  last: number;
}

/** The turns that a filter picks and metrics can count; undefined when there is none. */
export function heldTurns({ db }: Store, filter: Filter, asOf: number): HeldTurns | undefined {
  const where = whereTurns(db, filter, asOf);
  const found = db
    .prepare(
      `SELECT count(*) AS n, min(t.asked_at) AS first, max(t.asked_at) AS last
       FROM turn t WHERE t.status <> 'clock-skew' AND ${where.sql}`,
    )
    .get(where.params) as HeldTurns;
  return found.n > 0 ? found : undefined;
}

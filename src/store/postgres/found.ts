/** Searches: what the server finds to contain a part of what was typed is read, and compared here as everywhere. */
import { matchOf } from '../../domain/search-match.ts';
import type { Params } from '../database.ts';
import type { Answer } from './exchange.ts';

const SEARCHES = /⟦(?:found_posts|fits_search)[^⟦⟧]*?([a-z_]+)⟧/g;
const POSTS_AT_ONCE = 20_000;

/** @param read runs a statement where the one with the search will run */
export async function findPosts(
  sql: string,
  sets: readonly Params[],
  read: (sql: string, params: Params) => Promise<Answer>,
): Promise<readonly Params[]> {
  const names = new Set([...sql.matchAll(SEARCHES)].map(([, name]) => name!));
  if (names.size === 0) return sets;
  return Promise.all(
    sets.map(async (params) => {
      const found: Record<string, number[]> = {};
      for (const name of names) found[`found_by_${name}`] = await keysOf(String(params[name]), read);
      return { ...params, ...found };
    }),
  );
}

async function keysOf(typed: string, read: (sql: string, params: Params) => Promise<Answer>): Promise<number[]> {
  const match = matchOf(typed);
  const pattern = `%${match.literal.replace(/[\\%_]/g, '\\$&')}%`;
  const keys: number[] = [];
  for (let after = 0; ; ) {
    const { rows } = await read(
      `SELECT key, text FROM post WHERE key > :after AND search_text(text) LIKE :pattern ORDER BY key LIMIT ${POSTS_AT_ONCE}`,
      { after, pattern },
    );
    for (const [key, text] of rows as [number, string][]) if (match.fits(text)) keys.push(key);
    if (rows.length < POSTS_AT_ONCE) return keys;
    after = rows.at(-1)![0] as number;
  }
}

/** Searches in SQLite: the functions that its statements call, and the full-text index, filled and checked. */
import { setImmediate } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { type IndexQuery, matchOf, type SearchMatch } from '../../domain/search-match.ts';
import { searchText } from '../../domain/search-text.ts';
import { indexedWords } from '../../domain/search-words.ts';
import { Interrupted } from '../../errors.ts';
import type { IndexOptions } from '../database.ts';
import { ADD_WORDS } from './dialect.ts';
import { isOfKind } from './errors.ts';

/** Half a second's work: others who write wait no longer. */
const POSTS_AT_ONCE = 20_000;
/** Fewer posts beyond the index than this are searched in a few milliseconds. */
const WORTH_FILLING = 10_000;
const TIMEOUT_MS = 200;

/** A match of the full-text index that finds nothing. */
const NOTHING = '"a" NOT "a"';

/** To be called once for each connection. */
export function defineSearch(sqlite: Sqlite.Database): void {
  let typed: string | undefined;
  let match: SearchMatch;
  const matchFor = (search: string) => {
    if (search !== typed) match = matchOf(search);
    typed = search;
    return match;
  };
  const define = (name: string, work: (...texts: string[]) => string | number) =>
    sqlite.function(name, { deterministic: true, varargs: true }, (...values) =>
      values.every((value) => typeof value === 'string') ? work(...(values as string[])) : null,
    );
  // LIKE reads up to the first NUL.
  define('search_text', (text) => searchText(text!).replaceAll('\0', ' '));
  define('search_words', (text) => indexedWords(searchText(text!)).join(' '));
  define('search_fits', (text, search) => Number(matchFor(search!).fits(text!)));
  define('search_pattern', (search) => `%${matchFor(search!).literal.replace(/[\\%_]/g, '\\$&')}%`);
  define('search_is_indexed', (search) => Number(matchFor(search!).index !== undefined));
  define('search_is_exact', (search) => Number(matchFor(search!).index?.isExact ?? false));
  define('search_match', (search) => {
    const { index } = matchFor(search!);
    return index ? matchExpression(index) : NOTHING;
  });
}

function matchExpression({ groups }: IndexQuery): string {
  return groups
    .map((alternatives) => {
      const each = alternatives.map((words) =>
        words.map(({ word, isPrefix }) => `"${word}"${isPrefix ? ' *' : ''}`).join(' AND '),
      );
      return `(${each.map((words) => `(${words})`).join(' OR ')})`;
    })
    .join(' AND ');
}

/**
 * Adds posts to the index, some in a transaction, until all are there or another process writes: searches look through what
 * is left themselves.
 * @throws Interrupted; what was added stays
 */
export async function fillIndex(sqlite: Sqlite.Database, options: IndexOptions): Promise<void> {
  const { worth = WORTH_FILLING, onProgress, signal } = options;
  const number = (sql: string) => sqlite.prepare(sql).pluck().get() as number;
  const newest = () => number('SELECT coalesce(max(key), 0) FROM post');
  const indexed = () => number('SELECT upto FROM search_state');
  if (newest() - indexed() < worth) return;
  const add = sqlite.prepare(ADD_WORDS('p.key > :after AND p.key <= :upto'));
  const advance = sqlite.prepare('UPDATE search_state SET upto = :upto');
  const some = sqlite.transaction(() => {
    const [after, last] = [indexed(), newest()];
    const upto = Math.min(after + POSTS_AT_ONCE, last);
    add.run({ after, upto });
    advance.run({ upto });
    onProgress?.(upto, last);
    return upto < last;
  });
  try {
    for (let isMore = true; isMore; ) {
      if (signal?.aborted) throw new Interrupted('interrupted: the next search goes on filling the index');
      isMore = some.immediate();
      // Keys and signals are handled between two steps.
      await setImmediate();
    }
  } catch (error) {
    if (!['SQLITE_BUSY', 'SQLITE_READONLY', 'SQLITE_FULL'].some((kind) => isOfKind(error, kind))) throw error;
  }
}

export const DAMAGED_INDEX =
  'the index of searches is damaged; posts are not, and doctor --deep --repair empties it for the next search to fill';

/** Whether a message of SQLite's integrity check is about the index. */
export function isOfIndex(damage: string): boolean {
  return /fts5/i.test(damage);
}

/** Compares in how many posts each word is with a new index of the same posts, which replaces the old one. */
export function isIndexOfTexts(sqlite: Sqlite.Database): boolean {
  const upto = sqlite.prepare('SELECT upto FROM search_state').pluck().get();
  sqlite.exec(`CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab(main, post_words, row);
    CREATE TEMP TABLE stored_word AS SELECT term, doc FROM indexed_word;
    INSERT INTO post_words (post_words) VALUES ('delete-all')`);
  sqlite.prepare(ADD_WORDS('p.key <= ?')).run(upto);
  const differs = sqlite.prepare(
    `SELECT EXISTS (SELECT term, doc FROM indexed_word EXCEPT SELECT term, doc FROM stored_word)
       OR EXISTS (SELECT term, doc FROM stored_word EXCEPT SELECT term, doc FROM indexed_word)`,
  );
  const isRight = differs.pluck().get() === 0;
  sqlite.exec('DROP TABLE indexed_word; DROP TABLE stored_word');
  return isRight;
}

/** Runs work that writes on a connection opened to read, without waiting long for others. */
export async function writingBriefly(sqlite: Sqlite.Database, work: () => Promise<void>): Promise<void> {
  const queryOnly = sqlite.pragma('query_only', { simple: true });
  const timeout = sqlite.pragma('busy_timeout', { simple: true });
  sqlite.pragma('query_only = OFF');
  sqlite.pragma(`busy_timeout = ${TIMEOUT_MS}`);
  try {
    await work();
  } finally {
    sqlite.pragma(`busy_timeout = ${timeout}`);
    sqlite.pragma(`query_only = ${queryOnly}`);
  }
}

/**
 * The few words of SQL that databases spell differently. A statement holds the word with its arguments in ⟦brackets⟧, and
 * the adapter writes it out before it prepares the statement: a new database is an adapter and its spelling of these.
 */
import { searchText } from '../domain/search-text.ts';

type ColumnType = 'integer' | 'real' | 'text';

/** How a database spells each word, given its arguments as SQL. */
export interface Dialect {
  list(param: string, type: string): string;
  records(param: string, ...columns: string[]): string;
  json_list(cell: string, order?: string): string;
  json_text(text: string): string;
  read_list(cell: string, order: string): string;
  joined(cell: string, order?: string): string;
  iso_time(seconds: string): string;
  holds_words(text: string, param: string): string;
  found_posts(param: string): string;
  fits_search(post: string, param: string): string;
  index_words(param: string): string;
  unindex_words(param: string): string;
  empty_index(): string;
  field(json: string, ...path: string[]): string;
  with_field(json: string, key: string, value: string): string;
  of_first(cell: string, order: string): string;
  least(...values: string[]): string;
  greatest(...values: string[]): string;
  packed(order: string, ...cells: string[]): string;
  same_case(text: string): string;
  in_order(): string;
  read_order(order: string): string;
  by_index(name: string): string;
  unindexed(): string;
}

const word = (name: keyof Dialect, ...parts: readonly string[]) => `⟦${name} ${parts.join('¦')}⟧`;

/** The elements of a parameter that is a list, as a query in brackets: `IN ${list('keys')}`. */
export const list = (param: string, type: ColumnType = 'integer') => word('list', param, type);

/** A parameter that is a list of objects, as a table in brackets: `FROM ${records('rows', { post: 'integer' })} r`. */
export const records = (param: string, columns: Readonly<Record<string, ColumnType>>) =>
  word('records', param, ...Object.entries(columns).map(([name, type]) => `${name} ${type}`));

/** The cells of a group as a JSON array. @param order the terms of an ORDER BY */
export const jsonList = (cell: string, order?: string) => word('json_list', cell, ...(order ? [order] : []));

/** A text as JSON, in quotes. */
export const jsonText = (text: string) => word('json_text', text);

/**
 * The same in the order in which rows are read, as `packed` takes them.
 * @param order what orders them where a database reads in no order
 */
export const readList = (cell: string, order: string) => word('read_list', cell, order);

/** The texts of a group in one, with commas between. @param order what orders them where a database reads in no order */
export const joined = (cell: string, order?: string) => word('joined', cell, ...(order ? [order] : []));

/** Unix seconds as 2026-10-01T09:00:00Z. */
export const isoText = (seconds: string) => word('iso_time', seconds);

/** Whether a text matches a pattern of LIKE, with \\ to escape, as searches compare: searchText of the domain. */
export const holdsWords = (text: string, param: string) => word('holds_words', text, param);

/** The pattern of texts that contain another one. */
export const containing = (text: string) => `%${searchText(text).replace(/[\\%_]/g, '\\$&')}%`;

/** The posts that a search finds, given as it was typed, as a table in brackets with key and created_at. */
export const foundPosts = (param: string) => word('found_posts', param);

/** Whether a search finds the text of a post. @param post the name of its row */
export const fitsSearch = (post: string, param: string) => word('fits_search', post, param);

/** A text to be compared or ordered without regard to the case of ASCII letters, as names of brands are. */
export const sameCase = (text: string) => word('same_case', text);

/** Statements that add the texts of these posts to the index of searches, take them out of it, and empty it. */
export const indexWords = (param: string) => word('index_words', param);
export const unindexWords = (param: string) => word('unindex_words', param);
export const EMPTY_INDEX = word('empty_index');

/** A field of a JSON object or array as a value: null where there is none. @param path names, or places from 0 */
export const field = (json: string, ...path: (string | number)[]) => word('field', json, ...path.map(String));

/** JSON with one field, by its name or place, set to a value. */
export const withField = (json: string, key: string | number, value: string) =>
  word('with_field', json, String(key), value);

/** Of the row of a group where the order is least. The query selects `min(order)` as well, and no other min or max. */
export const ofFirst = (cell: string, order: string) => word('of_first', cell, order);

/** Of values in one row; none may be null. */
export const least = (...values: string[]) => word('least', ...values);
export const greatest = (...values: string[]) => word('greatest', ...values);

/**
 * Whole numbers of all rows as one run of bytes, each number a character of UTF-8: null is 0, and what no character
 * stands for is U+FFFD. Null where there is no row.
 * @param order what orders the rows where a database reads in no order
 */
export const packed = (cells: readonly string[], order: string) => word('packed', order, ...cells);

/** Before JOIN, for a planner that would begin at the wrong end: the left side first, then the right for each of its rows. */
export const IN_ORDER = word('in_order');

/** At the end of a statement: rows in the order in which they are read. @param order what orders them where a database reads in no order */
export const readOrder = (order: string) => word('read_order', order);

/** After a table, for a planner that would take another index. */
export const byIndex = (name: string) => word('by_index', name);

/** After a table that is read whole, in the order of its keys. */
export const UNINDEXED = word('unindexed');

const INNERMOST = /⟦([a-z_]+) ([^⟦⟧]*)⟧/g;

/** A statement as a database understands it. @throws TypeError for a word that is not in the dialect */
export function spell(sql: string, dialect: Dialect): string {
  let spelled = sql;
  while (spelled.includes('⟦'))
    spelled = spelled.replace(INNERMOST, (_, name: string, parts: string) => {
      const write = dialect[name as keyof Dialect] as ((...parts: string[]) => string) | undefined;
      if (!write) throw new TypeError(`no word of SQL is called "${name}"`);
      return write(...parts.split('¦'));
    });
  return spelled;
}

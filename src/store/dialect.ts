/**
 * The few words of SQL that databases spell differently. A statement holds the word with its arguments in ⟦brackets⟧, and
 * the adapter writes it out before it prepares the statement: a new database is an adapter and its spelling of these.
 */

type ColumnType = 'integer' | 'real' | 'text';

/** How a database spells each word, given its arguments as SQL. */
export interface Dialect {
  list(param: string, type: string): string;
  records(param: string, ...columns: string[]): string;
  json_list(cell: string, order?: string): string;
  joined(cell: string): string;
  iso_time(seconds: string): string;
  search_text(text: string): string;
}

const word = (name: keyof Dialect, ...parts: readonly string[]) => `⟦${name} ${parts.join('¦')}⟧`;

/** The elements of a parameter that is a list, as a query in brackets: `IN ${list('keys')}`. */
export const list = (param: string, type: ColumnType = 'integer') => word('list', param, type);

/** A parameter that is a list of objects, as a table in brackets: `FROM ${records('rows', { post: 'integer' })} r`. */
export const records = (param: string, columns: Readonly<Record<string, ColumnType>>) =>
  word('records', param, ...Object.entries(columns).map(([name, type]) => `${name} ${type}`));

/** The cells of a group as a JSON array. @param order the terms of an ORDER BY */
export const jsonList = (cell: string, order?: string) => word('json_list', cell, ...(order ? [order] : []));

/** The texts of a group in one, with commas between. @param cell may begin with DISTINCT */
export const joined = (cell: string) => word('joined', cell);

/** Unix seconds as 2026-10-01T09:00:00Z. */
export const isoTime = (seconds: string) => word('iso_time', seconds);

/** A text as searches compare it: searchText of the domain. */
export const searchText = (text: string) => word('search_text', text);

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

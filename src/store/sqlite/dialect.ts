/** How SQLite spells the words of the dialect and takes values: lists travel as JSON. */
import type { Params, Value } from '../database.ts';
import { type Dialect, spell } from '../dialect.ts';

/** The words of post p as the index stores them: its tokenizer folds and divides ASCII itself, faster than any function. */
const WORDS = 'CASE WHEN octet_length(p.text) = length(p.text) THEN p.text ELSE search_words(p.text) END';

/** Statements that add posts to the index, or delete them from it. @param posts a condition on post p */
export const ADD_WORDS = (posts: string) =>
  `INSERT INTO post_words (rowid, words) SELECT p.key, ${WORDS} FROM post p WHERE ${posts} ORDER BY p.key`;
const DELETE_WORDS = (posts: string) =>
  `INSERT INTO post_words (post_words, rowid, words) SELECT 'delete', p.key, ${WORDS} FROM post p WHERE ${posts}`;

const DIALECT: Dialect = {
  list: (param) => `(SELECT value FROM json_each(:${param}))`,
  records: (param, ...columns) => {
    const names = columns.map((column) => column.split(' ')[0]);
    return `(SELECT ${names.map((name) => `value ->> '${name}' AS ${name}`).join(', ')} FROM json_each(:${param}))`;
  },
  json_list: (cell, order) => `json_group_array(${cell}${order ? ` ORDER BY ${order}` : ''})`,
  json_text: (text) => `json_quote(${text})`,
  read_list: (cell) => `json_group_array(${cell})`,
  joined: (cell) => `group_concat(${cell})`,
  holds_words: (text, param) => like(text, `:${param}`),
  // What the index finds, read where the index alone cannot say; and what it does not know, read always.
  found_posts: (param) => {
    const fits = DIALECT.fits_search('p', param);
    return `(SELECT p.key, p.created_at FROM post_words(search_match(:${param})) w CROSS JOIN post p ON p.key = w.rowid
        WHERE search_is_exact(:${param}) OR ${fits}
      UNION ALL SELECT p.key, p.created_at FROM post p
        WHERE p.key > CASE WHEN search_is_indexed(:${param}) THEN (SELECT upto FROM search_state) ELSE 0 END AND ${fits})`;
  },
  fits_search: (post, param) =>
    `(${like(`${post}.text`, `search_pattern(:${param})`)} AND search_fits(${post}.text, :${param}))`,
  index_words: (param) => ADD_WORDS(`p.key IN ${DIALECT.list(param, 'integer')}`),
  unindex_words: (param) => DELETE_WORDS(`p.key IN ${DIALECT.list(param, 'integer')}`),
  empty_index: () => `INSERT INTO post_words (post_words) VALUES ('delete-all')`,
  field: (json, ...path) => `${json} ->> '${pathOf(path)}'`,
  with_field: (json, key, value) => `json_set(${json}, '${pathOf([key])}', ${value})`,
  // A column outside an aggregate is that of the row which the only min or max found.
  of_first: (cell) => cell,
  least: (...values) => `min(${values.join(', ')})`,
  greatest: (...values) => `max(${values.join(', ')})`,
  same_case: (text) => `${text} COLLATE NOCASE`,
  packed: (_, ...cells) => `CAST(group_concat(char(${cells.join(', ')}), '') AS BLOB)`,
  in_order: () => 'CROSS',
  read_order: () => '',
  by_index: (name) => `INDEXED BY ${name}`,
  unindexed: () => 'NOT INDEXED',
  iso_time: (seconds) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${seconds}, 'unixepoch')`,
};

/** Most texts are ASCII, which LIKE compares without regard to case five times as fast as any function does. */
function like(text: string, pattern: string): string {
  return `CASE WHEN octet_length(${text}) = length(${text}) THEN ${text} ELSE search_text(${text}) END LIKE ${pattern} ESCAPE '\\'`;
}

function pathOf(path: readonly string[]): string {
  return `$${path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('')}`;
}

export function spelled(sql: string): string {
  return spell(sql, DIALECT);
}

/** The arguments of a statement with named parameters. */
export function bound(params: object | undefined): unknown[] {
  if (params === undefined) return [];
  const entries = Object.entries(params);
  if (!entries.some(([, value]) => Array.isArray(value))) return [params];
  return [Object.fromEntries(entries.map(([name, value]) => [name, scalar(value)]))];
}

function scalar(value: unknown): unknown {
  return Array.isArray(value) ? JSON.stringify(value) : value;
}

/** A statement with its values written into it. */
export function literal(sql: string, params: Params): string {
  return spelled(sql).replace(/:([a-z]\w*)/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? literalValue(scalar(params[name]) as Value) : whole,
  );
}

function literalValue(value: Value): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

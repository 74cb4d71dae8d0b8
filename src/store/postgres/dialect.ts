/** How PostgreSQL spells the words of the dialect and takes values: lists travel as arrays, records as JSON. */
import type { Param, Params } from '../database.ts';
import { type Dialect, spell } from '../dialect.ts';
import type { Call } from './exchange.ts';
import { arrayText, jsonOf, TYPE, typeOf, written } from './values.ts';

const TYPES: Readonly<Record<string, string>> = { integer: 'int8', real: 'float8', text: 'text' };

const DIALECT: Dialect = {
  list: (param, type) => `(SELECT unnest(:${param}::${TYPES[type]}[]) AS value)`,
  records: (param, ...columns) => {
    const typed = columns.map((column) => column.split(' ') as [string, string]);
    return `(SELECT * FROM json_to_recordset(:${param}::json) AS listed (${typed.map(([name, type]) => `"${name}" ${TYPES[type]}`).join(', ')}))`;
  },
  json_list: (cell, order) => listOf(`coalesce(to_json(${cell})::text, 'null')`, order),
  read_list: (cell, order) => listOf(`coalesce(to_json(${cell})::text, 'null')`, order),
  json_text: (text) => `to_json(${text})::text`,
  joined: (cell, order) => `string_agg((${cell})::text, ','${order ? ` ORDER BY ${order}` : ''})`,
  iso_time: (seconds) => `iso_time(${seconds})`,
  holds_words: (text, param) => `search_text(${text}) LIKE :${param}`,
  found_posts: (param) =>
    `(SELECT p.key, p.created_at FROM post p WHERE p.key IN (SELECT unnest(:found_by_${param}::int8[])))`,
  fits_search: (post, param) => `${post}.key IN (SELECT unnest(:found_by_${param}::int8[]))`,
  index_words: () => 'SELECT 1',
  unindex_words: () => 'SELECT 1',
  empty_index: () => 'SELECT 1',
  field: (json, ...path) => `(${json})::json #>> '{${path.join(',')}}'`,
  with_field: (json, key, value) => `with_field(${json}, '${key}', (json_build_array(${value}) -> 0)::text)`,
  of_first: (cell, order) => `(array_agg(${cell} ORDER BY ${order}))[1]`,
  least: (...values) => `least(${values.join(', ')})`,
  greatest: (...values) => `greatest(${values.join(', ')})`,
  packed: (order, ...cells) =>
    `string_agg(${cells.map((cell) => `packed((${cell})::int8)`).join(' || ')}, '' ORDER BY ${order})`,
  same_case: (text) => `lower(${text} COLLATE "C")`,
  in_order: () => '',
  read_order: (order) => `ORDER BY ${order}`,
  by_index: () => '',
  unindexed: () => '',
};

function listOf(element: string, order: string | undefined): string {
  return `'[' || coalesce(string_agg(${element}, ','${order ? ` ORDER BY ${order}` : ''}), '') || ']'`;
}

const spellings = new Map<string, string>();

/** Columns of tables that statements make are as wide as SQLite's. */
export function spelled(sql: string): string {
  let text = spellings.get(sql);
  if (text === undefined) {
    text = spell(sql, DIALECT);
    if (/^\s*CREATE /.test(text)) text = text.replace(/\bINTEGER\b/g, 'bigint').replace(/\bSTRICT\s*$/, '');
    spellings.set(sql, text);
  }
  return text;
}

const NAMES = /'(?:[^']|'')*'|(?<![:\w]):([a-z]\w*)(::json\b)?/g;

const used = new Map<string, readonly string[]>();

function namesIn(text: string): readonly string[] {
  let names = used.get(text);
  if (!names) {
    names = [...new Set([...text.matchAll(NAMES)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
    used.set(text, names);
  }
  return names;
}

/** Texts with their parameters numbered, by the text and which parameters are null. */
const numbered = new Map<string, { sql: string; names: string[]; json: Set<string> }>();

/**
 * A statement as it is sent. What is null everywhere is written into it: a parameter without a type may not be where nothing
 * else tells its type.
 */
export function callOf(sql: string, sets: readonly Params[]): Call {
  const text = spelled(sql);
  const [first = {}] = sets;
  const isNull = (name: string) => sets.every((params) => params[name] === null || params[name] === undefined);
  const used = namesIn(text);
  for (const name of used) if (!Object.hasOwn(first, name)) throw new RangeError(`Missing named parameter "${name}"`);
  const nulls = used.filter(isNull);
  const id = `${nulls.join()}\n${text}`;
  let known = numbered.get(id);
  if (!known) {
    const names: string[] = [];
    const json = new Set<string>();
    const written = text.replace(NAMES, (whole, name: string | undefined, cast: string | undefined) => {
      if (name === undefined) return whole;
      if (nulls.includes(name)) return `NULL${cast ?? ''}`;
      if (cast) json.add(name);
      if (!names.includes(name)) names.push(name);
      return `$${names.indexOf(name) + 1}${cast ?? ''}`;
    });
    known = { sql: written, names, json };
    numbered.set(id, known);
  }
  const { names, json } = known;
  return {
    sql: known.sql,
    types: names.map((name) => widest(sets, name)),
    sets: sets.map((params) => names.map((name) => sent(params[name]!, json.has(name)))),
  };
}

function widest(sets: readonly Params[], name: string): number {
  let type = 0;
  for (const params of sets) {
    const own = typeOf(params[name]!);
    if (own === TYPE.float8) return own;
    if (own !== 0) type = own;
  }
  return type;
}

function sent(value: Param, isJson: boolean): string | Buffer | null {
  if (!Array.isArray(value)) return written(value);
  return isJson ? jsonOf(value) : arrayText(value);
}

/** A statement with its values written into it. */
export function literal(sql: string, params: Params): string {
  return spelled(sql).replace(NAMES, (whole, name: string | undefined, cast = '') => {
    if (name === undefined || !Object.hasOwn(params, name)) return whole;
    const value = sent(params[name]!, cast !== '');
    if (value === null) return `NULL${cast}`;
    return typeof params[name] === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'${cast}`;
  });
}

/** How DuckDB spells the words of the dialect and takes values: lists travel as JSON. */
import { UsageError } from '../../errors.ts';
import type { Param, Params, Value } from '../database.ts';
import { type Dialect, spell } from '../dialect.ts';

const TYPES: Readonly<Record<string, string>> = { integer: 'BIGINT', real: 'DOUBLE', text: 'VARCHAR' };
/** The characters that UTF-8 has: not below 0, not above U+10FFFF, no halves of a pair. */
const CHARACTER = (cell: string) =>
  `chr(CAST(CASE WHEN x BETWEEN 0 AND 55295 OR x BETWEEN 57344 AND 1114111 THEN x WHEN x IS NULL THEN 0 ELSE 65533 END AS INTEGER))`.replaceAll(
    /\bx\b/g,
    `(${cell})`,
  );

const DIALECT: Dialect = {
  list: (param, type) => `(SELECT unnest(from_json(CAST(:${param} AS JSON), '["${TYPES[type]}"]')) AS value)`,
  records: (param, ...columns) => {
    const fields = columns.map((column) => column.split(' ') as [string, string]);
    const shape = fields.map(([name, type]) => `"${name}":"${TYPES[type]}"`).join(',');
    return `(SELECT unnest(from_json(CAST(:${param} AS JSON), '[{${shape}}]'), recursive := true))`;
  },
  json_list: (cell, order) =>
    `coalesce(CAST(to_json(list(${cell}${order ? ` ORDER BY ${order}` : ''})) AS VARCHAR), '[]')`,
  read_list: (cell, order) => DIALECT.json_list(cell, order),
  json_text: (text) => `CAST(to_json(${text}) AS VARCHAR)`,
  joined: (cell, order) => `string_agg(${cell}, ','${order ? ` ORDER BY ${order}` : ''})`,
  holds_words: () => unsupported('a search'),
  found_posts: () => unsupported('--search'),
  fits_search: () => unsupported('--search'),
  index_words: () => unsupported('the index of searches'),
  unindex_words: () => unsupported('the index of searches'),
  empty_index: () => unsupported('the index of searches'),
  field: (json, ...path) => `(${json}) ->> '${pathOf(path)}'`,
  with_field: (json, key, value) => `json_merge_patch(${json}, json_object('${key}', ${value}))`,
  of_first: (cell, order) => `first(${cell} ORDER BY ${order})`,
  least: (...values) => `least(${values.join(', ')})`,
  greatest: (...values) => `greatest(${values.join(', ')})`,
  packed: (order, ...cells) => `encode(string_agg(concat(${cells.map(CHARACTER).join(', ')}), '' ORDER BY ${order}))`,
  same_case: (text) => `lower(${text})`,
  in_order: () => '',
  read_order: (order) => `ORDER BY ${order}`,
  by_index: () => '',
  unindexed: () => '',
  iso_time: (seconds) => `strftime(to_timestamp(${seconds}), '%Y-%m-%dT%H:%M:%SZ')`,
};

function unsupported(what: string): never {
  throw new UsageError(
    `${what} is not supported by --engine duckdb`,
    'Leave it out, or import the data into a database and leave --engine out.',
  );
}

function pathOf(path: readonly string[]): string {
  return `$${path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('')}`;
}

/** A name behind a colon, or text in quotes, where a colon is no parameter. */
const NAMED = /'(?:[^']|'')*'|:([a-z]\w*)/g;

/** A statement as DuckDB prepares it, and the parameters that it names. */
export function spelled(sql: string): { sql: string; names: string[] } {
  const names = new Set<string>();
  const text = spell(sql, DIALECT).replace(NAMED, (whole, name: string | undefined) => {
    if (name === undefined) return whole;
    names.add(name);
    return `$${name}`;
  });
  return { sql: text, names: [...names] };
}

/** @returns a value that DuckDB binds: whole numbers as such */
export function bound(value: Param | undefined): string | number | bigint | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return value as string | number;
}

/** A statement with its values written into it. */
export function literal(sql: string, params: Params): string {
  return spell(sql, DIALECT).replace(NAMED, (whole, name: string | undefined) =>
    name !== undefined && Object.hasOwn(params, name) ? literalValue(bound(params[name]) as Value) : whole,
  );
}

function literalValue(value: Value | bigint): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** How SQLite spells the words of the dialect and takes values: lists travel as JSON. */
import type { Params, Value } from '../database.ts';
import { type Dialect, spell } from '../dialect.ts';

const DIALECT: Dialect = {
  list: (param) => `(SELECT value FROM json_each(:${param}))`,
  records: (param, ...columns) => {
    const names = columns.map((column) => column.split(' ')[0]);
    return `(SELECT ${names.map((name) => `value ->> '${name}' AS ${name}`).join(', ')} FROM json_each(:${param}))`;
  },
  json_list: (cell, order) => `json_group_array(${cell}${order ? ` ORDER BY ${order}` : ''})`,
  joined: (cell) => `group_concat(${cell})`,
  search_text: (text) => `search_text(${text})`,
  iso_time: (seconds) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${seconds}, 'unixepoch')`,
};

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

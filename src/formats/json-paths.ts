/** Dotted paths through JSON records: "owner.username", and "items[].content" for what stands inside a list. */
import { isRecord, type Json } from '../payloads/json.ts';

const DEEPEST = 5;

/** The dotted paths of everything that is neither an object nor a list of objects, in order of appearance. */
export function dottedPaths(records: Json[]): string[] {
  const paths = new Set<string>();
  const walk = (record: Json, before: string, depth: number): void => {
    for (const [key, value] of Object.entries(record)) {
      if (isRecord(value) && depth < DEEPEST) walk(value, `${before}${key}.`, depth + 1);
      else if (!isRecord(value) && !isList(value)) paths.add(before + key);
    }
  };
  for (const record of records) walk(record, '', 1);
  return [...paths];
}

/** The lists of objects inside a record, by their path. */
export function listsOf(record: Json): [path: string, items: Json[]][] {
  const lists: [string, Json[]][] = [];
  const walk = (inside: Json, before: string, depth: number): void => {
    for (const key in inside) {
      const value = inside[key];
      if (typeof value !== 'object' || value === null) continue;
      if (isList(value)) lists.push([before + key, value.filter(isRecord)]);
      else if (!Array.isArray(value) && depth < DEEPEST) walk(value as Json, `${before}${key}.`, depth + 1);
    }
  };
  walk(record, '', 1);
  return lists;
}

/** The paths of records and of all lists in them, as --map takes them. */
export function pathsWithLists(records: Json[], depth = 1): string[] {
  const paths = new Set(dottedPaths(records));
  const lists = new Map<string, Json[]>();
  for (const record of depth > DEEPEST ? [] : records)
    for (const [path, items] of listsOf(record)) lists.set(path, [...(lists.get(path) ?? []), ...items.slice(0, 20)]);
  for (const [path, items] of lists)
    for (const inner of pathsWithLists(items, depth + 1)) paths.add(`${path}[].${inner}`);
  return [...paths];
}

const LONGEST_LIST = 600;

/** Paths as people read them: those that there is room for. */
export function shortList(paths: readonly string[]): string {
  let length = 0;
  const shown = paths.filter((path, at) => {
    length += path.length + 2;
    return at === 0 || length <= LONGEST_LIST;
  });
  return `${shown.join(', ')}${shown.length < paths.length ? ', …' : ''}`;
}

export function cellAt(record: Json, path: string): string {
  let value: unknown = record;
  for (const key of path in record ? [path] : path.split('.')) value = isRecord(value) ? value[key] : undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value)
    ? value.filter((item) => typeof item === 'string' || typeof item === 'number').join(' ')
    : '';
}

/** A list of accounts as JSON: of "tags[].name" the names, of "tags" the items as they are. '' where there is none. */
export function listCellAt(record: Json, path: string): string {
  const [list = '', item] = path.split('[].');
  const value = list.split('.').reduce<unknown>((inside, key) => (isRecord(inside) ? inside[key] : undefined), record);
  if (!Array.isArray(value)) return isRecord(value) ? JSON.stringify([value]) : cellAt(record, list);
  if (item === undefined) return JSON.stringify(value);
  return JSON.stringify(value.filter(isRecord).map((one) => cellAt(one, item)));
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some(isRecord);
}

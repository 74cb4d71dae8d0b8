/** Reads a configuration table key by key: values are checked, unread keys are unknown, and every fault names its path. */
import { didYouMean } from './near-name.ts';

type Path = readonly (string | number)[];
export interface Entry {
  path: Path;
}

/** Readers return undefined for a key that is absent or faulty; faults are reported once. */
export interface Reader extends Entry {
  keys(): string[];
  text(key: string): string | undefined;
  /** A list of texts; one text alone is a list of one. */
  texts(key: string): string[] | undefined;
  flag(key: string): boolean | undefined;
  /** A whole number from 0. */
  count(key: string): number | undefined;
  oneOf<const T extends string>(key: string, values: readonly T[]): T | undefined;
  oneOfMany<const T extends string>(key: string, values: readonly T[]): T[] | undefined;
  table(key: string): Reader | undefined;
  /** The tables inside a table, by name. */
  tables(key: string): [name: string, table: Reader][];
  /** A list of tables. */
  list(key: string): Reader[];
  /** Marks a key as known that is read elsewhere. */
  skip(key: string): void;
  fault(key: string | undefined, message: string): void;
  /** Reports the keys that were never read. */
  finish(): void;
}

/** @param report receives every fault with the path of its key; reading continues after it */
export function readTable(
  table: Record<string, unknown>,
  path: Path,
  report: (path: Path, message: string) => void,
): Reader {
  const asked = new Set<string>();
  const fault = (key: string | undefined, message: string) =>
    report(key === undefined ? path : [...path, key], message);
  function get<T>(key: string, is: (value: unknown) => T | undefined, wanted: string): T | undefined {
    asked.add(key);
    if (!Object.hasOwn(table, key)) return undefined;
    const value = is(table[key]);
    if (value === undefined) fault(key, `must be ${wanted}`);
    return value;
  }
  const reader: Reader = {
    path,
    keys: () => Object.keys(table),
    text: (key) => get(key, (value) => (typeof value === 'string' && value !== '' ? value : undefined), 'text'),
    texts: (key) => get(key, textsIn, 'text or a list of texts'),
    flag: (key) => get(key, (value) => (typeof value === 'boolean' ? value : undefined), 'true or false'),
    count: (key) =>
      get(
        key,
        (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined),
        'a whole number',
      ),
    oneOf: (key, values) => reader.oneOfMany(key, values)?.[0],
    oneOfMany(key, values) {
      const written = reader.texts(key);
      for (const each of written ?? [])
        if (!values.some((value) => value === each)) fault(key, `"${each}" is none of ${values.join(', ')}`);
      return written?.filter((each): each is (typeof values)[number] => values.some((value) => value === each));
    },
    table(key) {
      const inner = get(key, tableIn, 'a table');
      return inner && readTable(inner, [...path, key], report);
    },
    tables(key) {
      const outer = reader.table(key);
      return (
        outer?.keys().flatMap((name) => {
          const inner = outer.table(name);
          return inner ? [[name, inner] as [string, Reader]] : [];
        }) ?? []
      );
    },
    list(key) {
      const entries =
        get(key, (value) => (Array.isArray(value) ? (value as unknown[]) : undefined), 'a list of tables') ?? [];
      return entries.flatMap((entry, index) => {
        const inner = tableIn(entry);
        if (!inner) report([...path, key, index], 'must be a table');
        return inner ? [readTable(inner, [...path, key, index], report)] : [];
      });
    },
    skip: (key) => void asked.add(key),
    fault,
    finish() {
      for (const key of Object.keys(table)) {
        if (asked.has(key)) continue;
        fault(key, `is unknown${didYouMean(key, [...asked])}`);
      }
    },
  };
  return reader;
}

/** 'rules[2].when' */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : step))
    .join('.')
    .replaceAll('.[', '[');
}

function textsIn(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((each) => typeof each === 'string' && each !== '')
    ? (list as string[])
    : undefined;
}

function tableIn(value: unknown): Record<string, unknown> | undefined {
  const isTable = value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
  return isTable ? (value as Record<string, unknown>) : undefined;
}

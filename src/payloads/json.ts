/** Reading of foreign JSON: a value of an unexpected type is treated as absent. */

export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordAt(value: unknown, ...path: string[]): Json | undefined {
  const found = valueAt(value, ...path);
  return isRecord(found) ? found : undefined;
}

export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The records of a list; anything else in it is left out. */
export function recordsAt(value: unknown, ...path: string[]): Json[] {
  return listAt(value, ...path).filter(isRecord);
}

/** Text that is not empty. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A count: whole and not negative, as a number or as digits. */
export function countAt(value: unknown, ...path: string[]): number | undefined {
  const found = valueAt(value, ...path);
  const number = typeof found === 'string' && /^\d{1,15}$/.test(found) ? Number(found) : found;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** An id as text. A number beyond 2^53 has lost digits in parsing and is not an id. */
export function idAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path);
  if (typeof found === 'number') return Number.isSafeInteger(found) && found >= 0 ? String(found) : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** An ISO 8601 time with its zone, as unix seconds. "2021-08-10T18:45:03+0000" is one as well. */
export function timeAt(value: unknown, ...path: string[]): number | undefined {
  const found = textAt(value, ...path)?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const time = found === undefined ? Number.NaN : Date.parse(found);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

function valueAt(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) found = isRecord(found) ? found[key] : undefined;
  return found;
}

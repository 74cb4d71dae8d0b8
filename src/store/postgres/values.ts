/** Values as they travel: text both ways, truth as 0 and 1, whole numbers as numbers. */
import type { Param } from '../database.ts';

/** Object ids of the types that are spoken here. */
export const TYPE = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  float4: 700,
  float8: 701,
  numeric: 1700,
};

/** @throws RangeError for a whole number that JavaScript cannot hold, unless bigints are asked for */
export function readerOf(type: number, bigints: boolean): (text: string) => unknown {
  if (type === TYPE.bool) return (text) => Number(text === 't');
  if (type === TYPE.bytea) return (text) => Buffer.from(text.slice(2), 'hex');
  if (type === TYPE.int8 || type === TYPE.numeric)
    return bigints
      ? (text) => (Number.isSafeInteger(Number(text)) || text.includes('.') ? Number(text) : BigInt(text))
      : (text) => safe(Number(text), type);
  if ([TYPE.int2, TYPE.int4, TYPE.float4, TYPE.float8].includes(type)) return Number;
  return (text) => text;
}

function safe(value: number, type: number): number {
  if (type === TYPE.int8 && !Number.isSafeInteger(value)) throw new RangeError(`${value} is too large a number`);
  return value;
}

/** The type of a value; 0 for what any type may be. */
export function typeOf(value: Param): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? TYPE.int8 : TYPE.float8;
  if (value instanceof Uint8Array) return TYPE.bytea;
  return typeof value === 'string' ? TYPE.text : 0;
}

/** A value as text. PostgreSQL stores no NUL character: it becomes U+FFFD, as half characters do in every database. */
export function written(value: Param): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return String(value);
}

/** A list of values as PostgreSQL writes arrays. */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map(element).join(',')}}`;
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value).toString('hex')}"`;
  return `"${(written(value as string) as string).replace(/["\\]/g, '\\$&')}"`;
}

/** Objects as JSON, for statements that read them as a table. */
export function jsonOf(values: readonly unknown[]): string {
  const text = JSON.stringify(values);
  if (!text.includes('\\u0000')) return text;
  return JSON.stringify(values, (_, value) => (typeof value === 'string' ? written(value) : value));
}

/** Changes of bytes and of JSON that no writer makes, but disks, networks and attackers do. */
import type { Random } from '../../src/domain/random.ts';

/** Up to eight changes, of the bytes or, where they are JSON, of its values. */
export function mutated(random: Random, bytes: Buffer): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let times = 1 + pick(random, 8); times > 0; times--) changed = oneOf(random, MUTATIONS)(random, changed);
  return changed;
}

export const pick = (random: Random, below: number) => Math.floor(random() * below);
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[pick(random, list.length)]!;

const WORDS = [
  '"',
  '\n',
  '\r',
  '\0',
  '\ufeff',
  '{',
  ']',
  ',',
  ';',
  '\t',
  '\\u0000',
  '\\ud800',
  '-1e999',
  '\u202e',
  '\u001b[2J',
  'null',
  '__proto__',
  '2026-99-99T00:00:00Z',
  '99999999999999999999',
  '[[',
  "'''",
];

const MUTATIONS: ((random: Random, bytes: Buffer) => Buffer)[] = [
  (random, bytes) => {
    if (bytes.length > 0) bytes[pick(random, bytes.length)] = pick(random, 256);
    return bytes;
  },
  (random, bytes) => bytes.subarray(0, pick(random, bytes.length + 1)),
  (random, bytes) => {
    const [from, to] = span(random, bytes);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (random, bytes) => {
    const [from, to] = span(random, bytes);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]);
  },
  (random, bytes) => {
    const [from, to] = span(random, bytes);
    const at = pick(random, bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at)]);
  },
  (random, bytes) => {
    const at = pick(random, bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(oneOf(random, WORDS)), bytes.subarray(at)]);
  },
  changedValue,
  changedValue,
];

function span(random: Random, bytes: Buffer): [from: number, to: number] {
  const from = pick(random, bytes.length + 1);
  return [from, Math.min(bytes.length, from + pick(random, 200))];
}

const VALUES: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  0,
  -1,
  1e308,
  2 ** 53,
  [],
  {},
  [null],
  [[[[]]]],
  { length: 1e9 },
  '\ud800',
  '9'.repeat(400),
  '__proto__',
  '0000-00-00',
];

/** One value of JSON in the place of another; bytes that are no JSON stay. */
function changedValue(random: Random, bytes: Buffer): Buffer {
  const lines = bytes.toString('utf8').split('\n');
  for (const each of [[bytes.toString('utf8')], lines]) {
    const at = pick(random, each.length);
    const changed = changedJson(random, each[at]!);
    if (changed !== undefined) return Buffer.from(each.with(at, changed).join('\n'));
  }
  return bytes;
}

function changedJson(random: Random, text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push([holder as Record<string, unknown>, key]);
      visit((holder as Record<string, unknown>)[key]);
    }
  };
  visit(value);
  if (places.length === 0) return undefined;
  const [holder, key] = oneOf(random, places);
  if (random() < 0.2) delete holder[key];
  else holder[key] = random() < 0.3 ? oneOf(random, places)[0][oneOf(random, places)[1]] : oneOf(random, VALUES);
  try {
    return JSON.stringify(value);
  } catch {
    // It holds itself now.
    return undefined;
  }
}

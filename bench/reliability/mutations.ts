/** Files of every format with bytes changed, cut out, doubled and moved: read, or refused in the program's own words. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../src/domain/random.ts';
import { CareError } from '../../src/errors.ts';
import { readInputs } from '../../src/formats/reader.ts';
import type { Line } from './table.ts';

const FIXTURES = 'fixtures/formats';
const MOST_BYTES = 30_000;
const HUNG_MS = 1_000;

/** @param inputs how many, spread over the files */
export async function mutations(random: Random, inputs: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-mutations-'));
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const found = statSync(join(FIXTURES, name));
    return found.isFile() && found.size <= MOST_BYTES;
  });
  const line: Line = { what: 'changed inputs', faults: 0, lost: 0, doubled: 0, leaked: 0, hung: 0, broken: 0 };
  try {
    for (let at = 0; at < inputs; at++) {
      const name = files[at % files.length]!;
      const path = join(folder, name.replaceAll('/', '-'));
      writeFileSync(path, mutated(random, readFileSync(join(FIXTURES, name))));
      const started = performance.now();
      if (!(await isRead(path))) line.broken++;
      if (performance.now() - started > HUNG_MS) line.hung++;
      line.faults++;
    }
    return [line];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isRead(path: string): Promise<boolean> {
  try {
    for await (const { chunk } of readInputs([path])) chunk.posts.length;
    return true;
  } catch (error) {
    if (error instanceof CareError) return true;
    console.error(path, error);
    return false;
  }
}

function mutated(random: Random, bytes: Buffer): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 8); times > 0; times--)
    changed = MUTATIONS[pick(random, MUTATIONS.length)]!(random, changed);
  return changed;
}

const pick = (random: Random, below: number) => Math.floor(random() * below);
const WORDS = ['"', '\n', '\0', '\ufeff', '{', ']', ',', '\\u0000', '-1e999', '\u202e', 'null', '2026-99-99T00:00:00Z'];

const MUTATIONS: ((random: Random, bytes: Buffer) => Buffer)[] = [
  (random, bytes) => {
    if (bytes.length > 0) bytes[pick(random, bytes.length)] = pick(random, 256);
    return bytes;
  },
  (random, bytes) => bytes.subarray(0, pick(random, bytes.length + 1)),
  (random, bytes) => without(bytes, ...span(random, bytes)),
  (random, bytes) => {
    const [from, to] = span(random, bytes);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]);
  },
  (random, bytes) => {
    const at = pick(random, bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(WORDS[pick(random, WORDS.length)]!), bytes.subarray(at)]);
  },
];

function span(random: Random, bytes: Buffer): [from: number, to: number] {
  const from = pick(random, bytes.length + 1);
  return [from, Math.min(bytes.length, from + pick(random, 200))];
}

function without(bytes: Buffer, from: number, to: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

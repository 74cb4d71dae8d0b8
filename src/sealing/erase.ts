/** Takes rows out of a seal with their salts: nothing of them can be guessed then, and their leaves keep the root as it was. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERASED, NO_ROW, NO_SALT, ROWS, SALTS, SUMS, sumLine } from './files.ts';
import { openHashedFile } from './hashed-file.ts';
import { linesOf } from './lines.ts';
import type { SealedRow } from './rows.ts';

/** What to take out. */
export interface Named {
  /** The platform's id of a post. */
  post(id: string): boolean;
  /** A name, or a text that holds one. */
  text(text: string): boolean;
  /** Whether it is a person, whose rows all go with the one that names them, or only posts. */
  isPerson: boolean;
}

export interface Erasures {
  version: 1;
  erasures: { at: string; rows: number[] }[];
}

/** Numbers of the rows, from 1, that name what is to be taken out. */
export async function rowsNaming(folder: string, named: Named): Promise<number[]> {
  const customers = new Set<number>();
  const found = new Set<number>();
  for await (const [n, row] of rowsOf(folder)) {
    if (row.kind === 'part' || !isNamed(row, named)) continue;
    found.add(n);
    // A text of one customer may name another.
    if (named.isPerson && isTheirs(row, named)) customers.add(row.customer);
  }
  if (customers.size > 0)
    for await (const [n, row] of rowsOf(folder)) if (row.kind !== 'part' && customers.has(row.customer)) found.add(n);
  return [...found].sort((a, b) => a - b);
}

function isNamed(row: Exclude<SealedRow, { kind: 'part' }>, named: Named): boolean {
  const ids = [
    ...('asked_post' in row ? [row.asked_post] : []),
    ...('answer_post' in row ? [row.answer_post] : []),
    ...(row.kind === 'post' ? [row.id] : []),
  ];
  return (
    ids.some((id) => id !== null && named.post(id)) ||
    (row.customer_name !== undefined && named.text(`@${row.customer_name}`)) ||
    (row.kind === 'post' && named.text(row.text))
  );
}

function isTheirs(row: Exclude<SealedRow, { kind: 'part' }>, named: Named): boolean {
  if (row.customer_name !== undefined && named.text(`@${row.customer_name}`)) return true;
  if (row.kind === 'post') return row.by === 'customer' && named.post(row.id);
  return 'asked_post' in row && row.asked_post !== null && named.post(row.asked_post);
}

async function* rowsOf(folder: string): AsyncGenerator<[n: number, row: SealedRow]> {
  let n = 0;
  for await (const line of linesOf(join(folder, ROWS), ROWS)) {
    n++;
    const text = line.toString('utf8');
    if (text !== NO_ROW) yield [n, JSON.parse(text) as SealedRow];
  }
}

/** @param rows their numbers, from 1 @param at when, for the record */
export async function eraseRows(folder: string, rows: readonly number[], at: string): Promise<void> {
  if (rows.length === 0) return;
  const gone = new Set(rows);
  const erasures = await readErasures(folder);
  erasures.erasures.push({ at, rows: [...rows] });
  // Said first: what is cut off later then counts as erased, not as changed.
  const text = `${JSON.stringify(erasures, null, 2)}\n`;
  await replace(folder, ERASED, [text]);
  await replace(folder, SALTS, without(folder, SALTS, gone, NO_SALT));
  await replace(folder, ROWS, without(folder, ROWS, gone, NO_ROW));
  await sumAgain(folder);
}

/** @throws Error for a record that is damaged */
export async function readErasures(folder: string): Promise<Erasures> {
  const text = await readFile(join(folder, ERASED), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { version: 1, erasures: [] };
  const read = JSON.parse(text) as Erasures;
  const isWhole = Array.isArray(read.erasures) && read.erasures.every(({ rows }) => Array.isArray(rows));
  if (!isWhole) throw new SyntaxError(`${ERASED} is damaged`);
  return read;
}

async function* without(folder: string, name: string, gone: ReadonlySet<number>, stands: string) {
  let n = 0;
  for await (const line of linesOf(join(folder, name), name)) {
    n++;
    yield `${gone.has(n) ? stands : line.toString('utf8')}\n`;
  }
}

async function replace(folder: string, name: string, lines: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const draft = join(folder, `${name}.part`);
  await rm(draft, { force: true });
  const file = await openHashedFile(draft);
  try {
    for await (const line of lines) await file.write(line);
    await file.close();
  } catch (error) {
    file.destroy();
    throw error;
  }
  await rename(draft, join(folder, name));
}

/** The sums are those of what is left; what the manifest says of the whole cannot be kept. */
async function sumAgain(folder: string): Promise<void> {
  const before = (await readFile(join(folder, SUMS), 'utf8')).split('\n').filter(Boolean);
  const lines: string[] = [];
  for (const line of before) {
    const name = line.slice(66);
    lines.push(name === ROWS || name === SALTS ? sumLine(await sumOf(join(folder, name)), name) : `${line}\n`);
  }
  const draft = join(folder, `${SUMS}.part`);
  await writeFile(draft, lines.join(''), { mode: 0o600 });
  await rename(draft, join(folder, SUMS));
}

/** SHA-256 of a file, in hex. */
export async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

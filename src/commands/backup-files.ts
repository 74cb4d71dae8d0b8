/** Backups as files: named by date, with a checksum beside each that sha256sum reads, the oldest removed. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { amount } from '../domain/amount.ts';
import type { RowCounts } from '../store/database.ts';
import { isBackupFile } from '../store/open.ts';
import { writeOutput } from './output-file.ts';

const STAMP = /^\d{8}T\d{6}Z$/;
/** Seconds after which a file that a backup began and never finished is taken for left behind. */
const ABANDONED = 3_600;

/** Unix seconds in the name of a file: 20261122T120000Z; names sort as times do. */
export function stampOf(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** care-20261122T120000Z.db */
export function backupName(db: string, at: number): string {
  return `${stemOf(db)}-${stampOf(at)}.db`;
}

function stemOf(db: string): string {
  return basename(db, extname(db));
}

/** Backups of a database in a folder, by the name of the database, the newest first; files that only look like one are not. */
export function listBackups(folder: string, db: string): string[] {
  return readdirSync(folder)
    .filter((name) => isNamedFor(db, name))
    .map((name) => join(folder, name))
    .filter(isBackupFile)
    .sort()
    .reverse();
}

/**
 * Removes what a program that was killed left half written beside a file, under its name and a number.
 * @param isOf whether such a file is meant, by the name without its ending: 'care.db' of 'care.db.4711.part'
 * @param now unix seconds
 */
export function removeAbandoned(folder: string, isOf: (name: string) => boolean, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const of = /^(.+)\.\d+\.part(?:-(?:journal|wal|shm))?$/.exec(name)?.[1];
    if (of !== undefined && isOf(of) && now - statSync(path).mtimeMs / 1000 > ABANDONED) rmSync(path, { force: true });
  }
}

/** Whether a file is named as backups of this database are. */
export function isNamedFor(db: string, name: string): boolean {
  const begin = `${stemOf(db)}-`;
  return name.startsWith(begin) && name.endsWith('.db') && STAMP.test(name.slice(begin.length, -'.db'.length));
}

export function removeBackup(path: string): void {
  rmSync(path, { force: true });
  rmSync(sumPath(path), { force: true });
}

/** SHA-256 of a file in hexadecimal. */
export async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

export function sumPath(path: string): string {
  return `${path}.sha256`;
}

/** As `sha256sum -c` reads it. */
export async function writeSum(path: string, sum: string): Promise<void> {
  await writeOutput(sumPath(path), [`${sum}  ${basename(path)}\n`]);
}

/** The sum beside a backup; undefined where there is none. */
export function readSum(path: string): string | undefined {
  if (!existsSync(sumPath(path))) return undefined;
  return /^[0-9a-f]{64}/.exec(readFileSync(sumPath(path), 'utf8'))?.[0];
}

/** Of the rows of each table, those that people ask about. */
export function mainCounts({ post: posts = 0, decision: decisions = 0, label: labels = 0 }: RowCounts) {
  return { posts, decisions, labels };
}

/** '1,395 posts, 0 decisions, 0 labels' */
export function countsText(counts: RowCounts): string {
  const { posts, decisions, labels } = mainCounts(counts);
  return [amount(posts, 'post'), amount(decisions, 'decision'), amount(labels, 'label')].join(', ');
}

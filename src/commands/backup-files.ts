/** Backups as files: named by date, with a checksum beside each that sha256sum reads, the oldest removed. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
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
  return namedFor(folder, db, '.db').filter(isBackupFile).sort().reverse();
}

/** What backups that were killed left in a folder. */
export function listAbandoned(folder: string, db: string, now: number): string[] {
  return namedFor(folder, db, '.part').filter((path) => now - statSync(path).mtimeMs / 1000 > ABANDONED);
}

function namedFor(folder: string, db: string, end: string): string[] {
  const begin = `${stemOf(db)}-`;
  return readdirSync(folder)
    .filter(
      (name) => name.startsWith(begin) && name.endsWith(end) && STAMP.test(name.slice(begin.length).split('.')[0]!),
    )
    .map((name) => join(folder, name));
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

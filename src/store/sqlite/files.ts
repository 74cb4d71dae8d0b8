/** The file of a database: what is refused before SQLite opens it, and whether it is still the same one later. */
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { shellWord } from '../../domain/shell-word.ts';
import { StoreError } from '../../errors.ts';
import type { OpenOptions } from '../database.ts';
import { asStoreError } from './errors.ts';

const MAGIC = 'SQLite format 3\0';

/** @throws StoreError for a folder, an empty file that must hold something, and what is no SQLite file */
export function checkFile(path: string, { readonly, mustExist }: OpenOptions): void {
  if (statSync(path).isDirectory())
    throw new StoreError(`${path} is a folder, not a database`, 'Name a file with --db.');
  let head: string;
  try {
    const handle = openSync(path, 'r');
    const bytes = Buffer.alloc(16);
    const read = readSync(handle, bytes, 0, 16, 0);
    closeSync(handle);
    head = bytes.toString('latin1', 0, read);
  } catch (error) {
    throw asStoreError(error, path);
  }
  if (head === '' && (readonly || mustExist))
    throw new StoreError(
      `${path} is empty: no database was ever written to it`,
      'Import a file into it (socialcare import FILE), or name another database with --db.',
    );
  if (head !== '' && head !== MAGIC)
    throw new StoreError(
      `${path} is not a SQLite database`,
      'Give the database with --db and files to read as arguments: socialcare import FILE --db care.db',
    );
}

/** Returns a check that throws once the file was deleted or replaced: SQLite would go on writing into it unnoticed. */
export function watchPlace(path: string): () => void {
  const identity = () => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found && `${found.dev} ${found.ino}`;
  };
  const opened = identity();
  return () => {
    const now = identity();
    if (now === opened) return;
    throw new StoreError(
      `${path} was ${now === undefined ? 'deleted' : 'replaced by another file'} while it was in use: what was written to it is lost`,
      'Put the database back if you have a copy, and run the same command again.',
    );
  };
}

/** Whether SQLite may write the file and the log beside it. */
export function mayWrite(path: string): boolean {
  return [path, dirname(path)].every((place) => isAllowed(place, constants.W_OK)) && lockedLog(path) === undefined;
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** What SQLite keeps beside a database while it is in use, and after a program was killed. */
const LOGS = ['-wal', '-shm', '-journal'];

/** A log that only another user may use. */
function lockedLog(path: string): string | undefined {
  return LOGS.map((end) => path + end).find(
    (log) => existsSync(log) && !isAllowed(log, constants.R_OK | constants.W_OK),
  );
}

/** @throws StoreError where a program of another user uses the database, or left its log behind when it was killed */
export function checkLog(path: string): void {
  const log = lockedLog(path);
  if (log === undefined) return;
  const { uid } = statSync(log);
  throw new StoreError(
    `${log} belongs to ${uid === 0 ? 'root' : `user ${uid}`}, and you may not write it: a program of theirs uses ${path}, or was killed`,
    `Wait until it has ended. If none runs, give the log to who owns the database, and never delete it, for it holds the newest changes:
sudo chown --reference=${shellWord(path)} ${LOGS.filter((end) => existsSync(path + end))
      .map((end) => shellWord(path + end))
      .join(' ')}`,
  );
}

/** Gives a log that this process made to the group of the database: others of the group could not use it otherwise. */
export function shareLog(path: string): void {
  const { gid } = statSync(path);
  for (const log of LOGS.map((end) => path + end)) {
    const found = statSync(log, { throwIfNoEntry: false });
    if (!found || found.gid === gid || found.uid !== process.getuid?.()) continue;
    try {
      chownSync(log, found.uid, gid);
    } catch {
      // Who is not of that group cannot share it, and need not.
    }
  }
}

/** SQLite keeps a log beside a database even to read it; of one on a read-only disk a copy in memory is read. */
export function copyOf(path: string): Buffer {
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) checkLog(path);
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0)
    throw new StoreError(
      `${path} may not be written, and its newest changes stand in ${path}-wal`,
      'Copy both files where you may write, and name the copy with --db.',
    );
  const bytes = readFileSync(path);
  // Bytes 18 and 19 say that there is a log; in memory there is none.
  bytes[18] = 1;
  bytes[19] = 1;
  return bytes;
}

/** Makes an empty database, and its folder, for their owner alone: SQLite gives the log beside it the same mode. */
export function makeFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw asStoreError(error, path);
  }
}

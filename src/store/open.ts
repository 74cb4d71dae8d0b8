/** Opening the database file: guards, pragmas and migrations. */
import {
  accessSync,
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
import type { Database as SqliteDatabase } from 'better-sqlite3';
import { foldName } from '../domain/names.ts';
import { searchText } from '../domain/search-text.ts';
import { StoreError } from '../errors.ts';
import type { Database } from './database.ts';
import { loadDriver } from './driver.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { ensureReadIndexes } from './read-indexes.ts';
import { openSqlite } from './sqlite.ts';

export type Db = SqliteDatabase;

/** An open database. Close it when done; reading commands open it read-only so that they never wait for a writer. */
export interface Store extends Database {
  path: string;
  db: Db;
  /** @throws StoreError when another file, or none, is where the database was opened */
  checkInPlace(): void;
  close(): void;
}

export interface OpenOptions {
  /** Refuse to create the file. */
  mustExist?: boolean;
  readonly?: boolean;
}

const MAGIC = 'SQLite format 3\0';

/**
 * Opens (and unless told otherwise creates) the database, bringing it to the newest schema.
 * @throws StoreError when the file is missing, no SQLite file, someone else's database, or newer than this program
 */
export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  const inMemory = path === ':memory:';
  if (!inMemory) {
    const exists = existsSync(path);
    if (!exists && (options.mustExist || options.readonly))
      throw new StoreError(
        `no database at ${path}`,
        'Import a file first: socialcare import FILE\nOr look at the demo: socialcare demo',
      );
    if (exists) checkFile(path, options);
    else makeFolder(path);
  }
  const Sqlite = await loadDriver();
  try {
    const inPlace = !options.readonly || inMemory || mayWrite(path);
    const db = inPlace ? new Sqlite(path, { readonly: false, timeout: 5000 }) : new Sqlite(copyOf(path));
    const version = db.pragma('user_version', { simple: true }) as number;
    guardVersion(db, path, version);
    db.pragma('foreign_keys = ON');
    if (!inMemory && inPlace) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('cache_size = -49152');
    db.pragma('temp_store = FILE');
    db.pragma('wal_autocheckpoint = 16384');
    db.function('fold_name', { deterministic: true }, (name) => (typeof name === 'string' ? foldName(name) : null));
    db.function('search_text', { deterministic: true }, (text) => (typeof text === 'string' ? searchText(text) : null));
    migrate(db, version);
    ensureReadIndexes(db);
    if (options.readonly) db.pragma('query_only = ON');
    return {
      ...openSqlite(db, (error) => asStoreError(error, path)),
      path,
      db,
      checkInPlace: inMemory || !inPlace ? () => {} : watchPlace(path),
      close: () => db.close(),
    };
  } catch (error) {
    throw asStoreError(error, path);
  }
}

function checkFile(path: string, { readonly, mustExist }: OpenOptions): void {
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

/** SQLite goes on writing into a file that was deleted, and nobody ever sees it again. */
function watchPlace(path: string): () => void {
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

function mayWrite(path: string): boolean {
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** SQLite keeps a log beside a database even to read it; of one on a read-only disk a copy in memory is read. */
function copyOf(path: string): Buffer {
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

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw asStoreError(error, path);
  }
}

function guardVersion(db: Db, path: string, version: number): void {
  if (version > MIGRATIONS.length)
    throw new StoreError(
      `${path} was written by a newer socialcare (schema ${version}, this program knows ${MIGRATIONS.length})`,
      'Update socialcare: npm install -g socialcare@latest. The file was not touched.',
    );
  const tables = db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'`).get() as { n: number };
  if (version === 0 && tables.n > 0)
    throw new StoreError(
      `${path} is another program's SQLite database`,
      'Choose another file with --db; socialcare creates it. The file was not touched.',
    );
}

function migrate(db: Db, version: number): void {
  if (version === MIGRATIONS.length) return;
  db.transaction(() => {
    const now = db.pragma('user_version', { simple: true }) as number;
    for (const migration of MIGRATIONS.slice(now)) db.exec(migration);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}

/** Turns what SQLite and the file system throw into a sentence with a way out. */
export function asStoreError(error: unknown, path: string): Error {
  if (!(error instanceof Error)) return new StoreError(String(error));
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known: Record<string, [string, string]> = {
    SQLITE_FULL: [
      `the disk is full: ${path}`,
      'Free some space and run the same command again; everything committed so far is kept.',
    ],
    ENOSPC: [`the disk is full: ${path}`, 'Free some space and run the same command again.'],
    SQLITE_BUSY: [`${path} is in use by another process`, 'Wait for it to finish and run the command again.'],
    SQLITE_NOTADB: [`${path} is not a SQLite database`, 'Give another file with --db.'],
    SQLITE_CORRUPT: [
      `${path} is damaged`,
      'Restore a backup, or salvage what can be read: sqlite3 FILE .recover | sqlite3 NEW',
    ],
    SQLITE_READONLY: [`${path} cannot be written`, 'Check its permissions, or choose another file with --db.'],
    SQLITE_CANTOPEN: [`${path} cannot be opened`, 'Check that the folder exists and that you may write there.'],
    EACCES: [`${path} cannot be opened: permission denied`, 'Check its permissions, or choose another file with --db.'],
  };
  const match = known[code] ?? Object.entries(known).find(([name]) => code.startsWith(`${name}_`))?.[1];
  return match ? new StoreError(match[0], match[1]) : error;
}

/** Copies a database as of one moment, while others may write, and checks the copy. */
import { closeSync, fsyncSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { Interrupted, StoreError } from '../../errors.ts';
import type { RowCounts } from '../database.ts';
import { loadDriver } from './driver.ts';
import { asStoreError, isOfKind } from './errors.ts';

/** The application id in the header of a file that is a backup and no database to work with: 'SCBK'. */
const MARK = 0x53_43_42_4b;
/** Where SQLite keeps it: byte 68, four bytes, the most significant first. */
const MARK_AT = 68;
/** 8 MB with pages of 4 KB: between two steps other work and key presses are handled. */
const PAGES_AT_ONCE = 2_048;

export interface CopyOptions {
  /** Marks the copy as a backup. */
  isBackup?: boolean;
  /** @param done pages so far  @param total pages in all; both are the total when the copy is being checked */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Whether a file has the header of a backup. */
export function isBackupFile(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    return readSync(handle, bytes, 0, 4, MARK_AT) === 4 && bytes.readUInt32BE() === MARK;
  } finally {
    closeSync(handle);
  }
}

export function isMarked(sqlite: Sqlite.Database): boolean {
  return sqlite.pragma('application_id', { simple: true }) === MARK;
}

/**
 * Copies a database as it is at this moment, whatever is written to it meanwhile, and checks the copy: SQLite finds it
 * sound, and it holds as many rows of every table as the database did.
 * @param to a file that is not there yet; its owner alone may read it, and it needs no log beside it
 * @returns rows of each table
 * @throws StoreError when either is damaged or the disk is full, Interrupted; then there is no copy
 */
export async function copyMoment(from: string, to: string, options: CopyOptions = {}): Promise<RowCounts> {
  const Driver = await loadDriver();
  try {
    closeSync(openSync(to, 'wx', 0o600));
    const counts = await copyPages(new Driver(from, { readonly: true, timeout: 5000 }), to, options);
    const copy = new Driver(to);
    try {
      // A copy with a log would be two files.
      copy.pragma('journal_mode = DELETE');
      copy.pragma(`application_id = ${options.isBackup ? MARK : 0}`);
      checkCopy(copy, counts, from);
    } finally {
      copy.close();
    }
    flushToDisk(to);
    return counts;
  } catch (error) {
    removeDatabase(to);
    throw asStoreError(error, isOutOfSpace(error) ? dirname(to) : from);
  }
}

function isOutOfSpace(error: unknown): boolean {
  return ['SQLITE_FULL', 'ENOSPC'].some((kind) => isOfKind(error, kind));
}

async function copyPages(source: Sqlite.Database, to: string, options: CopyOptions): Promise<RowCounts> {
  const { onProgress, signal } = options;
  try {
    // Keeps the snapshot: writes from here on are not part of the copy, which therefore never has to start over.
    source.exec('BEGIN');
    const counts = countRows(source);
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        if (signal?.aborted) throw new Interrupted('interrupted: nothing was written');
        onProgress?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
    return counts;
  } finally {
    source.close();
  }
}

function checkCopy(copy: Sqlite.Database, counts: RowCounts, from: string): void {
  const damage = copy.pragma('integrity_check(1)', { simple: true });
  if (damage !== 'ok')
    throw new StoreError(
      `${from} is damaged (${damage}): no copy of it was kept`,
      'See what is broken and how to mend it: socialcare doctor --deep',
    );
  const copied = countRows(copy);
  const unlike = Object.keys(counts).find((table) => copied[table] !== counts[table]);
  if (unlike !== undefined)
    throw new StoreError(`the copy holds ${copied[unlike] ?? 0} rows of ${unlike} instead of ${counts[unlike]}`);
}

function countRows(sqlite: Sqlite.Database): RowCounts {
  const tables = sqlite
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]),
  );
}

/** Removes a database with what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}

function flushToDisk(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

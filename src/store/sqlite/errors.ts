/** What SQLite and the file system throw, as a sentence with a way out. */
import { StoreError } from '../../errors.ts';

/** Whether an error of SQLite is of a kind: 'SQLITE_BUSY' has several. */
export function isOfKind(error: unknown, kind: string): boolean {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith(kind);
}

/** Errors without a sentence of their own stay as they are. @param path of the database */
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
    SQLITE_CORRUPT_VTAB: [
      `the index of searches in ${path} is damaged; posts are not`,
      'Empty it, and the next search fills it again: socialcare doctor --deep --repair',
    ],
    SQLITE_IOERR: [
      `${path}: the disk reports an error`,
      'Check the disk, its free space, your quota, and that a network drive is still there. Then run the same command again: everything committed so far is kept.',
    ],
    SQLITE_READONLY: [`${path} cannot be written`, 'Check its permissions, or choose another file with --db.'],
    SQLITE_CANTOPEN: [`${path} cannot be opened`, 'Check that the folder exists and that you may write there.'],
    EACCES: [`${path} cannot be opened: permission denied`, 'Check its permissions, or choose another file with --db.'],
  };
  const match = known[code] ?? Object.entries(known).find(([name]) => code.startsWith(`${name}_`))?.[1];
  return match ? new StoreError(match[0], match[1]) : error;
}

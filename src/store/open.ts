/** Opening a database: the only file that names the adapters. */
import { existsSync } from 'node:fs';
import type { DeclaredAccount } from '../domain/account.ts';
import { isServer } from '../domain/database-address.ts';
import { NoDatabase } from '../errors.ts';
import type { OpenOptions, PreparedRestore, RowCounts, ServerAccess, Store } from './database.ts';
import type { FolderOptions } from './duckdb/open.ts';
import type { CopyOptions } from './sqlite/backup.ts';

export type { ForgottenList, Loss, Store } from './database.ts';
export { isBackupFile } from './sqlite/backup.ts';

/**
 * Opens the database and brings it to the newest schema; creates it unless it must exist.
 * @throws StoreError when it is missing, someone else's, newer than this program, or not to be opened
 */
export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  if (isServer(path)) return (await import('./postgres/open.ts')).openPostgres(path, options);
  const { openSqlite } = await import('./sqlite/open.ts');
  return openSqlite(path, options);
}

/** Whether there is a database. @throws StoreError when its server does not answer */
export async function databaseExists(path: string, access: ServerAccess = {}): Promise<boolean> {
  if (!isServer(path)) return existsSync(path);
  try {
    await (await openStore(path, { ...access, readonly: true })).close();
    return true;
  } catch (error) {
    if (error instanceof NoDatabase) return false;
    throw error;
  }
}

/**
 * SQL that makes roles for readers, agents and pullers of a database on a server, and says in words what each may do.
 * @throws StoreError when there is no database
 */
export async function roleStatements(address: string, access: ServerAccess): Promise<string> {
  return (await import('./postgres/open.ts')).printRoles(address, access);
}

/** As whom a server lets somebody in. @throws StoreError when it does not */
export async function logInToServer(address: string, access: ServerAccess): Promise<string> {
  return (await import('./postgres/open.ts')).nameOfUser(address, access);
}

/**
 * Opens a copy to try things on, which is deleted when it is closed; an empty one where there is no database yet. Of a server
 * it is the database itself, in a transaction that is undone then.
 */
export async function openRehearsal(path: string, access: ServerAccess = {}): Promise<Store> {
  if (isServer(path)) return (await import('./postgres/rehearsal.ts')).rehearsePostgres(path, access);
  const { copySqlite } = await import('./sqlite/rehearsal.ts');
  return copySqlite(path);
}

/** Opens a folder that `export store` wrote, to be read by DuckDB. @throws StoreError */
export async function openExported(folder: string, options: FolderOptions): Promise<Store> {
  const { openFolder } = await import('./duckdb/open.ts');
  return openFolder(folder, options);
}

/** Brand -> the accounts that wrote for it, as exported posts say; none where they do not. @param files Parquet files */
export async function brandsOfPosts(files: readonly string[]): Promise<Map<string, DeclaredAccount[]>> {
  return (await import('./duckdb/posts-folder.ts')).brandsOfPosts(files);
}

/** A copy of one moment of the database in a file of its own, marked as a backup and checked. Returns rows of each table. */
export async function writeBackup(path: string, to: string, options: CopyOptions): Promise<RowCounts> {
  const { copyMoment } = await import('./sqlite/backup.ts');
  return copyMoment(path, to, { ...options, isBackup: true });
}

/** Checks a backup and copies it beside the database, to be put in its place. */
export async function openBackup(from: string, db: string, options: CopyOptions): Promise<PreparedRestore> {
  const { prepareRestore } = await import('./sqlite/put-back.ts');
  return prepareRestore(from, db, options);
}

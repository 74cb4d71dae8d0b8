/** Replaces a database by a backup, which is checked and copied beside it first; the replaced database is kept. */
import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { StoreError } from '../../errors.ts';
import type { ForgottenList, Loss, PreparedRestore } from '../database.ts';
import { isTombstoneIn } from '../erasure/tombstones.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { type CopyOptions, copyMoment, isMarked, removeDatabase } from './backup.ts';
import { loadDriver } from './driver.ts';
import { asStoreError, isOfKind } from './errors.ts';
import { checkFile, mayWrite } from './files.ts';
import { refuseHalfCopy } from './half-copy.ts';

/** Counts rows of the present database that the backup does not contain. */
const LOST: Record<keyof Loss, [table: string, sql: string]> = {
  posts: [
    'post',
    `SELECT count(*) FROM main.post p WHERE NOT ${isTombstoneIn('p.id')}
       AND NOT EXISTS (SELECT 1 FROM kept.post k WHERE k.channel = p.channel AND k.id = p.id)`,
  ],
  decisions: [
    'decision',
    'SELECT count(*) FROM main.decision d WHERE NOT EXISTS (SELECT 1 FROM kept.decision k WHERE k.id = d.id)',
  ],
  labels: [
    'label',
    'SELECT count(*) FROM main.label l WHERE NOT EXISTS (SELECT 1 FROM kept.label k WHERE k.id = l.id)',
  ],
  erasures: [
    'erased_post',
    `SELECT count(*) FROM main.post p WHERE p.key IN (SELECT post FROM main.erased_post)
       AND p.id NOT IN (SELECT k.id FROM kept.post k WHERE k.key IN (SELECT post FROM kept.erased_post))`,
  ],
};

/**
 * Checks a backup and copies it beside the database; nothing that is there changes before it is put in place.
 * @param from a backup, or any database of this program
 * @throws StoreError when it is damaged, another program's, or newer than this program
 */
export async function prepareRestore(from: string, db: string, options: CopyOptions = {}): Promise<PreparedRestore> {
  const Driver = await loadDriver();
  if (!existsSync(from)) throw new StoreError(`there is no file ${from}`, 'Name a file written by: socialcare backup');
  checkFile(from, { readonly: true });
  const version = await inspected(Driver, from, (sqlite) => {
    refuseHalfCopy(sqlite, from);
    return checkVersion(sqlite, from);
  });
  const draft = `${db}.${process.pid}.part`;
  mkdirSync(dirname(db), { recursive: true, mode: 0o700 });
  const counts = await copyMoment(from, draft, options);
  const drop = () => removeDatabase(draft);
  try {
    const prepared = { version, counts, path: draft, drop };
    if (!existsSync(db))
      return { ...prepared, loss: undefined, forgotten: undefined, put: () => put(Driver, draft, db) };
    checkFile(db, {});
    const loss = await inspected(Driver, db, (sqlite) => lossOf(sqlite, db, draft));
    const forgotten = loss === 'unknown' ? undefined : await inspected(Driver, db, forgottenIn);
    return { ...prepared, loss, forgotten, put: (before) => put(Driver, draft, db, before) };
  } catch (error) {
    drop();
    throw error;
  }
}

async function inspected<Found>(
  Driver: typeof Sqlite,
  path: string,
  look: (sqlite: Sqlite.Database) => Found,
): Promise<Found> {
  try {
    // A read-only connection would leave the log behind that it had to create.
    const sqlite = new Driver(path, { readonly: !mayWrite(path), timeout: 1000 });
    try {
      sqlite.pragma('query_only = ON');
      return look(sqlite);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    throw asStoreError(error, path);
  }
}

function checkVersion(sqlite: Sqlite.Database, path: string): number {
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  const isOurs = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'brand_account'`).get() !== undefined;
  if (version === 0 || !isOurs)
    throw new StoreError(`${path} is another program's SQLite database`, 'Nothing was changed.');
  if (version > MIGRATIONS.length)
    throw new StoreError(
      `${path} was written by a newer socialcare (schema ${version}, this program knows ${MIGRATIONS.length})`,
      'Update socialcare: npm install -g socialcare@latest. Nothing was changed.',
    );
  return version;
}

/** What would be lost; 'unknown' where the database is too damaged to be read. @throws StoreError when it is another program's */
function lossOf(sqlite: Sqlite.Database, db: string, draft: string): Loss | 'unknown' {
  try {
    if (isMarked(sqlite)) throw new StoreError(`${db} is a backup itself`, 'Name the database to restore with --db.');
    if (sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0) checkVersion(sqlite, db);
    sqlite.prepare('ATTACH ? AS kept').run(draft);
    const has = (schema: string, table: string) =>
      sqlite.prepare(`SELECT 1 FROM ${schema}.sqlite_schema WHERE name = ?`).get(table) !== undefined;
    const count = ([table, sql]: [string, string]) => {
      if (!has('main', table)) return 0;
      const whole = has('kept', table) ? sql : `SELECT count(*) FROM main.${table}`;
      return sqlite.prepare(whole).pluck().get() as number;
    };
    return {
      posts: count(LOST.posts),
      decisions: count(LOST.decisions),
      labels: count(LOST.labels),
      erasures: count(LOST.erasures),
    };
  } catch (error) {
    if (isOfKind(error, 'SQLITE_CORRUPT')) return 'unknown';
    throw error;
  }
}

/** Undefined where nobody can have been forgotten yet. */
function forgottenIn(sqlite: Sqlite.Database): ForgottenList | undefined {
  if (sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'erased_name'").get() === undefined) return undefined;
  const names = sqlite.prepare('SELECT channel, name, kind, person FROM erased_name').all() as ForgottenList['names'];
  const secret = sqlite.prepare('SELECT secret FROM store_secret').pluck().get() as string;
  return { secret, names };
}

/** @param before the name under which the database that is there is kept */
function put(Driver: typeof Sqlite, draft: string, db: string, before?: string): void {
  try {
    if (before !== undefined) {
      takeAlone(Driver, db);
      keepAs(db, before);
    }
    // A log without its database would be taken for that of the new one.
    for (const end of ['-wal', '-shm']) rmSync(db + end, { force: true });
    renameSync(draft, db);
  } catch (error) {
    removeDatabase(draft);
    throw asStoreError(error, db);
  }
}

/** Leaves WAL mode, which needs exclusive access. @throws StoreError when another program has the database open */
function takeAlone(Driver: typeof Sqlite, db: string): void {
  const sqlite = new Driver(db, { timeout: 1000 });
  try {
    sqlite.pragma('journal_mode = DELETE');
  } catch (error) {
    if (isOfKind(error, 'SQLITE_CORRUPT')) return;
    if (!isOfKind(error, 'SQLITE_BUSY')) throw error;
    throw new StoreError(
      `${db} is open in another program`,
      'Close triage, pulls, imports and SQL shells that use it, and run the same command again. Nothing was changed.',
    );
  } finally {
    sqlite.close();
  }
}

/** There is a database under the old name at every moment, where the file system has hard links. */
function keepAs(db: string, before: string): void {
  if (existsSync(`${db}-wal`)) renameSync(`${db}-wal`, `${before}-wal`);
  try {
    linkSync(db, before);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    renameSync(db, before);
  }
}

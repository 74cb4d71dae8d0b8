/** Opening a SQLite database: guards, pragmas, functions and migrations. */
import { existsSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { foldName } from '../../domain/names.ts';
import { StoreError } from '../../errors.ts';
import type { OpenOptions, Store } from '../database.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { isMarked } from './backup.ts';
import { openConnection } from './connection.ts';
import { loadDriver } from './driver.ts';
import { asStoreError } from './errors.ts';
import { checkFile, checkLog, copyOf, makeFile, mayWrite, shareLog, watchPlace } from './files.ts';
import { refuseHalfCopy } from './half-copy.ts';
import { personalQuery } from './personal-query.ts';
import { dropReadIndexes, ensureReadIndexes } from './read-indexes.ts';
import { DAMAGED_INDEX, defineSearch, fillIndex, isIndexOfTexts, isOfIndex, writingBriefly } from './search.ts';

/** Sizes of the page cache in KB: readers scan a table once, writers return to its pages. */
const READERS_CACHE = 8_192;
const WRITERS_CACHE = 49_152;

const CATALOGUE = `SELECT m.name AS "table", group_concat(c.name, ', ') AS columns
  FROM sqlite_schema m JOIN pragma_table_info(m.name) c
  WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%'
    AND m.name NOT IN (SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')) GROUP BY m.name ORDER BY m.name`;

/** @throws StoreError when the file is missing, no SQLite file, someone else's database, or newer than this program */
export async function openSqlite(path: string, options: OpenOptions): Promise<Store> {
  const inMemory = path === ':memory:';
  if (!inMemory) {
    const exists = existsSync(path);
    if (!exists && (options.mustExist || options.readonly))
      throw new StoreError(
        `no database at ${path}`,
        'Import a file first: socialcare import FILE\nOr look at the demo: socialcare demo',
      );
    if (exists) checkFile(path, options);
    else makeFile(path);
  }
  const Driver = await loadDriver();
  try {
    const inPlace = !options.readonly || inMemory || mayWrite(path);
    if (inPlace && !inMemory) checkLog(path);
    const sqlite = inPlace ? new Driver(path, { readonly: false, timeout: 5000 }) : new Driver(copyOf(path));
    const version = sqlite.pragma('user_version', { simple: true }) as number;
    guardVersion(sqlite, path, version);
    if (!options.half) refuseHalfCopy(sqlite, path);
    setUp(sqlite, { withLog: !inMemory && inPlace, readonly: options.readonly });
    migrate(sqlite, version);
    const connection = openConnection(sqlite, (error) => asStoreError(error, path), options.onWait);
    await ensureReadIndexes(connection);
    if (inPlace && !inMemory) shareLog(path);
    if (options.readonly) sqlite.pragma('query_only = ON');
    return {
      ...connection,
      path,
      checkOwner: async () => {},
      checkInPlace: inMemory || !inPlace ? () => {} : watchPlace(path),
      fillFast: () => dropReadIndexes(connection),
      filled: () => ensureReadIndexes(connection),
      putOffCheckpoints: () => void sqlite.pragma('wal_autocheckpoint = 0'),
      async findDamage() {
        const found = sqlite.pragma('quick_check(1)', { simple: true });
        if (found === 'ok') return undefined;
        return isOfIndex(found as string) ? DAMAGED_INDEX : `SQLite finds damage: ${found}`;
      },
      async findAllDamage() {
        const found = sqlite.pragma('integrity_check(10)') as { integrity_check: string }[];
        const all = found.map(({ integrity_check: what }) => what).filter((what) => what !== 'ok');
        const damage = all.filter((what) => !isOfIndex(what)).map((what) => `SQLite finds damage: ${what}`);
        const index = damage.length < all.length ? DAMAGED_INDEX : undefined;
        if (damage.length > 0) return { damage, references: [], index };
        const lost = sqlite.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
        const references = lost
          .slice(0, 10)
          .map(({ table, rowid, parent }) => `a row of ${table} names a ${parent} that is missing (row ${rowid})`);
        return { damage: [], references, index };
      },
      async shapes() {
        const fresh = new Driver(':memory:');
        try {
          setUp(fresh, { withLog: false });
          migrate(fresh, 0);
          await ensureReadIndexes(openConnection(fresh, (error) => asStoreError(error, path)));
          return { found: shapeOf(sqlite), wanted: shapeOf(fresh) };
        } finally {
          fresh.close();
        }
      },
      async compact() {
        try {
          sqlite.exec('VACUUM');
          const [checkpoint] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
          return checkpoint?.busy !== 1;
        } catch (error) {
          throw asStoreError(error, path);
        }
      },
      async indexPosts(wanted = {}) {
        if (inPlace) await writingBriefly(sqlite, () => fillIndex(sqlite, wanted));
      },
      listen: async () => undefined,
      isIndexOfTexts: async () => isIndexOfTexts(sqlite),
      async bytes() {
        const pragma = (name: string) => sqlite.pragma(name, { simple: true }) as number;
        return pragma('page_count') * pragma('page_size');
      },
      catalogue: CATALOGUE,
      ask: async (sql) => personalQuery(sqlite, sql),
      async close() {
        sqlite.close();
      },
    };
  } catch (error) {
    throw asStoreError(error, path);
  }
}

function setUp(sqlite: Sqlite.Database, { withLog, readonly }: { withLog: boolean; readonly?: boolean }): void {
  sqlite.pragma('foreign_keys = ON');
  if (withLog) sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma(`cache_size = -${readonly ? READERS_CACHE : WRITERS_CACHE}`);
  sqlite.pragma('temp_store = FILE');
  sqlite.pragma('wal_autocheckpoint = 16384');
  sqlite.function('fold_name', { deterministic: true }, (name) => (typeof name === 'string' ? foldName(name) : null));
  defineSearch(sqlite);
}

/** Statements that made its parts. The same one may have been written on one line or on several. */
function shapeOf(sqlite: Sqlite.Database): Map<string, string> {
  const parts = sqlite.prepare(
    `SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
  );
  return new Map((parts.raw().all() as [string, string][]).map(([part, sql]) => [part, sql.replace(/\s+/g, ' ')]));
}

function guardVersion(sqlite: Sqlite.Database, path: string, version: number): void {
  if (version > MIGRATIONS.length)
    throw new StoreError(
      `${path} was written by a newer socialcare (schema ${version}, this program knows ${MIGRATIONS.length})`,
      'Update socialcare: npm install -g socialcare@latest. The file was not touched.',
    );
  if (isMarked(sqlite))
    throw new StoreError(
      `${path} is a backup, and stays as it was written`,
      'Look into it as a database of its own: socialcare restore-db BACKUP --db look.db',
    );
  const tables = sqlite.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'`).get() as { n: number };
  if (version === 0 && tables.n > 0)
    throw new StoreError(
      `${path} is another program's SQLite database`,
      'Choose another file with --db; socialcare creates it. The file was not touched.',
    );
}

function migrate(sqlite: Sqlite.Database, version: number): void {
  if (version === MIGRATIONS.length) return;
  sqlite
    .transaction(() => {
      const now = sqlite.pragma('user_version', { simple: true }) as number;
      for (const migration of MIGRATIONS.slice(now)) sqlite.exec(migration);
      sqlite.pragma(`user_version = ${MIGRATIONS.length}`);
    })
    .immediate();
}

/** A folder of exported posts, without the tables of a store beside them: which accounts its posts call a brand's. */
import type { DeclaredAccount } from '../../domain/account.ts';
import { StoreError } from '../../errors.ts';
import type { Database } from '../database.ts';
import { openConnection } from './connection.ts';
import { loadDuckDb, OFFLINE } from './library.ts';

/** What must be there to tell. */
const NEEDED = ['author_brand', 'channel'];
const NAMES = ['author_id', 'author_handle'];

/**
 * Brand -> the accounts that wrote for it, in the order of their names.
 * @param files Parquet files with the columns of `export posts`, of which folders may hold some
 * @returns none where the files do not say
 * @throws StoreError that names a file which is damaged
 */
export async function brandsOfPosts(files: readonly string[]): Promise<Map<string, DeclaredAccount[]>> {
  const { DuckDBInstance } = await loadDuckDb();
  const instance = await DuckDBInstance.create(':memory:', OFFLINE);
  try {
    const db = await openConnection(instance);
    return await brandsIn(db, files).catch(async (error: Error) => {
      throw await inWords(db, files, error);
    });
  } finally {
    instance.closeSync();
  }
}

const listOf = (files: readonly string[]) => `[${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')}]`;
/** Without the class of the error and the name of the file, which are said already. */
const reasonOf = ({ message }: Error, file = '') =>
  message
    .split('\n')[0]!
    .replace(/^[A-Z][\w ]* Error: /, '')
    .replace(` '${file}'`, '');

/** Which of the files it is about, and what to do. */
async function inWords(db: Database, files: readonly string[], error: Error): Promise<StoreError> {
  const hint =
    'Write the folder again (socialcare export posts --format parquet --partition …), or take the file out of it.';
  for (const file of files) {
    const why = await db.read(`SELECT count(COLUMNS(*)) FROM read_parquet(${listOf([file])})`).then(
      () => undefined,
      (found: Error) => reasonOf(found, file),
    );
    if (why !== undefined) return new StoreError(`${file} cannot be read as Parquet: ${why}`, hint);
  }
  return new StoreError(`files of one folder do not go together: ${reasonOf(error)}`, hint);
}

async function brandsIn(db: Database, files: readonly string[]): Promise<Map<string, DeclaredAccount[]>> {
  await db.write(
    `CREATE VIEW given AS SELECT * FROM read_parquet(${listOf(files)}, union_by_name = true, hive_partitioning = true, hive_types_autocast = false)`,
  );
  const columns = new Set(
    await db.readColumn<string>("SELECT column_name FROM duckdb_columns() WHERE table_name = 'given'"),
  );
  if (!NEEDED.every((name) => columns.has(name)) || !NAMES.some((name) => columns.has(name))) return new Map();
  const [id, handle] = NAMES.map((name) => (columns.has(name) ? `nullif(${name}, '')` : 'NULL'));
  const rows = await db.readRaw<[brand: string, channel: string, id: string | null, handle: string | null]>(
    `SELECT DISTINCT author_brand, channel, ${id}, ${handle} FROM given
       WHERE author_brand <> '' AND coalesce(${id}, ${handle}) IS NOT NULL ORDER BY ALL`,
  );
  const brands = new Map<string, DeclaredAccount[]>();
  for (const [brand, ...account] of rows) {
    const [channel, accountId, name] = account;
    brands.set(brand, [...(brands.get(brand) ?? []), { channel, id: accountId, handle: name }]);
  }
  return brands;
}

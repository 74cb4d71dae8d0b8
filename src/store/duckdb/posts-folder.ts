/** A folder of exported posts, without the tables of a store beside them: which accounts its posts call a brand's. */
import type { DeclaredAccount } from '../../domain/account.ts';
import { openConnection } from './connection.ts';
import { loadDuckDb, OFFLINE } from './library.ts';

/** What must be there to tell. */
const NEEDED = ['author_brand', 'channel'];
const NAMES = ['author_id', 'author_handle'];

/**
 * Brand -> the accounts that wrote for it, in the order of their names.
 * @param files Parquet files with the columns of `export posts`, of which folders may hold some
 * @returns none where the files do not say
 */
export async function brandsOfPosts(files: readonly string[]): Promise<Map<string, DeclaredAccount[]>> {
  const { DuckDBInstance } = await loadDuckDb();
  const instance = await DuckDBInstance.create(':memory:', OFFLINE);
  try {
    const db = await openConnection(instance);
    const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
    await db.write(
      `CREATE VIEW given AS SELECT * FROM read_parquet([${list}], union_by_name = true, hive_partitioning = true, hive_types_autocast = false)`,
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
  } finally {
    instance.closeSync();
  }
}

/** DuckDB, which shares no code with this program, asked about files. */

type Row = Record<string, string | number | boolean | null>;

const library = await import('@duckdb/node-api').catch(() => undefined);

export const hasDuckDb = library !== undefined;
if (!hasDuckDb) console.warn('skipped: Parquet files are not read by DuckDB, whose binary does not load here');

/** Rows as JSON writes them; nothing is downloaded. @param sql FILE stands for the path */
export async function askDuckDb(sql: string, file: string, timezone = 'UTC'): Promise<Row[]> {
  const instance = await library!.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    await connection.run(`SET TimeZone = '${timezone}'`);
    const result = await connection.runAndReadAll(sql.replaceAll('FILE', `'${file.replaceAll("'", "''")}'`));
    return result.getRowObjectsJson() as Row[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

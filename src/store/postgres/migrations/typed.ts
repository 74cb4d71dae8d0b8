/** Columns of PostgreSQL as SQLite has them: whole numbers of 64 bits, texts that compare byte by byte, keys that count on. */

/** @param sql statements with SQLite's names of types */
export function typed(sql: string): string {
  return sql
    .replace(
      /CREATE TABLE (\w+) \(\s*key INTEGER PRIMARY KEY/g,
      `CREATE TABLE $1 (\n  key INTEGER PRIMARY KEY DEFAULT next_key('$1')`,
    )
    .replace(/\bINTEGER\b/g, 'bigint')
    .replace(/\bREAL\b/g, 'double precision')
    .replace(/\bBLOB\b/g, 'bytea')
    .replace(/\bTEXT\b/g, 'text COLLATE "C"');
}

/** Rewriting the tables: the server keeps rows that were changed or deleted, with their texts, until then. */
import type { Server } from './server.ts';

/** @returns false where somebody reads a table, or the user does not own it: that one is as it was */
export async function compactTables(server: Server): Promise<boolean> {
  const before = await filesOf(server);
  for (const table of before.keys())
    await server.alone(`VACUUM (FULL, ANALYZE, SKIP_LOCKED) ${server.address.schema}."${table}"`);
  // Statistics of columns hold values of them; whoever owns the database may rewrite these.
  await server.alone('VACUUM (FULL, SKIP_LOCKED) pg_catalog.pg_statistic');
  const after = await filesOf(server);
  // The server warns of what it leaves out, and calls that success.
  return [...before].every(([table, file]) => after.get(table) !== file);
}

/** Which file each table lies in. */
async function filesOf(server: Server): Promise<Map<string, number>> {
  const { rows } = await server.readOnce([
    {
      sql: `SELECT c.relname::text, pg_relation_filenode(c.oid)::int8 FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY 1`,
      types: [25],
      sets: [[server.address.schema]],
    },
  ]);
  return new Map(rows as [string, number][]);
}

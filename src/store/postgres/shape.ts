/** What the server itself knows of the schema: its parts and how much room it takes. */
import type { Server } from './server.ts';

/** Columns, indexes, views and triggers by their names, as the server describes them. */
export async function shapeOf(server: Server): Promise<Map<string, string>> {
  const { schema } = server.address;
  const { rows } = await server.readOnce([
    {
      sql: `SELECT 'column ' || table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
          FROM information_schema.columns WHERE table_schema = $1
        UNION ALL SELECT 'index ' || indexname, replace(indexdef, $1 || '.', '') FROM pg_indexes WHERE schemaname = $1
        UNION ALL SELECT 'trigger ' || t.tgname || ' ' || c.relname, replace(pg_get_triggerdef(t.oid), $1 || '.', '')
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = $1 AND NOT t.tgisinternal`,
      types: [25],
      sets: [[schema]],
    },
  ]);
  return new Map(rows as [string, string][]);
}

export async function sizeOf(server: Server): Promise<number> {
  const { rows } = await server.readOnce([
    {
      sql: `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
      types: [25],
      sets: [[server.address.schema]],
    },
  ]);
  return rows[0]![0] as number;
}

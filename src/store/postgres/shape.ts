/** What the server itself knows of the schema: its parts, rows that name missing ones, and how much room it takes. */
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Shapes } from '../database.ts';
import type { Call } from './exchange.ts';
import { BEGIN_ANYWHERE } from './pool.ts';
import { stepsFrom } from './schema-steps.ts';
import type { Server } from './server.ts';
import { TYPE } from './values.ts';

const inSchema = (sql: string, schema: string): Call => ({ sql, types: [TYPE.text], sets: [[schema]] });

/**
 * Columns, and as statements that make them indexes, views, functions and triggers, by their names. None says its schema, as
 * long as that is the one which is searched for names.
 */
const PARTS = `
  SELECT 'column ' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
      || coalesce(' ' || l.collname, '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'r'
  UNION ALL SELECT CASE WHEN k.oid IS NULL THEN 'index ' ELSE 'key ' END || c.relname, pg_get_indexdef(c.oid, 0, true)
    FROM pg_class c LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u')
    WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'i'
  UNION ALL SELECT 'view ' || c.relname, 'CREATE VIEW ' || c.relname || ' AS ' || pg_get_viewdef(c.oid)
    FROM pg_class c WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'v'
  UNION ALL SELECT 'function ' || p.oid::regprocedure, regexp_replace(pg_get_functiondef(p.oid), '^(CREATE OR REPLACE FUNCTION )[^(]*\\.', '\\1')
    FROM pg_proc p WHERE p.pronamespace = to_regnamespace($1)
  UNION ALL SELECT 'trigger ' || t.tgname || ' ON ' || c.relname, pg_get_triggerdef(t.oid, true)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = to_regnamespace($1) AND NOT t.tgisinternal`;

/** The parts of the schema, and those of a new one, which is made, looked at, and undone. */
export async function shapesOf(server: Server, pool: Pool): Promise<Shapes> {
  const { schema } = server.address;
  const { rows } = await server.readOnce([inSchema(PARTS, schema)]);
  return { found: new Map(rows as [string, string][]), wanted: await shapeOfNew(server, pool) };
}

async function shapeOfNew(server: Server, pool: Pool): Promise<Map<string, string>> {
  const schema = `socialcare_new_${randomUUID().replaceAll('-', '')}`;
  const client: PoolClient = await pool.connect();
  try {
    await server.control(client, BEGIN_ANYWHERE);
    await server.control(client, stepsFrom(0, schema).join(';\n'));
    const { rows } = await server.run(client, [inSchema(PARTS, schema)]);
    return new Map(rows as [string, string][]);
  } finally {
    await server.undo(client, 'ROLLBACK');
    server.release(client);
  }
}

const REFERENCES = `
  SELECT child.relname::text, a.attname::text, parent.relname::text, b.attname::text
  FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
  WHERE k.contype = 'f' AND k.connamespace = to_regnamespace($1) ORDER BY 1, 2`;

/** Of each reference to another table the first row that names one which is missing: the server checks them only as they are written. */
export async function lostReferences(server: Server): Promise<string[]> {
  const { rows } = await server.readOnce([inSchema(REFERENCES, server.address.schema)]);
  const lost: string[] = [];
  for (const [child, column, parent, key] of rows as [string, string, string, string][]) {
    const { rows: found } = await server.readOnce([
      {
        sql: `SELECT c.${column} FROM ${child} c WHERE c.${column} IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE p.${key} = c.${column}) LIMIT 1`,
        types: [],
        sets: [[]],
      },
    ]);
    if (found.length > 0) lost.push(`a row of ${child} names a ${parent} that is missing (${parent} ${found[0]![0]})`);
  }
  return lost;
}

export async function sizeOf(server: Server): Promise<number> {
  const { rows } = await server.readOnce([
    inSchema(
      `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
      server.address.schema,
    ),
  ]);
  return rows[0]![0] as number;
}

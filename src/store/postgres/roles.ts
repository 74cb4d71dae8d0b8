/** Roles with no more rights than their work needs, as statements for the owner of the schema to run. */
import { wrapToWidth } from '../../domain/text-width.ts';
import { StoreError } from '../../errors.ts';
import type { Server } from './server.ts';

export type RoleName = 'reader' | 'agent' | 'puller';

interface Role {
  /** Commands that work, in words. */
  may: string;
  /** What the server refuses, in words. */
  mayNot: string;
}

export const ROLES: Readonly<Record<RoleName, Role>> = {
  reader: {
    may: 'queue, report, measure, show, explain, export, sql',
    mayNot: 'write anything: claim, decide, label, import, pull',
  },
  agent: {
    may: 'what a reader may; triage and label: claims, decisions and labels are added',
    mayNot: 'import, pull, declare brands, or change a decision that was made',
  },
  puller: {
    may: 'what a reader may; import, pull, brand and classify',
    mayNot: 'claim, decide or label',
  },
};

/** What agents write. Decisions and labels are appended, what follows from labels is made again. */
const BY_AGENTS: Readonly<Record<string, string>> = {
  claim: 'INSERT, UPDATE, DELETE',
  decision: 'INSERT',
  hand_label: 'INSERT, DELETE',
  label: 'INSERT',
  turn_label: 'INSERT, UPDATE, DELETE',
  written_file: 'INSERT, UPDATE',
};

/** Only the owner writes these: models, what was forgotten and removed, and the schema itself. */
const BY_OWNER: ReadonlySet<string> = new Set([
  'evaluation',
  'model',
  'removal',
  'schema_version',
  'search_state',
  'store_secret',
]);

/** Written by imports too, which carry what people said to posts that came later. */
const BY_BOTH: ReadonlySet<string> = new Set(['hand_label', 'turn_label', 'written_file']);

/** Names are cut there by the server. */
const LONGEST_NAME = 63;

/** What a role of a schema is called on the server. */
export function nameOfRole(schema: string, role: RoleName): string {
  return `${schema.slice(0, LONGEST_NAME - 1 - role.length)}_${role}`;
}

/** Roles that may write to a table; nobody but the owner where there is none. */
export function writersOf(table: string): RoleName[] {
  if (BY_OWNER.has(table)) return [];
  const agent = Object.hasOwn(BY_AGENTS, table);
  return [...(agent ? (['agent'] as const) : []), ...(!agent || BY_BOTH.has(table) ? (['puller'] as const) : [])];
}

const WORK: Readonly<Record<string, string>> = {
  claim: 'claim what waits (triage)',
  decision: 'decide (triage)',
  hand_label: 'label posts',
  label: 'label posts',
  turn_label: 'label posts',
};

/** What somebody does who writes to a table. */
export function workOn(table: string): string {
  if (BY_OWNER.has(table)) return 'do what is left to the owner of the schema';
  return WORK[table] ?? 'write what imports and pulls write';
}

const COLUMNS = 78;

/** Names over several lines. */
function list(names: readonly string[]): string {
  return wrapToWidth(names.join(', '), COLUMNS)
    .map((line) => `\n  ${line}`)
    .join('');
}

export const FOR_OWNER = 'That is for the owner of the schema alone: run it as that user, or ask them to.';

/**
 * Asks for a right that no role has, and that erasing needs: to change what people decided.
 * @throws StoreError
 */
export async function checkOwner(server: Server, command: string): Promise<void> {
  const { schema, shown, user = 'this user' } = server.address;
  const { rows } = await server.readOnce([
    { sql: `SELECT has_table_privilege($1, 'UPDATE')::int`, types: [25], sets: [[`${schema}.decision`]] },
  ]);
  if (rows[0]![0] !== 1) throw new StoreError(`${shown}: ${user} may not ${command}`, FOR_OWNER);
}

/** @returns SQL that may be run again, after an update for example: afterwards the roles have these rights and no others */
export async function roleStatements(server: Server): Promise<string> {
  const { schema, shown } = server.address;
  const { rows } = await server.readOnce([
    {
      sql: `SELECT c.relname::text, c.relkind::text, pg_get_userbyid(n.nspowner)::text,
          current_database()::text FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v') ORDER BY 1`,
      types: [25],
      sets: [[schema]],
    },
  ]);
  const things = rows as [string, string, string, string][];
  const tables = things.filter(([, kind]) => kind !== 'v').map(([name]) => name);
  const [, , owner, database] = things[0]!;
  const names = Object.keys(ROLES) as RoleName[];
  const called = (role: RoleName) => nameOfRole(schema, role);
  const all = names.map(called).join(', ');
  const inPuller = tables.filter((table) => writersOf(table).includes('puller'));
  return [
    `-- Roles for ${shown}`,
    `-- To be run by ${owner}, who owns the schema and must be allowed to create roles, or by a superuser;`,
    '-- and again after an update of the program that changed its tables.',
    ...names.flatMap((role) => [
      '--',
      `-- ${called(role)} may use ${ROLES[role].may}.`,
      `-- It may not ${ROLES[role].mayNot}.`,
    ]),
    '--',
    `-- ${owner} alone: init, forget, retain, train, doctor --deep, copy to here, and the first command after an update.`,
    'BEGIN;',
    ...names.map(
      (role) =>
        `DO $$ BEGIN\n  IF to_regrole('${called(role)}') IS NULL THEN CREATE ROLE ${called(role)} NOLOGIN; END IF;\nEND $$;`,
    ),
    `REVOKE ALL ON SCHEMA ${schema} FROM ${all};`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${all};`,
    `GRANT USAGE ON SCHEMA ${schema} TO ${all};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${all};`,
    ...tables
      .filter((table) => Object.hasOwn(BY_AGENTS, table))
      .map((table) => `GRANT ${BY_AGENTS[table]} ON ${schema}.${table} TO ${called('agent')};`),
    `GRANT INSERT, UPDATE, DELETE ON ${list(inPuller.map((table) => `${schema}.${table}`))}\n  TO ${called('puller')};`,
    `GRANT TEMPORARY ON DATABASE "${database.replaceAll('"', '""')}" TO ${called('puller')};`,
    'COMMIT;',
    `-- A person then gets one: CREATE ROLE eva LOGIN; \\password eva; GRANT ${called('agent')} TO eva;`,
  ].join('\n');
}

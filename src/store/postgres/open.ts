/** Opening a PostgreSQL database: what the server must be, whose schema it is, and its migrations. */
import type { Pool } from 'pg';
import { NoDatabase, StoreError } from '../../errors.ts';
import { COPYING, halfCopy, PLACE, type Place } from '../copying.ts';
import type { Listening, News, OpenOptions, ServerAccess, Store } from '../database.ts';
import { readAddress } from './address.ts';
import { objectsOf } from './asking.ts';
import { compactTables } from './compact.ts';
import { openConnection } from './connection.ts';
import { asStoreError } from './errors.ts';
import { listenOn } from './listening.ts';
import { POSTGRES_MIGRATIONS } from './migrations/index.ts';
import { personalQuery } from './personal-query.ts';
import { BEGIN_ANYWHERE, openPool } from './pool.ts';
import { checkOwner, roleStatements } from './roles.ts';
import { stepsFrom } from './schema-steps.ts';
import { openServer, type Server } from './server.ts';
import { lostReferences, shapesOf, sizeOf } from './shape.ts';

const OLDEST = 130_000;

/** What this program works with, from which an open store is made. */
interface State {
  isReplica: boolean;
  /** Migrations that the schema has seen; undefined where there is no schema of ours. */
  version: number | undefined;
  isHalf: boolean;
}

/** @throws StoreError when the server cannot be reached, is too old, or its schema is missing, someone else's or newer */
export async function openPostgres(written: string, options: OpenOptions): Promise<Store> {
  return withServer(written, options, (server, pool) => storeOf(written, server, pool, options));
}

/** The SQL of its roles. @throws StoreError */
export async function printRoles(written: string, access: ServerAccess): Promise<string> {
  const options = { ...access, readonly: true, mustExist: true };
  return withServer(written, options, (server, pool) => roleStatements(server).finally(() => pool.end()));
}

/** As whom the server lets somebody in, whether or not there is a database of ours. @throws StoreError */
export async function nameOfUser(written: string, access: ServerAccess): Promise<string> {
  const { pool } = await openPool(readAddress(written), access);
  try {
    return (await pool.query('SELECT current_user AS name')).rows[0].name;
  } finally {
    await pool.end();
  }
}

async function withServer<Result>(
  written: string,
  options: OpenOptions,
  use: (server: Server, pool: Pool) => Result | Promise<Result>,
): Promise<Result> {
  const address = { ...readAddress(written), limitSeconds: options.limitSeconds };
  const { pool, isPooled } = await openPool(address, options);
  try {
    const { readonly = false, onWait } = options;
    const server = openServer(pool, address, { isPooled, readonly, onWait });
    await prepare(pool, server, options);
    return await use(server, pool);
  } catch (error) {
    if (!pool.ended) await pool.end();
    throw asStoreError(error, address);
  }
}

function storeOf(written: string, server: Server, pool: Pool, { debug }: ServerAccess): Store {
  const { address } = server;
  const listenings = new Set<Listening>();

  async function listen(onNews: (news: News) => void): Promise<Listening | undefined> {
    if (server.isPooled) {
      debug?.(`${written}: behind a pooler, which hands no news through: what others write is looked for now and then`);
      return undefined;
    }
    try {
      const listening = await listenOn(pool, address.schema, onNews);
      listenings.add(listening);
      return listening;
    } catch (error) {
      debug?.(`${written}: sends no news (${(error as Error).message}): what others write is looked for now and then`);
      return undefined;
    }
  }

  return {
    ...openConnection(server),
    path: written,
    checkInPlace: () => {},
    checkOwner: (command) => checkOwner(server, command),
    putOffCheckpoints: () => {},
    fillFast: async () => {},
    filled: async () => {},
    findDamage: async () => undefined,
    findAllDamage: async () => ({ damage: [], references: await lostReferences(server), index: undefined }),
    shapes: () => shapesOf(server, pool),
    compact: () => compactTables(server),
    indexPosts: async () => {},
    listen,
    isIndexOfTexts: async () => true,
    bytes: () => sizeOf(server),
    catalogue: `SELECT table_name AS "table", string_agg(column_name, ', ' ORDER BY ordinal_position) AS columns
  FROM information_schema.columns WHERE table_schema = '${address.schema}' GROUP BY table_name ORDER BY table_name`,
    ask: (sql) => personalQuery(server, sql),
    async close() {
      for (const one of listenings) one.stop();
      await pool.end();
    },
  };
}

async function prepare(pool: Pool, server: Server, options: OpenOptions): Promise<void> {
  const { shown, schema } = server.address;
  const state = await stateOf(server);
  if (state.version === undefined && (options.mustExist || options.readonly))
    throw new NoDatabase(
      `no database of socialcare at ${shown} (schema ${schema})`,
      'Import a file first: socialcare import FILE\nOr move a file there: socialcare copy --to ADDRESS',
    );
  if ((state.version ?? 0) > POSTGRES_MIGRATIONS.length)
    throw new StoreError(
      `${shown} was written by a newer socialcare (schema ${state.version}, this program knows ${POSTGRES_MIGRATIONS.length})`,
      'Update socialcare: npm install -g socialcare@latest. Nothing was touched.',
    );
  if (state.isReplica && !options.readonly)
    throw new StoreError(
      `${shown} is read-only: a replica`,
      'Commands that only read work here; for all others give the address of the main server.',
    );
  if (state.isHalf && !options.half) throw halfCopy(shown, await placeOf(server));
  if (state.version === POSTGRES_MIGRATIONS.length) return;
  if (state.isReplica)
    throw new StoreError(
      `${shown} has an older schema, and a replica cannot be brought up to date`,
      'Run any command of this version on the main server first.',
    );
  await migrate(pool, server).catch((error) => {
    const { code } = ((error as Error).cause ?? error) as { code?: string };
    if (code !== '42501' || state.version === undefined) throw error;
    throw new StoreError(
      `${shown} has an older schema (${state.version} of ${POSTGRES_MIGRATIONS.length}), and this user may not bring it up to date`,
      'Run any command of this version as the owner of the schema first, then: socialcare init --roles',
    );
  });
}

async function stateOf(server: Server): Promise<State> {
  const { shown, schema } = server.address;
  const ask = async (sql: string) => (await server.readOnce([{ sql, types: [25], sets: [[schema]] }])).rows;
  const [row] = await ask(
    `SELECT current_setting('server_version_num')::int, pg_is_in_recovery(), to_regclass($1 || '.schema_version') IS NOT NULL,
       (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1), current_setting('server_version'),
       current_setting('server_encoding'), to_regclass($1 || '.${COPYING}') IS NOT NULL`,
  );
  const [number, isReplica, isOurs, things, release, encoding, isHalf] = row as [
    number,
    number,
    number,
    number,
    string,
    string,
    number,
  ];
  if (number < OLDEST)
    throw new StoreError(`${shown} is PostgreSQL ${release}; 13 or newer is needed`, 'Use a newer server.');
  if (encoding !== 'UTF8')
    throw new StoreError(
      `the database at ${shown} holds texts as ${encoding}, which has no room for every post`,
      'Create one with UTF-8: createdb --encoding UTF8 --template template0 NAME',
    );
  if (isOurs === 0 && things > 0)
    throw new StoreError(
      `the schema ${schema} at ${shown} belongs to another program`,
      'Choose another name: add ?schema=NAME to the address; socialcare creates it. Nothing was touched.',
    );
  if (isOurs === 0) return { isReplica: isReplica === 1, version: undefined, isHalf: false };
  const [[version]] = (await ask(`SELECT version FROM ${schema}.schema_version WHERE $1 <> ''`)) as [[number]];
  return { isReplica: isReplica === 1, version, isHalf: isHalf === 1 };
}

/** How far a copy into it is; undefined where this user may not read that. */
async function placeOf(server: Server): Promise<Place | undefined> {
  const answer = await server.readOnce([{ sql: PLACE, types: [], sets: [[]] }]).catch(() => undefined);
  return answer && (objectsOf(answer)[0] as Place | undefined);
}

/** One process brings the schema up to date; others wait for it. */
async function migrate(pool: Pool, server: Server): Promise<void> {
  const { schema } = server.address;
  const client = await pool.connect();
  try {
    await server.control(
      client,
      `${BEGIN_ANYWHERE}; SELECT pg_advisory_xact_lock(hashtext('socialcare ${schema}'), 0)`,
    );
    const { version = 0 } = await stateOf(server);
    await server.control(client, [...stepsFrom(version, schema), 'COMMIT'].join(';\n'));
  } catch (error) {
    await server.undo(client, 'ROLLBACK');
    throw error;
  } finally {
    server.release(client);
  }
}

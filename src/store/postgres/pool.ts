/** The connections to a server: how they are opened, and whether a pooler stands in between. */
import type { Pool } from 'pg';
import type { ServerAccess } from '../database.ts';
import type { Address } from './address.ts';
import { asStoreError } from './errors.ts';

/** Whatever a server, a database or a role is set to: by these, statements mean and answer the same everywhere. */
const SESSION = {
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
};

/** Whoever waited for a lock sees what was written meanwhile, also where a server is set to keep that from them. */
export const READ_COMMITTED = 'ISOLATION LEVEL READ COMMITTED';
export const BEGIN = `BEGIN ${READ_COMMITTED}`;

type Settings = Readonly<Record<string, string>>;

/** Settings of the sessions of one address, by their names. */
export function sessionSettings({ schema, limitSeconds }: Pick<Address, 'schema' | 'limitSeconds'>): Settings {
  return {
    ...SESSION,
    search_path: schema,
    ...(limitSeconds && { statement_timeout: `${limitSeconds * 1000}` }),
  };
}

/** The same for one transaction, as statements. */
export function localSettings(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
}

/** Begins on any connection, for statements that are sent later. */
export const BEGIN_ANYWHERE = [BEGIN, ...localSettings(SESSION)].join('; ');

const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/** @throws StoreError when the server does not let us in. Poolers take no settings at the start of a connection; there the schema is named with each statement. */
export async function openPool(
  address: Address,
  { password }: ServerAccess,
): Promise<{ pool: Pool; isPooled: boolean }> {
  const { default: pg } = await import('pg');
  const { host, port, user, database, ssl, schema } = address;
  const settings = {
    host,
    port,
    user,
    database,
    ssl,
    // Left to the driver, which reads the environment alone, where the program brings none along.
    ...(password && { password: async () => (await password(address.shown)) ?? '' }),
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'socialcare',
    keepAlive: true,
    allowExitOnIdle: true,
  };
  const open = async (more: object) => {
    const pool = new pg.Pool({ ...settings, ...more });
    // A connection that is lost: whoever uses it learns so from the statement, and the next one gets another.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    try {
      const client = await pool.connect();
      const { rows } = await client.query('SHOW search_path').finally(() => client.release());
      return { pool, path: rows[0].search_path as string };
    } catch (error) {
      await pool.end();
      throw error;
    }
  };
  try {
    const session = {
      ...sessionSettings(address),
      // A replica refuses every statement of another kind.
      default_transaction_isolation: 'read committed',
      client_min_messages: 'warning',
    };
    const options = Object.entries(session).map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`);
    const { pool, path } = await open({ options: options.join(' ') });
    return { pool, isPooled: path !== schema };
  } catch (error) {
    if (!/unsupported startup parameter/i.test((error as Error).message)) throw asStoreError(error, address);
    try {
      return { pool: (await open({})).pool, isPooled: true };
    } catch (second) {
      throw asStoreError(second, address);
    }
  }
}

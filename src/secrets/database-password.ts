/** The password of a database on a server: from the environment, PostgreSQL's file of passwords, the keyring, or the credentials file. */
import { refuseUntrusted } from '../config/trust.ts';
import type { Context, Environment } from '../context.ts';
import { isHere, loginText, type ServerLogin, serverLogin } from '../domain/server-login.ts';
import { readPasswordFile } from './password-file.ts';
import type { SecretStore } from './secret-store.ts';
import { secretStoresOf } from './secret-stores.ts';

/** As a source of secrets. */
export const DATABASE = 'database';

export interface DatabasePassword {
  /** Undefined when there is none anywhere. */
  value: string | undefined;
  /** 'env PGPASSWORD', 'file …', 'keyring …', 'nowhere'; never the password. */
  origin: string;
  /** The store that holds it, if it can be removed from there. */
  store?: SecretStore;
}

export function loginOf({ env, user }: Environment, address: string): ServerLogin {
  return serverLogin(address, env, user?.());
}

/** Names it in a store of secrets. */
export function passwordKey(login: ServerLogin): string {
  return loginText({
    ...login,
    user: encodeURIComponent(login.user),
    host: encodeURIComponent(login.host),
    database: encodeURIComponent(login.database),
  });
}

/**
 * The password for the server of a database; one that was given for no server in particular goes to none that a file in the
 * folder names before that is trusted.
 * @throws ConfigError, AuthError
 */
export async function passwordFor(context: Context, address: string): Promise<string | undefined> {
  const { environment } = context;
  const { value, origin, store } = await findDatabasePassword(environment, address);
  const config = await context.config();
  const login = loginOf(environment, address);
  if (value !== undefined && !store && config.db.value === address && !isHere(login))
    refuseUntrusted(config, config.db, `sends the password of ${origin} to ${login.host}`);
  return value;
}

/** @throws AuthError for a file of passwords that others may read */
export async function findDatabasePassword(environment: Environment, address: string): Promise<DatabasePassword> {
  const given = environment.env.PGPASSWORD;
  if (given) return { value: given, origin: 'env PGPASSWORD' };
  const login = loginOf(environment, address);
  const listed = readPasswordFile(environment, login);
  if (listed) return { value: listed.password, origin: listed.origin };
  for (const store of await secretStoresOf(environment)) {
    const kept = await store.read(DATABASE, passwordKey(login));
    if (kept !== undefined) return { value: kept, origin: store.origin, store };
  }
  return { value: undefined, origin: 'nowhere' };
}

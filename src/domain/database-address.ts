/** Where a database is: a file, or the address of a PostgreSQL server. */
import { ConfigError, UsageError } from '../errors.ts';

/** Whether it is the address of a server instead of a file. */
export function isServer(db: string): boolean {
  return /^postgres(ql)?:\/\//i.test(db);
}

/**
 * The address, once it is sure that it can be shown.
 * @throws ConfigError when a password stands in it: it would be in shell histories, process lists and messages
 */
export function checkAddress(db: string): string {
  if (!isServer(db)) return db;
  const { host, hasPassword } = partsOf(db);
  if (hasPassword)
    throw new ConfigError(
      `the address of the database at ${host} has a password in it`,
      'Leave it out of the address: set PGPASSWORD, write it into the file that PGPASSFILE names (~/.pgpass), or keep it: socialcare auth login database',
    );
  return db;
}

/** @throws ConfigError when it is no address */
export function addressUrl(address: string): URL {
  try {
    // A user without a host, as with ?host=/run/postgresql: the form is PostgreSQL's own.
    return new URL(address.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?]|$)/i, '$1localhost'));
  } catch {
    throw new ConfigError(
      'the address of the database cannot be read',
      'Write it as postgres://USER@HOST:PORT/DATABASE; special characters in names as %xx.',
    );
  }
}

/** The schema that holds the tables, on a server. @throws ConfigError when it is no address */
export function schemaOf(address: string): string {
  return addressUrl(address).searchParams.get('schema') ?? 'socialcare';
}

/** @throws UsageError where a command is about files alone and the database is on a server; the hint says what to use there */
export function refuseServer(db: string, hint: string): void {
  if (isServer(db)) throw new UsageError(`${db} is on a PostgreSQL server; this works on files`, hint);
}

function partsOf(address: string): { host: string; hasPassword: boolean } {
  const url = addressUrl(address);
  return {
    host: url.host || url.searchParams.get('host') || 'this computer',
    hasPassword: url.password !== '' || url.searchParams.has('password'),
  };
}

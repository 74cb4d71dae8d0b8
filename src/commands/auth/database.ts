/** The password of a database on a server, kept as the credentials of networks are. */
import { refuseUntrusted } from '../../config/trust.ts';
import type { Context } from '../../context.ts';
import { isServer } from '../../domain/database-address.ts';
import { isHere, loginText } from '../../domain/server-login.ts';
import { AuthError, UsageError } from '../../errors.ts';
import {
  DATABASE,
  type DatabasePassword,
  findDatabasePassword,
  loginOf,
  passwordKey,
} from '../../secrets/database-password.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import { secretStoresOf } from '../../secrets/secret-stores.ts';

/** @param choose asks where it is to be kept; undefined for nowhere */
export async function logInToDatabase(context: Context, choose: () => Promise<SecretStore | undefined>): Promise<void> {
  const { terminal, environment } = context;
  const address = await addressOf(context);
  const login = loginOf(environment, address);
  const found = await findDatabasePassword(environment, address);
  // Where somebody can be asked, what is kept is to be replaced.
  const given = found.store && terminal.interactive ? undefined : found.value;
  const password = given ?? (await ask(context, loginText(login)));
  const { db } = await context.config();
  if (!isHere(login)) refuseUntrusted(await context.config(), db, `sends the password to ${login.host}`);
  const { logInToServer } = await import('../../store/open.ts');
  let isAsked = false;
  const as = await logInToServer(address, {
    async password() {
      isAsked = true;
      return password;
    },
  });
  if (!isAsked) {
    terminal.done(`${address}: the server lets ${as} in without a password; nothing was kept.`);
    return;
  }
  terminal.done(`${address}: logged in as ${as}.`);
  const secretStore = await choose();
  if (!secretStore) {
    terminal.note('Not kept. Keep it with --keyring or --save, or set PGPASSWORD, or write it into ~/.pgpass.');
    return;
  }
  // One place alone, so that none holds what is out of date.
  for (const one of await secretStoresOf(environment)) await one.remove(DATABASE, [passwordKey(login)]);
  await secretStore.write(DATABASE, { [passwordKey(login)]: password });
  terminal.note(`Kept in the ${secretStore.origin}. Remove: socialcare auth logout ${DATABASE}`);
}

export async function logOutOfDatabase(context: Context): Promise<void> {
  const { terminal, environment } = context;
  const address = await addressOf(context);
  const login = loginOf(environment, address);
  let found = false;
  for (const place of await secretStoresOf(environment)) {
    if (!(await place.remove(DATABASE, [passwordKey(login)]))) continue;
    found = true;
    terminal.done(`Removed the password of ${loginText(login)} from the ${place.origin}.`);
  }
  if (!found) terminal.done(`No password of ${loginText(login)} was kept.`);
  const { value, origin } = await findDatabasePassword(environment, address);
  if (value !== undefined) terminal.warn(`a password still comes from ${origin}`);
}

/** Where the password of the configured database comes from; undefined where that is a file. */
export async function passwordOfDatabase(context: Context): Promise<DatabasePassword | undefined> {
  const { db } = await context.config();
  if (!isServer(db.value)) return undefined;
  return findDatabasePassword(context.environment, db.value);
}

async function addressOf({ config }: Context): Promise<string> {
  const { db } = await config();
  if (isServer(db.value)) return db.value;
  throw new UsageError(
    `the database ${db.value} is a file, which has no password`,
    'Name a server: --db postgres://USER@HOST/DATABASE, SOCIALCARE_DB, or db = "…" in socialcare.toml.',
  );
}

async function ask({ terminal }: Context, login: string): Promise<string> {
  const { askSecret } = await import('../../terminal/prompt.ts');
  const answer = await askSecret(terminal, { message: `Password of ${login}`, flag: 'the variable PGPASSWORD' });
  if (answer === '') throw new AuthError('the password is empty', 'Give the password of the user of the server.');
  return answer;
}

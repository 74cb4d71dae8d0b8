/** Logging out: what is kept of a network's credentials is removed from every place. */
import type { Context } from '../../context.ts';
import { DATABASE } from '../../secrets/database-password.ts';
import { secretStoresOf } from '../../secrets/secret-stores.ts';
import { findSecrets } from '../../secrets/secrets.ts';
import { sourceNamed } from '../../sources/index.ts';
import { keysOf } from '../pull/connect.ts';
import { logOutOfDatabase } from './database.ts';

export async function logOut(context: Context, name: string): Promise<void> {
  if (name === DATABASE) return logOutOfDatabase(context);
  const { terminal } = context;
  const source = await sourceNamed(name);
  let found = false;
  for (const place of await secretStoresOf(context.environment)) {
    if (!(await place.remove(source.name, keysOf(source)))) continue;
    found = true;
    terminal.done(`Removed the credentials of ${source.title} from the ${place.origin}.`);
  }
  if (!found) terminal.done(`No credentials of ${source.title} were kept.`);
  for (const { spec, value, origin } of await findSecrets(context, source))
    if (value !== undefined) terminal.warn(`${spec.label} still comes from ${origin}`);
}

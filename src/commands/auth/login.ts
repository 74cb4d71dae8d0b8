/** Logging in: credentials are asked for, verified against the network, and kept where a person says. */
import type { Context } from '../../context.ts';
import { AuthError, UsageError } from '../../errors.ts';
import { DATABASE } from '../../secrets/database-password.ts';
import { openKeyring } from '../../secrets/keyring.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import { secretStoresOf } from '../../secrets/secret-stores.ts';
import { type FoundSecret, findSecrets } from '../../secrets/secrets.ts';
import { sourceNamed } from '../../sources/index.ts';
import type { SecretSpec, Source } from '../../sources/source.ts';
import { connect, keysOf } from '../pull/connect.ts';
import { openRateWaiting } from '../pull/waiting.ts';
import { logInToDatabase } from './database.ts';

export interface LoginFlags {
  keyring?: boolean;
  save?: boolean;
}

export async function logIn(context: Context, name: string, flags: LoginFlags): Promise<void> {
  const { terminal, environment } = context;
  const { keyring, absent } = await openKeyring(environment);
  if (flags.keyring && !keyring)
    throw new UsageError(
      `there is no keyring to store it in: ${absent}`,
      'Store it in a file that only you can read (--save), or set the variables that auth status names.',
    );
  if (name === DATABASE) return logInToDatabase(context, () => chooseSecretStore(context, flags));
  const source = await sourceNamed(name);
  const config = await context.config();
  // Where somebody can be asked, what is kept is to be replaced.
  const found = (await findSecrets(context, source)).filter(({ store }) => !store || !terminal.interactive);
  const given = new Map(found.map((secret) => [secret.spec.key, secret]));
  const set = await chooseSet(context, source, given);
  const secrets: Record<string, string> = {};
  for (const spec of set) secrets[spec.key] = given.get(spec.key)?.value ?? (await ask(context, source, spec));
  const waiting = openRateWaiting(context, false, config.timezone.value, async () => {});
  const { live, redact } = await connect(context, source, waiting, secrets);
  const { as, can } = await live.check();
  terminal.done(`${source.title}: logged in as ${redact(as)}; may read ${can}.`);
  const secretStore = await chooseSecretStore(context, flags);
  if (!secretStore) {
    terminal.note(
      `Not kept. Keep it with ${keyring ? '--keyring or --save' : '--save'}, or set ${set.map(({ env }) => env).join(', ')}.`,
    );
    return;
  }
  // One place alone, so that none holds what is out of date.
  for (const one of await secretStoresOf(environment)) await one.remove(source.name, keysOf(source));
  await secretStore.write(source.name, secrets);
  terminal.note(`Kept in the ${secretStore.origin}. Remove: socialcare auth logout ${name}`);
  terminal.note(`next: socialcare brand add NAME ${source.channel}:@handle, then socialcare pull ${name}`);
}

async function chooseSecretStore(context: Context, { keyring, save }: LoginFlags): Promise<SecretStore | undefined> {
  const places = await secretStoresOf(context.environment);
  const file = places.at(-1)!;
  if (save) return file;
  if (keyring) return places[0];
  if (!context.terminal.interactive) return undefined;
  const { choose } = await import('../../terminal/prompt.ts');
  return choose<SecretStore | undefined>(context.terminal, {
    message: 'Where should it be stored?',
    flag: '--keyring or --save',
    // A file is written on explicit request only.
    initial: places.length > 1 ? places[0] : undefined,
    choices: [
      ...places.map((secretStore) => ({
        name: `in the ${secretStore.origin}${secretStore === file ? ', readable by you alone' : ''}`,
        value: secretStore,
      })),
      { name: 'nowhere: I set environment variables', value: undefined },
    ],
  });
}

/** Where a network takes different kinds of credentials, the kind that is there; else a person chooses. */
async function chooseSet(
  { terminal }: Context,
  { secrets: sets, title }: Source,
  given: ReadonlyMap<string, FoundSecret>,
): Promise<readonly SecretSpec[]> {
  const whole = sets.find((set) => set.every(({ key }) => given.get(key)?.value !== undefined));
  if (whole) return whole;
  if (sets.length === 1 || !terminal.interactive) return sets[0]!;
  const { choose } = await import('../../terminal/prompt.ts');
  return choose(terminal, {
    message: `Which credentials for ${title}?`,
    flag: sets[0]!.map(({ env: name }) => name).join(', '),
    choices: sets.map((set) => ({ name: set.map(({ label }) => label).join(', '), value: set })),
  });
}

async function ask({ terminal }: Context, { title, help }: Source, spec: SecretSpec): Promise<string> {
  const { askSecret, askText } = await import('../../terminal/prompt.ts');
  const question = { message: `${title}: ${spec.label}`, flag: `the variable ${spec.env}` };
  const answer = spec.open ? await askText(terminal, question) : await askSecret(terminal, question);
  const value = answer.trim();
  if (value === '') throw new AuthError(`${spec.label} is empty`, help);
  return value;
}

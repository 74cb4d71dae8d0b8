/** auth: log in to a network, see where each secret comes from, and log out; secrets are never printed. */
import type { Context } from '../context.ts';
import { AuthError, CareError, EXIT } from '../errors.ts';
import type { SecretSpec, Source } from '../sources/source.ts';
import type { Register } from './command.ts';

const HELP = `
Secrets are looked for in the environment first, then in a command that socialcare.toml names, then in the credentials
file, which is written only by login --save and is readable by you alone:

  [sources.x]
  bearer_token_command = "pass show x/bearer"

Examples:
  $ socialcare auth status
  $ socialcare auth login bluesky                ask, verify, and say which variables to set
  $ socialcare auth login x --save               ask, verify, and keep in the credentials file
  $ X_BEARER_TOKEN=… socialcare auth login x --save   the same without being asked
  $ socialcare auth logout x`;

export const registerAuth: Register = (program, begin) => {
  const auth = program
    .command('auth')
    .summary('log in to networks, see where each secret comes from')
    .description('Log in to networks, see where each secret comes from, log out. Secrets are never printed.')
    .addHelpText('after', HELP);
  const login = auth
    .command('login')
    .description('ask for credentials and verify them against the network')
    .argument('<source>', 'x, bluesky, mastodon, youtube, facebook, instagram or threads')
    .option('--save', 'keep them in the credentials file, readable by you alone');
  login.action(async (name: string, flags: { save?: boolean }) => logIn(await begin(login), name, flags.save === true));
  const status = auth
    .command('status')
    .description('show where each secret comes from')
    .option('--verify', 'ask each network whether the credentials hold')
    .option('--json', 'as JSON');
  status.action(async (flags: { verify?: boolean; json?: boolean }) => showStatus(await begin(status), flags));
  const logout = auth
    .command('logout')
    .description('remove saved credentials from the credentials file')
    .argument('<source>', 'the network');
  logout.action(async (name: string) => logOut(await begin(logout), name));
};

async function logIn(context: Context, name: string, save: boolean): Promise<void> {
  const [{ sourceNamed }, { connect }, { openWaiting }, { findSecrets }] = await Promise.all([
    import('../sources/index.ts'),
    import('./pull/connect.ts'),
    import('./pull/waiting.ts'),
    import('./pull/secrets.ts'),
  ]);
  const { terminal } = context;
  const source = await sourceNamed(name);
  const config = await context.config();
  const set = await chooseSet(context, source);
  const found = new Map((await findSecrets(context, source)).map(({ spec, value }) => [spec.key, value]));
  const secrets: Record<string, string> = {};
  for (const spec of set) secrets[spec.key] = found.get(spec.key) ?? (await ask(context, source, spec));
  const waiting = openWaiting(context, false, config.timezone.value, () => {});
  const { live } = await connect(context, source, waiting, secrets);
  const { as, can } = await live.check();
  terminal.out(`${source.title}: logged in as ${as}; may read ${can}.`);
  if (!save) {
    terminal.note(`Not kept. Keep it with --save, or set ${set.map(({ env }) => env).join(', ')}.`);
    return;
  }
  const { credentialsPath, readCredentials, writeCredentials } = await import('./pull/credentials-file.ts');
  writeCredentials(context.world, { ...readCredentials(context.world), [source.name]: secrets });
  terminal.note(
    `Kept in ${credentialsPath(context.world)}, readable by you alone. Remove: socialcare auth logout ${name}`,
  );
  terminal.note(`next: socialcare brand add NAME ${source.channel}:@handle, then socialcare pull ${name}`);
}

/** Where a network takes different kinds of credentials, the kind of which most is there; else a person chooses. */
async function chooseSet(context: Context, source: Source): Promise<readonly SecretSpec[]> {
  const { env } = context.world;
  const sets = source.secrets;
  const given = sets.find((set) => set.every((spec) => env[spec.env]));
  if (given) return given;
  if (sets.length === 1 || !context.terminal.interactive) return sets[0]!;
  const { choose } = await import('../terminal/prompt.ts');
  return choose(context.terminal, {
    message: `Which credentials for ${source.title}?`,
    flag: sets[0]!.map(({ env: name }) => name).join(', '),
    choices: sets.map((set) => ({ name: set.map(({ label }) => label).join(', '), value: set })),
  });
}

async function ask(context: Context, source: Source, spec: SecretSpec): Promise<string> {
  const { askSecret, askText } = await import('../terminal/prompt.ts');
  const question = { message: `${source.title}: ${spec.label}`, flag: `the variable ${spec.env}` };
  const answer = spec.open ? await askText(context.terminal, question) : await askSecret(context.terminal, question);
  const value = answer.trim();
  if (value === '') throw new AuthError(`${spec.label} is empty`, source.help);
  return value;
}

interface StatusRow {
  source: string;
  secret: string;
  origin: string;
  /** Absent without --verify. */
  verified?: string;
  exitCode?: number;
}

async function showStatus(context: Context, flags: { verify?: boolean; json?: boolean }): Promise<void> {
  const { terminal } = context;
  const [{ SOURCES }, { findSecrets }, { checkSources }] = await Promise.all([
    import('../sources/index.ts'),
    import('./pull/secrets.ts'),
    import('./pull/check.ts'),
  ]);
  const verdicts = new Map(
    flags.verify ? (await checkSources(context)).map((verdict) => [verdict.source, verdict]) : [],
  );
  const rows: StatusRow[] = [];
  for (const load of Object.values(SOURCES)) {
    const source = await load();
    for (const { spec, origin } of await findSecrets(context, source)) {
      const verdict = verdicts.get(source.name);
      rows.push({
        source: source.name,
        secret: spec.key,
        origin,
        ...(verdict && { verified: verdict.detail, exitCode: verdict.error ? exitCodeOf(verdict.error) : undefined }),
      });
    }
  }
  const failed = rows.find(({ exitCode }) => exitCode !== undefined);
  if (failed?.exitCode) context.exitCode = failed.exitCode;
  if (flags.json) {
    const secrets = rows.map(({ exitCode, ...row }) => ({ ...row, ok: flags.verify ? exitCode === undefined : null }));
    terminal.out(JSON.stringify({ version: 1, secrets }));
    return;
  }
  const { listText } = await import('../terminal/table.ts');
  await terminal.write(
    listText(
      rows,
      [
        { label: 'Source', text: ({ source }) => source },
        { label: 'Secret', text: ({ secret }) => secret },
        { label: 'Comes from', text: ({ origin }) => origin },
        ...(flags.verify ? [{ label: 'Verified', text: ({ verified }: StatusRow) => verified ?? '–', cut: true }] : []),
      ],
      terminal,
    ),
  );
  if (!flags.verify) terminal.note('next: socialcare auth status --verify asks each network whether they hold');
}

function exitCodeOf(error: unknown): number {
  return error instanceof CareError ? error.exitCode : EXIT.error;
}

async function logOut(context: Context, name: string): Promise<void> {
  const [{ sourceNamed }, { credentialsPath, readCredentials, writeCredentials }, { findSecrets }] = await Promise.all([
    import('../sources/index.ts'),
    import('./pull/credentials-file.ts'),
    import('./pull/secrets.ts'),
  ]);
  const source = await sourceNamed(name);
  const { [source.name]: own, ...rest } = readCredentials(context.world);
  if (own) writeCredentials(context.world, rest);
  context.terminal.out(
    own
      ? `Removed the credentials of ${source.title} from ${credentialsPath(context.world)}.`
      : `No credentials of ${source.title} were saved.`,
  );
  const elsewhere = (await findSecrets(context, source)).filter(({ value }) => value !== undefined);
  for (const { spec, origin } of elsewhere) context.terminal.warn(`${spec.label} still comes from ${origin}`);
}

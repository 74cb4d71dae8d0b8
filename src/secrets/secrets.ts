/** Secrets of a source: from the environment, a command such as a password manager, the keyring, or the credentials file. */
import { execFile } from 'node:child_process';
import { refuseUntrusted } from '../config/trust.ts';
import type { Context } from '../context.ts';
import { AuthError, ConfigError } from '../errors.ts';
import type { SecretSpec, Source } from '../sources/source.ts';
import { describeKeyring } from './keyring.ts';
import type { SecretStore } from './secret-store.ts';
import { secretStoresOf } from './secret-stores.ts';
import { tablesOf } from './source-tables.ts';

export interface FoundSecret {
  spec: SecretSpec;
  /** Undefined when it was found nowhere. */
  value: string | undefined;
  /** 'env X_BEARER_TOKEN', 'socialcare.toml:12', 'keyring …', 'file …'; never the value. */
  origin: string;
  /** The store that holds it, if it can be removed from there. */
  store?: SecretStore;
}

const COMMAND_TIMEOUT_MS = 30_000;

/** Every secret that a source could use, from wherever it comes. */
export async function findSecrets(context: Context, source: Source): Promise<FoundSecret[]> {
  const specs = new Map(source.secrets.flat().map((spec) => [spec.key, spec]));
  return Promise.all([...specs.values()].map((spec) => findSecret(context, source, spec)));
}

/**
 * The first set of secrets that is complete, by key, or every one where the source chooses between them; none where the source is open to everybody.
 * @throws AuthError naming what is missing and the ways to give it
 */
export async function readSecrets(context: Context, source: Source): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const set of source.secrets) {
    const found = await Promise.all(set.map((spec) => findSecret(context, source, spec)));
    const values = found.flatMap(({ spec, value }) => (value === undefined ? [] : [[spec.key, value]]));
    if (values.length < set.length) continue;
    Object.assign(all, Object.fromEntries(values));
    if (!source.usesAllSets) break;
  }
  if (Object.keys(all).length > 0) return all;
  const { state, detail } = await describeKeyring(context.environment);
  if (source.open && state !== 'locked') return {};
  const locked = state === 'locked' ? `The keyring ${detail}.\n` : '';
  const ways = source.secrets.map((set) => set.map(({ env }) => env).join(', ')).join('; or ');
  throw new AuthError(
    `no credentials for ${source.title}`,
    `${locked}Set ${ways},\nor name a command in socialcare.toml: [sources.${source.name}] ${source.secrets[0]?.[0]?.key}_command = "pass show …",\nor run: socialcare auth login ${source.name}\n${source.help}`,
  );
}

async function findSecret(context: Context, source: Source, spec: SecretSpec): Promise<FoundSecret> {
  const { env } = context.environment;
  const given = env[spec.env]?.trim();
  if (given) return { spec, value: given, origin: `env ${spec.env}` };
  for (const table of await tablesOf(context, source)) {
    const plain = table[spec.key];
    if (plain && !spec.open) throw plainSecret(source, spec, plain.origin);
    if (plain) return { spec, value: String(plain.value), origin: plain.origin };
    const command = table[`${spec.key}_command`];
    if (command) refuseUntrusted(await context.config(), command, `runs a command for ${spec.key}`);
    if (command)
      return { spec, value: await run(context, String(command.value), command.origin), origin: command.origin };
  }
  for (const store of await secretStoresOf(context.environment)) {
    const kept = await store.read(source.name, spec.key);
    if (kept !== undefined) return { spec, value: kept, origin: store.origin, store };
  }
  return { spec, value: undefined, origin: 'nowhere' };
}

/** @throws ConfigError for a secret in the configuration, whether or not it is used */
export async function refusePlainSecrets(context: Context, source: Source): Promise<void> {
  for (const table of await tablesOf(context, source))
    for (const spec of source.secrets.flat()) {
      const plain = table[spec.key];
      if (plain && !spec.open) throw plainSecret(source, spec, plain.origin);
    }
}

function plainSecret({ name }: Source, { key, env }: SecretSpec, origin: string): ConfigError {
  return new ConfigError(
    `${origin}: ${key} of ${name} is a secret and does not belong in this file`,
    `Use ${key}_command = "pass show …", the variable ${env}, or socialcare auth login ${name}.`,
  );
}

/** The first line that a command prints. What it prints is never shown. */
function run(context: Context, command: string, origin: string): Promise<string> {
  const { platform, env, cwd } = context.environment;
  const [shell, flag] = platform === 'win32' ? ['cmd.exe', '/c'] : ['/bin/sh', '-c'];
  return new Promise((resolve, reject) => {
    execFile(
      shell,
      [flag, command],
      { cwd, env: env as NodeJS.ProcessEnv, timeout: COMMAND_TIMEOUT_MS, encoding: 'utf8' },
      (error, stdout) => {
        const value = stdout.split('\n')[0]?.trim();
        if (error || !value)
          reject(
            new AuthError(
              `${origin}: the command for this secret ${error ? `failed (${error.code ?? error.signal ?? 'unknown'})` : 'printed nothing'}`,
              `Try it in a shell: ${command}`,
            ),
          );
        else resolve(value);
      },
    );
  });
}

/** The keyring of the operating system, through its own command: secrets pass on standard input, never as arguments. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from '../context.ts';
import { AuthError } from '../errors.ts';
import type { SecretStore } from './secret-store.ts';

/** Either the keyring, which may turn out to be locked when something is read from it, or why there is none. */
export type KeyringState =
  | { keyring: SecretStore; title: string; isLocked(): boolean; absent?: undefined }
  | { keyring?: undefined; title?: undefined; isLocked?: undefined; absent: string };

interface ToolCall {
  args: string[];
  /** Given on standard input. */
  input?: string;
}

interface CommandResult {
  /** Exit code; null when the command was stopped for taking too long. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** How one command of an operating system keeps passwords. */
interface Tool {
  command: string;
  title: string;
  read(source: string, key: string): ToolCall;
  write(source: string, key: string, value: string): ToolCall;
  remove(source: string, key: string): ToolCall;
  /** Whether a failed command says only that there is no such item. */
  isNotFound(answer: CommandResult): boolean;
  /** Prints something when there is such an item, locked or not; where `read` cannot distinguish the two. */
  search?(source: string, key: string): ToolCall;
}

const SERVICE = 'socialcare';
/** Time for a person to unlock it; after that the run continues without it. */
const UNLOCK_TIMEOUT_MS = 20_000;

const SECRET_SERVICE: Tool = {
  command: 'secret-tool',
  title: 'Secret Service',
  read: (source, key) => ({ args: ['lookup', ...attributes(source, key)] }),
  write: (source, key, value) => ({
    args: ['store', `--label=${SERVICE} ${source} ${key}`, ...attributes(source, key)],
    input: value,
  }),
  remove: (source, key) => ({ args: ['clear', ...attributes(source, key)] }),
  isNotFound: ({ code, stderr }) => code === 1 && stderr.trim() === '',
  search: (source, key) => ({ args: ['search', ...attributes(source, key)] }),
};

/** Its interactive mode takes commands from standard input; hexadecimal needs no quoting. */
const KEYCHAIN: Tool = {
  command: 'security',
  title: 'macOS keychain',
  read: (source, key) => ({ args: ['find-generic-password', '-s', SERVICE, '-a', `${source}/${key}`, '-w'] }),
  write: (source, key, value) => ({
    args: ['-i'],
    input: `add-generic-password -U -s ${SERVICE} -a ${source}/${key} -X ${Buffer.from(value).toString('hex')}\n`,
  }),
  remove: (source, key) => ({ args: ['delete-generic-password', '-s', SERVICE, '-a', `${source}/${key}`] }),
  isNotFound: ({ code }) => code === 44,
};

const opened = new WeakMap<Environment, Promise<KeyringState>>();

/** Opened once per run. A keyring that is not installed or does not answer is absent, which is not an error. */
export function openKeyring(environment: Environment): Promise<KeyringState> {
  const state = opened.get(environment) ?? findKeyring(environment);
  opened.set(environment, state);
  return state;
}

/** The state of the keyring, as found in this run. */
export async function describeKeyring(
  environment: Environment,
): Promise<{ state: 'open' | 'locked' | 'none'; detail: string }> {
  const { keyring, title, isLocked, absent } = await openKeyring(environment);
  if (!keyring) return { state: 'none', detail: `none: ${absent}` };
  return isLocked()
    ? { state: 'locked', detail: `${title} is locked: its secrets were not read` }
    : { state: 'open', detail: `${title} answers` };
}

async function findKeyring(environment: Environment): Promise<KeyringState> {
  if (environment.platform === 'win32') return { absent: 'Windows has no command that reads its credential manager' };
  const tool = environment.platform === 'darwin' ? KEYCHAIN : SECRET_SERVICE;
  if (!isInstalled(environment, tool)) return { absent: `${tool.command} is not installed` };
  const answer = await call(environment, tool, tool.read(SERVICE, 'none'));
  return answer.code === 0 || tool.isNotFound(answer)
    ? keyringOf(environment, tool)
    : { absent: `${tool.command}: ${reasonOf(answer).replace(`${tool.command}: `, '')}` };
}

function keyringOf(environment: Environment, tool: Tool): KeyringState {
  let isLocked = false;

  /** Undefined when there is no such secret, or when the keyring stays locked. */
  async function read(source: string, key: string): Promise<string | undefined> {
    if (isLocked) return undefined;
    const answer = await call(environment, tool, tool.read(source, key));
    if (answer.code === 0) return answer.stdout.replace(/\n$/, '');
    const found = tool.isNotFound(answer) && tool.search && (await call(environment, tool, tool.search(source, key)));
    isLocked ||= found ? found.stdout !== '' : !tool.isNotFound(answer);
    return undefined;
  }

  const keyring: SecretStore = {
    origin: `keyring (${tool.title})`,
    read,
    async write(source, secrets) {
      for (const [key, value] of Object.entries(secrets)) {
        const answer = await call(environment, tool, tool.write(source, key, value));
        if (answer.code !== 0 || (await read(source, key)) !== value)
          throw new AuthError(
            `the keyring did not store ${key} of ${source}: ${reasonOf(answer)}`,
            'Unlock it and try again, or keep it in a file: --save.',
          );
      }
    },
    async remove(source, keys) {
      const stored: string[] = [];
      for (const key of keys) if ((await read(source, key)) !== undefined) stored.push(key);
      for (const key of stored) {
        const answer = await call(environment, tool, tool.remove(source, key));
        if (answer.code !== 0)
          throw new AuthError(
            `the keyring still holds ${key} of ${source}: ${reasonOf(answer)}`,
            'Unlock it and run the same command again.',
          );
      }
      return stored.length > 0;
    },
  };
  return { keyring, title: tool.title, isLocked: () => isLocked };
}

function attributes(source: string, key: string): string[] {
  return ['service', SERVICE, 'source', source, 'secret', key];
}

function isInstalled({ env }: Environment, { command }: Tool): boolean {
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

function call({ env, cwd }: Environment, { command }: Tool, { args, input = '' }: ToolCall): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { cwd, env: env as NodeJS.ProcessEnv, timeout: UNLOCK_TIMEOUT_MS, encoding: 'utf8' as const };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr });
    });
    // It may end without reading what it is given.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The first line of its error message, which never holds a secret. */
function reasonOf({ code, stderr }: CommandResult): string {
  return stderr.trim().split('\n')[0] || (code === null ? 'does not answer' : `failed (${code})`);
}

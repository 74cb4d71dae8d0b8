/** The keyring of the operating system, through its own command: secrets pass on standard input, never as arguments. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { World } from '../context.ts';
import { AuthError } from '../errors.ts';
import type { Place } from './place.ts';

/** Either there is one, which may turn out to be locked when something in it is asked for, or the reason why not. */
export type KeyringState =
  | { keyring: Place; title: string; isLocked(): boolean; absent?: undefined }
  | { keyring?: undefined; title?: undefined; isLocked?: undefined; absent: string };

interface Call {
  args: string[];
  /** Given on standard input. */
  input?: string;
}

interface Answer {
  /** Exit code; null when the command was stopped for taking too long. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** How one command of an operating system keeps passwords. */
interface Tool {
  command: string;
  title: string;
  read(source: string, key: string): Call;
  write(source: string, key: string, value: string): Call;
  remove(source: string, key: string): Call;
  /** Whether an answer that failed says only that there is no such item. */
  lacks(answer: Answer): boolean;
  /** Prints something when there is such an item, locked or not; where `read` does not tell the two apart. */
  search?(source: string, key: string): Call;
}

const SERVICE = 'socialcare';
/** Somebody may have to unlock it; where nobody can, the run goes on without. */
const PATIENCE_MS = 20_000;

const SECRET_SERVICE: Tool = {
  command: 'secret-tool',
  title: 'Secret Service',
  read: (source, key) => ({ args: ['lookup', ...attributes(source, key)] }),
  write: (source, key, value) => ({
    args: ['store', `--label=${SERVICE} ${source} ${key}`, ...attributes(source, key)],
    input: value,
  }),
  remove: (source, key) => ({ args: ['clear', ...attributes(source, key)] }),
  lacks: ({ code, stderr }) => code === 1 && stderr.trim() === '',
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
  lacks: ({ code }) => code === 44,
};

const opened = new WeakMap<World, Promise<KeyringState>>();

/** Asked once a run. A keyring that is not installed, or that nobody answers for, is absent, which is no error. */
export function openKeyring(world: World): Promise<KeyringState> {
  const state = opened.get(world) ?? lookFor(world);
  opened.set(world, state);
  return state;
}

/** How it stands with the keyring, after what was asked of it in this run. */
export async function describeKeyring(world: World): Promise<{ state: 'open' | 'locked' | 'none'; detail: string }> {
  const { keyring, title, isLocked, absent } = await openKeyring(world);
  if (!keyring) return { state: 'none', detail: `none: ${absent}` };
  return isLocked()
    ? { state: 'locked', detail: `${title} is locked: what it keeps was passed over` }
    : { state: 'open', detail: `${title} answers` };
}

async function lookFor(world: World): Promise<KeyringState> {
  if (world.platform === 'win32') return { absent: 'Windows has no command that reads its credential manager' };
  const tool = world.platform === 'darwin' ? KEYCHAIN : SECRET_SERVICE;
  if (!isInstalled(world, tool)) return { absent: `${tool.command} is not installed` };
  const answer = await call(world, tool, tool.read(SERVICE, 'none'));
  return answer.code === 0 || tool.lacks(answer)
    ? keyringOf(world, tool)
    : { absent: `${tool.command}: ${reasonOf(answer).replace(`${tool.command}: `, '')}` };
}

function keyringOf(world: World, tool: Tool): KeyringState {
  let isLocked = false;

  /** Undefined when there is none, or when it is locked and nobody unlocks it. */
  async function read(source: string, key: string): Promise<string | undefined> {
    if (isLocked) return undefined;
    const answer = await call(world, tool, tool.read(source, key));
    if (answer.code === 0) return answer.stdout.replace(/\n$/, '');
    const found = tool.lacks(answer) && tool.search && (await call(world, tool, tool.search(source, key)));
    isLocked ||= found ? found.stdout !== '' : !tool.lacks(answer);
    return undefined;
  }

  const keyring: Place = {
    origin: `keyring (${tool.title})`,
    read,
    async write(source, secrets) {
      for (const [key, value] of Object.entries(secrets)) {
        const answer = await call(world, tool, tool.write(source, key, value));
        if (answer.code !== 0 || (await read(source, key)) !== value)
          throw new AuthError(
            `the keyring did not keep ${key} of ${source}: ${reasonOf(answer)}`,
            'Unlock it and try again, or keep it in a file: --save.',
          );
      }
    },
    async remove(source, keys) {
      const held: string[] = [];
      for (const key of keys) if ((await read(source, key)) !== undefined) held.push(key);
      for (const key of held) {
        const answer = await call(world, tool, tool.remove(source, key));
        if (answer.code !== 0)
          throw new AuthError(
            `the keyring still holds ${key} of ${source}: ${reasonOf(answer)}`,
            'Unlock it and run the same command again.',
          );
      }
      return held.length > 0;
    },
  };
  return { keyring, title: tool.title, isLocked: () => isLocked };
}

function attributes(source: string, key: string): string[] {
  return ['service', SERVICE, 'source', source, 'secret', key];
}

function isInstalled({ env }: World, { command }: Tool): boolean {
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

function call({ env, cwd }: World, { command }: Tool, { args, input = '' }: Call): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { cwd, env: env as NodeJS.ProcessEnv, timeout: PATIENCE_MS, encoding: 'utf8' as const };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr });
    });
    // It may end without reading what it is given.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The first line of what it complains of; what it keeps is never in there. */
function reasonOf({ code, stderr }: Answer): string {
  return stderr.trim().split('\n')[0] || (code === null ? 'does not answer' : `failed (${code})`);
}

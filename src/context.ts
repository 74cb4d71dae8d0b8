/** What a command works with: configuration and database opened when first asked for, the terminal, the clock. */
import type { Config } from './config/config.ts';
import type { ConfigFlags } from './config/load.ts';
import { REACHES } from './domain/reach.ts';
import { ConfigError } from './errors.ts';
import type { ServerAccess, WaitReason } from './store/database.ts';
import type { Store } from './store/open.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The environment of the program: arguments, streams, clock and signals, passed in once. */
export interface Environment {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  home: string;
  platform: string;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };
  systemZone: string;
  /** The account's name; undefined when it has none. */
  user?(): string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** Aborted on Ctrl-C. */
  signal: AbortSignal;
  /** Waits so many milliseconds, less when the signal is aborted. Real time when left out. */
  sleep?(milliseconds: number, signal: AbortSignal): Promise<void>;
  version: string;
}

/** Where somebody works at a screen, a statement that takes longer is an error to be seen. */
export const INTERACTIVE_SECONDS = 30;

const WAITS: Readonly<Record<WaitReason, string>> = {
  'in use': 'is in use by another process; waiting up to 30 s',
  down: 'does not answer; trying again for up to a minute',
};

/** Flags that every command takes. */
export interface GlobalFlags extends ConfigFlags {
  quiet?: boolean;
  input?: boolean;
  color?: boolean;
  debug?: boolean;
  width?: number;
  tz?: string;
  /** What counts, of commands that let choose; the database when left out. */
  engine?: string;
  /** The folder that it reads; some commands read other files by this name. */
  from?: string;
  /** Bytes that it may hold. */
  memory?: number;
}

export interface Context {
  environment: Environment;
  flags: GlobalFlags;
  terminal: Terminal;
  config(): Promise<Config>;
  /**
   * Opens the configured database; commands that only read ask for readonly and never create it. A rehearsal works on a
   * copy that is deleted afterwards. A limit is for one statement on a server, where somebody waits for the answer.
   */
  store(options?: {
    readonly?: boolean;
    mustExist?: boolean;
    rehearsal?: boolean;
    limitSeconds?: number;
  }): Promise<Store>;
  /** What opening a database on a server needs besides its address. */
  access: ServerAccess;
  /** Unix seconds. */
  now(): number;
  /** The code to leave with when nothing throws. */
  exitCode: number;
  close(): Promise<void>;
}

/** Opens what `--engine` counts from in place of the database. */
export type OpenEngine = (context: Context) => Promise<Store>;

/** @param openEngine needed by commands that take --engine */
export async function createContext(
  environment: Environment,
  flags: GlobalFlags,
  openEngine?: OpenEngine,
): Promise<Context> {
  const { createTerminal } = await import('./terminal/terminal.ts');
  const { stdin, stdout, stderr, env } = environment;
  const terminal = createTerminal({
    stdin,
    stdout,
    stderr,
    env,
    quiet: flags.quiet,
    color: flags.color === false ? false : undefined,
    input: flags.input,
    width: flags.width,
  });
  let loading: Promise<Config> | undefined;
  let opened: Store | undefined;
  const context: Context = {
    environment,
    flags,
    terminal,
    exitCode: 0,
    now: () => Math.floor(environment.now() / 1000),
    access: {
      ...accessOf(() => context),
      ...(flags.debug && { debug: (text: string) => terminal.note(text) }),
    },
    config() {
      loading ??= readConfig(environment, flags);
      return loading;
    },
    async store(options) {
      if (opened) return opened;
      const config = await context.config();
      if (flags.engine === 'duckdb') {
        opened = await openEngine!(context);
        return opened;
      }
      const onWait = (reason: WaitReason) => terminal.note(`${config.db.value} ${WAITS[reason]}`);
      const { openRehearsal, openStore } = await import('./store/open.ts');
      opened = options?.rehearsal
        ? await openRehearsal(config.db.value, context.access)
        : await openStore(config.db.value, { ...context.access, ...options, onWait });
      if (!options?.readonly && Object.keys(config.brands).length > 0) await declareConfigured(context, opened);
      return opened;
    },
    async close() {
      await opened?.close();
      opened = undefined;
    },
  };
  return context;
}

/** Passwords are looked for once: each connection asks for one. */
function accessOf(context: () => Context): ServerAccess {
  const known = new Map<string, Promise<string | undefined>>();
  const find = async (address: string) => {
    const { passwordFor } = await import('./secrets/database-password.ts');
    return passwordFor(context(), address);
  };
  return {
    password(address) {
      if (!known.has(address)) known.set(address, find(address));
      return known.get(address)!;
    },
  };
}

async function readConfig(environment: Environment, flags: GlobalFlags): Promise<Config> {
  const [{ loadConfig }, { readFileSync }] = await Promise.all([import('./config/load.ts'), import('node:fs')]);
  const { cwd, env, home, platform, systemZone } = environment;
  const { db, tz, reach, sla, config } = flags;
  return loadConfig({
    flags: { db, timezone: tz, reach: reach === 'all' ? REACHES.join(',') : reach, sla, config },
    env,
    cwd,
    home,
    platform,
    systemZone,
    readFile(path) {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') return undefined;
        if (code === 'EACCES')
          throw new ConfigError(`${path} cannot be read: permission denied`, 'Work in a folder that you may read.');
        throw error;
      }
    },
  });
}

/** Brands of the configuration file are in the database before anything is written to it. */
async function declareConfigured(context: Context, store: Store): Promise<void> {
  const [{ areDeclared, declareAccounts }, { readAccount }] = await Promise.all([
    import('./store/accounts/brand-changes.ts'),
    import('./domain/account.ts'),
  ]);
  const { brands, auto_reply_seconds, episode_gap_seconds } = await context.config();
  for (const [name, accounts] of Object.entries(brands)) {
    const declared = accounts.value.map((account) => ({ ...readAccount(account), bot: false }));
    if (await areDeclared(store, name, declared)) continue;
    await declareAccounts(store, name, declared, {
      autoReplySeconds: auto_reply_seconds.value,
      episodeGap: episode_gap_seconds.value,
      now: context.now(),
    });
  }
}

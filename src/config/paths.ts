/** Default paths of configuration and database on each platform. */
import { posix, win32 } from 'node:path';
import { checkAddress, isServer } from '../domain/database-address.ts';

export interface PathEnvironment {
  env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the person's home. */
  home: string;
  /** process.platform */
  platform: string;
}

/** $XDG_DATA_HOME, ~/Library/Application Support, %LOCALAPPDATA% or ~/.local/share, then socialcare/socialcare.db. */
export function defaultDatabasePath(environment: PathEnvironment): string {
  const { env, home, platform } = environment;
  const { isAbsolute, join } = pathModuleOf(environment);
  const xdg = env.XDG_DATA_HOME;
  if (xdg && isAbsolute(xdg)) return join(xdg, 'socialcare', 'socialcare.db');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'socialcare', 'socialcare.db');
  const base =
    platform === 'win32' ? (env.LOCALAPPDATA ?? join(home, 'AppData', 'Local')) : join(home, '.local', 'share');
  return join(base, 'socialcare', 'socialcare.db');
}

/** $XDG_CONFIG_HOME, %APPDATA% or ~/.config, then socialcare/config.toml. */
export function userConfigPath(environment: PathEnvironment): string {
  const { env, home, platform } = environment;
  const { isAbsolute, join } = pathModuleOf(environment);
  const xdg = env.XDG_CONFIG_HOME;
  const base =
    xdg && isAbsolute(xdg)
      ? xdg
      : platform === 'win32'
        ? (env.APPDATA ?? join(home, 'AppData', 'Roaming'))
        : join(home, '.config');
  return join(base, 'socialcare', 'config.toml');
}

/** A path as somebody wrote it, absolute: ~ is home, the rest stands on `base`. ':memory:' and addresses of servers stay. */
export function absolutePath(written: string, base: string, environment: PathEnvironment): string {
  const { join, resolve } = pathModuleOf(environment);
  if (written === ':memory:') return written;
  if (isServer(written)) return checkAddress(written);
  if (written === '~' || written.startsWith('~/') || written.startsWith('~\\'))
    return join(environment.home, written.slice(1));
  return resolve(base, written);
}

/** The path rules of the place, which need not be those of this machine. */
export function pathModuleOf({ platform }: Pick<PathEnvironment, 'platform'>): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/** The credentials file: written only when asked for, readable by its owner alone. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userConfigPath } from '../config/paths.ts';
import type { Environment } from '../context.ts';
import { AuthError } from '../errors.ts';
import type { SecretStore } from './secret-store.ts';

type Credentials = Record<string, Record<string, string>>;

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

export function credentialsFile(environment: Environment): SecretStore {
  return {
    origin: `file ${credentialsPath(environment)}`,
    async read(source, key) {
      return readCredentials(environment)[source]?.[key];
    },
    async write(source, secrets) {
      const saved = readCredentials(environment);
      writeCredentials(environment, { ...saved, [source]: { ...saved[source], ...secrets } });
    },
    async remove(source, keys) {
      const saved = readCredentials(environment);
      const own = Object.entries(saved[source] ?? {});
      const left = own.filter(([key]) => !keys.includes(key));
      if (left.length === own.length) return false;
      writeCredentials(environment, { ...saved, [source]: Object.fromEntries(left) });
      return true;
    },
  };
}

function credentialsPath(environment: Environment): string {
  return join(dirname(userConfigPath(environment)), 'credentials.json');
}

/** Empty when there is no file. @throws AuthError when others may read it, or it is damaged */
function readCredentials(environment: Environment): Credentials {
  const path = credentialsPath(environment);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    if (environment.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0)
      throw new AuthError(`${path} can be read by others on this computer`, `Make it yours alone: chmod 600 ${path}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return JSON.parse(text) as Credentials;
  } catch {
    throw new AuthError(`${path} is damaged`, `Remove it and log in again: rm ${path}`);
  }
}

/** Replaces the file in one step; without any credentials it is removed. */
function writeCredentials(environment: Environment, credentials: Credentials): void {
  const path = credentialsPath(environment);
  const kept = Object.fromEntries(Object.entries(credentials).filter(([, secrets]) => Object.keys(secrets).length > 0));
  if (Object.keys(kept).length === 0) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: OWNER_ONLY });
  chmodSync(draft, OWNER_ONLY);
  renameSync(draft, path);
}

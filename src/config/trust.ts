/** Trust: a file found in the working directory runs no command, and sends no credentials anywhere, until a person says so. */
import { createHash } from 'node:crypto';
import { isServer } from '../domain/database-address.ts';
import { isLoopback } from '../domain/loopback.ts';
import { isHere, serverLogin } from '../domain/server-login.ts';
import { ConfigError } from '../errors.ts';
import type { Config, Setting, TrustedThings } from './config.ts';
import { type PathEnvironment, pathModuleOf, userConfigPath } from './paths.ts';

const COMMAND = /_command$/;
const ADDRESSES = new Set(['base_url', 'public_url']);

/** Absolute path of the list of files that were trusted, beside the person's own configuration. */
export function trustListPath(place: PathEnvironment): string {
  const { dirname, join } = pathModuleOf(place);
  return join(dirname(userConfigPath(place)), 'trusted.json');
}

/**
 * @param sources the tables [sources.…] of the file
 * @param list text of the list of trusted files, if there is one
 * @param db the database that the file names: a password would go to its server
 */
export function readTrust(
  path: string,
  sources: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  list: string | undefined,
  db?: string,
): TrustedThings {
  const isServerElsewhere = db !== undefined && isServer(db) && !isHere(serverLogin(db, {}, undefined));
  const things = Object.entries(sources)
    .flatMap(([source, table]) =>
      Object.entries(table)
        .filter(([key]) => COMMAND.test(key) || ADDRESSES.has(key))
        .map(([key, value]) => `sources.${source}.${key} = ${JSON.stringify(value)}`),
    )
    .sort();
  if (isServerElsewhere) things.unshift(`db = ${JSON.stringify(db)}`);
  const digest = createHash('sha256').update(JSON.stringify(things)).digest('hex');
  return { path, things, digest, isTrusted: things.length === 0 || trustedFiles(list)[path] === digest };
}

/** Path -> digest; empty when the list cannot be read. */
export function trustedFiles(list: string | undefined): Record<string, string> {
  try {
    const read: unknown = JSON.parse(list ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** @throws ConfigError when a setting that has to do with secrets is in a file that is not trusted */
export function refuseUntrusted({ found }: Config, { origin }: Setting<unknown>, wouldDo: string): void {
  if (!found || found.isTrusted || !origin.startsWith(`${found.path}:`)) return;
  throw new ConfigError(
    `${origin} ${wouldDo}, and this file has not been trusted`,
    'It was found in this folder, so that anybody may have put it there. Read it; when it is yours: socialcare config trust',
  );
}

/** The same for an address to which secrets would go; this computer is no other host. @param usual where they go otherwise */
export function refuseUntrustedAddress(config: Config, setting: Setting<unknown>, what: string, usual?: string): void {
  const address = String(setting.value);
  if (!URL.canParse(address)) return;
  const url = new URL(address);
  if (isLoopback(url) || (usual !== undefined && new URL(usual).origin === url.origin)) return;
  refuseUntrusted(config, setting, `sends ${what} to ${url.host}`);
}

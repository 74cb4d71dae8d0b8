/** PostgreSQL's own file of passwords: a line HOST:PORT:DATABASE:USER:PASSWORD each, * for any. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../context.ts';
import type { ServerLogin } from '../domain/server-login.ts';
import { AuthError } from '../errors.ts';

export interface FilePassword {
  password: string;
  /** 'file /home/eva/.pgpass:3' */
  origin: string;
}

const OTHERS = 0o077;
const FIELDS = 5;

/**
 * The first line that fits; the file is the one that PGPASSFILE names, else ~/.pgpass.
 * @throws AuthError for a file that others may read, which PostgreSQL's programs do not use either
 */
export function readPasswordFile({ env, home, platform }: Environment, login: ServerLogin): FilePassword | undefined {
  const own = platform === 'win32' ? join(env.APPDATA ?? home, 'postgresql', 'pgpass.conf') : join(home, '.pgpass');
  const path = env.PGPASSFILE || own;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    if (platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0)
      throw new AuthError(`${path} can be read by others on this computer`, `Make it yours alone: chmod 600 ${path}`);
  } catch (error) {
    if (error instanceof AuthError) throw error;
    return undefined;
  }
  // Of a socket the file may name the folder, or localhost.
  const hosts = login.host.startsWith('/') ? [login.host, 'localhost'] : [login.host];
  const wanted = [hosts, [String(login.port)], [login.database], [login.user]];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('#')) continue;
    const fields = fieldsOf(line);
    if (fields.length !== FIELDS || !wanted.every((values, at) => fits(fields[at]!, values))) continue;
    return { password: fields[4]!, origin: `file ${path}:${index + 1}` };
  }
  return undefined;
}

function fits(field: string, values: readonly string[]): boolean {
  return field === '*' || values.includes(field);
}

/** A backslash stands before a colon or a backslash that is meant; the password may hold colons as they are. */
function fieldsOf(line: string): string[] {
  const fields = [''];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === ':' && fields.length < FIELDS) fields.push('');
    else {
      if (line[at] === '\\' && at + 1 < line.length) at++;
      fields.push(fields.pop()! + line[at]);
    }
  }
  return fields;
}

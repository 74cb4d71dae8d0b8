/** Where the databases of tests are: in files, or, with `npm run postgres`, in schemas of a server that runs meanwhile. */
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { test } from 'vitest';
import { isServer } from '../../src/domain/database-address.ts';
import type { OpenOptions } from '../../src/store/database.ts';
import { openStore as open, type Store } from '../../src/store/open.ts';

const folder = process.env.SOCIALCARE_TEST_SERVER;
export const onServer = folder !== undefined;

/** A test of what a file alone has or does, or that looks into it by hand. */
export const fileOnly = test.skipIf(onServer);

/** How many cases a law tries: a tenth on a server, where each takes ten times as long. */
export const cases = (ofFiles: number) => (onServer ? Math.ceil(ofFiles / 10) : ofFiles);

const addressOf = (schema: string) =>
  `postgres://postgres@localhost/postgres?${new URLSearchParams({ host: folder!, schema })}`;

const schemaOf = (path: string) => `f_${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;

/** The database that stands for a file, the same each time. */
export function databaseAt(path: string): string {
  if (!onServer || isServer(path) || path === '') return path;
  return addressOf(schemaOf(path));
}

/** Runs statements on the server as its owner. @returns what psql prints, without names of columns */
function psql(statements: string): string {
  const options = ['-h', folder!, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-Atqc'];
  return execFileSync('psql', [...options, statements], { encoding: 'utf8', maxBuffer: 2 ** 28 }).trim();
}

/** Runs statements past the program and the rules of the database: keys that name others, and what is kept as it was. */
export function damageDatabase(path: string, sql: string): void {
  if (folder) {
    psql(`SET session_replication_role = replica; SET search_path = ${schemaOf(path)}; ${sql}`);
    return;
  }
  const sqlite = new Sqlite(path);
  // The tables of the full-text index may be written too.
  sqlite.unsafeMode();
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(sql);
  sqlite.close();
}

/** Whether words stand anywhere in a database: in the bytes of its file, or in a row of any table. */
export function databaseHolds(path: string, words: string): boolean {
  if (!folder) return readFileSync(path).includes(words);
  const count = `format('SELECT count(*) AS n FROM %I.%I t WHERE t::text LIKE %L', schemaname, tablename, '%${words}%')`;
  const sql = `SELECT coalesce(sum((xpath('/row/n/text()', query_to_xml(${count}, false, true, '')))[1]::text::int), 0)
    FROM pg_tables WHERE schemaname = '${schemaOf(path)}'`;
  return psql(sql) !== '0';
}

/** All that a database holds, to be held against what it holds later: the bytes of its file, or the rows of every table. */
export function databaseContent(path: string): string {
  return folder ? psql(`SELECT schema_to_xml('${schemaOf(path)}', true, false, '')`) : readFileSync(path, 'latin1');
}

/** Schemas that nobody uses any more, to be emptied and used again. */
const free: string[] = [];
const opened: Store[] = [];

/** @param path of a file, or ':memory:' for one of nobody else */
export async function openStore(path: string, options?: OpenOptions): Promise<Store> {
  if (!onServer || path !== ':memory:') return open(databaseAt(path), options);
  const used = free.pop();
  const schema = used ?? `m_${randomUUID().replaceAll('-', '')}`;
  const store = await open(addressOf(schema), options);
  if (used) await store.oneValue('SELECT public.emptied(:used)', { used });
  let isAltered = false;
  const own: Store = {
    ...store,
    write(sql, params) {
      isAltered ||= /^\s*CREATE/i.test(sql);
      return store.write(sql, params);
    },
    async close() {
      if (!opened.includes(own)) return;
      opened.splice(opened.indexOf(own), 1);
      await store.close();
      if (!isAltered) free.push(schema);
    },
  };
  opened.push(own);
  return own;
}

/** How many are open, and an end to those that a test left so. */
export const openStores = () => opened.length;
export async function closeStores(butTheFirst: number): Promise<void> {
  for (const store of opened.slice(butTheFirst)) await store.close();
}

/** A command line whose databases are those that stand for the files it names, and what it says, with their names again. */
export function commandOn(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>>) {
  const files = new Map<string, string>();
  const translated = (path: string) => {
    const address = databaseAt(path === '' ? path : resolve(cwd, path));
    if (address !== path) files.set(address, resolve(cwd, path));
    return address;
  };
  const { SOCIALCARE_DB } = env;
  return {
    argv: argv.map((word, at) => (onServer && argv[at - 1] === '--db' ? translated(word) : word)),
    env: onServer && SOCIALCARE_DB !== undefined ? { ...env, SOCIALCARE_DB: translated(SOCIALCARE_DB) } : env,
    named: (said: string) => [...files].reduce((text, [address, path]) => text.replaceAll(address, path), said),
  };
}

/** A PostgreSQL server of this computer for tests, in a folder of its own, on a socket. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Texts are ordered as a language does it, as on most servers: a statement that leaves the order of words to the server gets
 * another than a file gives.
 */
const LOCALE = ['--locale-provider=icu', '--icu-locale=en-US'];
const FIRST_WITH_LOCALE = 15;

/** What a server may be set to that has grown old, or was set up for other programs. */
const ODD = [
  ...['bytea_output=escape', 'extra_float_digits=-3', 'standard_conforming_strings=off'],
  ...['default_transaction_isolation=serializable', 'datestyle=SQL,DMY', 'timezone=Asia/Kolkata'],
];

/** Debian's place, newest first. */
const HOME = '/usr/lib/postgresql';

function binaries(): string | undefined {
  if (!existsSync(HOME)) return undefined;
  const newest = readdirSync(HOME).sort((a, b) => Number(b) - Number(a));
  return newest.map((version) => join(HOME, version, 'bin')).find((folder) => existsSync(join(folder, 'pg_ctl')));
}

export interface TestServer {
  /** Address of a database of its own. @param parameters what else stands in it */
  address(parameters?: Readonly<Record<string, string>>): string;
  /** Its socket's folder, by which helpers/fence.ts lets through. */
  folder: string;
  /** psql on it, as its owner. */
  psql(sql: string): string;
  stop(how?: 'fast' | 'immediate'): void;
  start(): void;
  /** Another one that follows it, read-only. */
  replica(): TestServer;
  /** Stops it and deletes its folder. */
  end(): void;
}

/** @param settings of postgresql.conf  @param from the server to follow  @returns undefined where none is installed */
export function launchServer(settings = '', from?: TestServer): TestServer | undefined {
  const bin = binaries();
  if (bin === undefined) {
    console.warn('!!! PostgreSQL is not installed here: NOTHING IS TESTED ON IT');
    return undefined;
  }
  const asRoot = process.getuid?.() === 0;
  const folder = mkdtempSync('/tmp/socialcare-pg-');
  const owner = asRoot ? Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) : undefined;
  if (owner !== undefined) chownSync(folder, owner, -1);
  const run = (program: string, ...words: string[]) =>
    execFileSync(
      asRoot ? 'setpriv' : join(bin, program),
      asRoot ? ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(bin, program), ...words] : words,
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: folder,
        env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH, PGOPTIONS: '-c standard_conforming_strings=on' },
      },
    );
  const data = join(folder, 'data');
  const locale = Number(basename(dirname(bin))) < FIRST_WITH_LOCALE ? [] : LOCALE;
  if (from) run('pg_basebackup', '-h', from.folder, '-U', 'postgres', '-D', data, '-R', '-c', 'fast', '--no-sync');
  else run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '-N', '--locale=C.UTF-8', ...locale);
  const options = `-k ${folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=32MB ${ODD.map((each) => `-c ${each}`).join(' ')} ${settings}`;
  const server: TestServer = {
    folder,
    address: (parameters = {}) =>
      `postgres://postgres@localhost/postgres?${new URLSearchParams({ host: folder, ...parameters })}`,
    psql: (sql) => run('psql', '-h', folder, '-U', 'postgres', '-Atqc', sql).trim(),
    stop: (how = 'fast') => void run('pg_ctl', '-D', data, '-m', how, '-w', 'stop'),
    start: () => void run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start'),
    replica: () => launchServer(settings, server)!,
    end() {
      try {
        server.stop('immediate');
      } catch {
        // A test stopped it already.
      }
      // Hundreds of thousands of files after all tests: nobody waits until they are gone.
      spawn('rm', ['-rf', folder], { detached: true, stdio: 'ignore' }).unref();
    },
  };
  server.start();
  process.env.SOCIALCARE_TEST_SOCKETS = [process.env.SOCIALCARE_TEST_SOCKETS, folder].filter(Boolean).join(' ');
  return server;
}

/** pgbouncer in transaction mode in front of a test's server, in a folder of its own; undefined where none is installed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const PROGRAM = '/usr/sbin/pgbouncer';
const PORT = 6432;

export interface Pooler {
  /** Address of the same database through it. */
  address(parameters?: Readonly<Record<string, string>>): string;
  stop(): Promise<void>;
}

/** @param folder of the server's socket */
export async function startPooler(folder: string): Promise<Pooler | undefined> {
  if (!existsSync(PROGRAM)) return undefined;
  const own = mkdtempSync('/tmp/socialcare-pooler-');
  const asRoot = userInfo().uid === 0;
  writeFileSync(join(own, 'users'), '"postgres" ""\n');
  writeFileSync(
    join(own, 'ini'),
    `[databases]
postgres = host=${folder} dbname=postgres
[pgbouncer]
unix_socket_dir = ${own}
listen_addr =
listen_port = ${PORT}
auth_type = trust
auth_file = ${join(own, 'users')}
pool_mode = transaction
default_pool_size = 10
max_client_conn = 400
`,
  );
  if (asRoot) {
    const uid = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    for (const name of ['', 'users', 'ini']) chownSync(join(own, name), uid, -1);
  }
  const words = [PROGRAM, '-q', join(own, 'ini')];
  const [command, argv] = asRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', ...words]]
    : [words[0]!, words.slice(1)];
  const child: ChildProcess = spawn(command, argv, { stdio: 'ignore' });
  process.env.SOCIALCARE_TEST_SOCKETS = [process.env.SOCIALCARE_TEST_SOCKETS, own].filter(Boolean).join(' ');
  while (!(await answers(join(own, `.s.PGSQL.${PORT}`))) && child.exitCode === null) await setTimeout(20);
  return {
    address: (parameters = {}) =>
      `postgres://postgres@localhost:${PORT}/postgres?${new URLSearchParams({ host: own, ...parameters })}`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** A socket is there a moment before anybody listens on it. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

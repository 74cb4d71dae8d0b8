/** Two users and one database: what the one leaves behind never locks the other out without a word. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../helpers/run.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/socialcare.js', import.meta.url));
const OWNER = 65_534;
const OTHER = 65_533;
const GROUP = 65_532;

interface User {
  uid: number;
  gid: number;
  groups?: number[];
}
const owner: User = { uid: OWNER, gid: OWNER };
const root: User = { uid: 0, gid: 0 };

/** Whether another user can start the program from here at all. */
const reason = (() => {
  if (process.getuid?.() !== 0) return 'only root may be two users';
  if (spawnSync('setpriv', ['--version']).status !== 0) return 'no setpriv';
  const asked = as(owner, temporaryFolder(), ['--version']);
  return asked.status === 0 ? undefined : 'another user may not read this checkout';
})();
if (reason) process.stderr.write(`SKIPPED: ${reason}\n`);

/** How to start node as a user. */
function started({ uid, gid, groups = [] }: User, cwd: string, argv: string[]) {
  const many = groups.length > 0 ? `--groups=${groups.join(',')}` : '--clear-groups';
  const env = { ...process.env, HOME: cwd, SOCIALCARE_DB: join(cwd, 'care.db'), SOCIALCARE_ACTOR: 'kim' };
  return {
    command: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, many, process.execPath, ...argv],
    options: { cwd, env },
  };
}

function as(user: User, cwd: string, argv: string[]) {
  const { command, options } = started(user, cwd, [PROGRAM, ...argv]);
  const { status, stdout, stderr } = spawnSync(command[0]!, command.slice(1), { ...options, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Writes in SQL and is killed at once, so that the log stays. */
function killed(user: User, cwd: string): void {
  const script = `
    import Sqlite from ${JSON.stringify(import.meta.resolve('better-sqlite3'))};
    new Sqlite('care.db').exec("INSERT INTO setting VALUES ('left', '1')");
    process.kill(process.pid, 'SIGKILL');`;
  const { command, options } = started(user, cwd, ['--input-type=module', '-e', script]);
  spawnSync(command[0]!, command.slice(1), options);
}

function folder(mode: number, dbMode: number, gid = OWNER): string {
  const parent = temporaryFolder();
  chmodSync(parent, 0o755);
  const cwd = join(parent, 'care');
  mkdirSync(cwd);
  writeFileSync(
    join(cwd, 'p.csv'),
    'channel,id,created_at,author_handle,text\nx,1,2026-03-02T11:00:00Z,dan,@acme help\n',
  );
  chownSync(cwd, OWNER, gid);
  chmodSync(cwd, mode);
  expect(as(owner, cwd, ['brand', 'add', 'acme', '@acme', '-q']).status).toBe(0);
  expect(as(owner, cwd, ['import', 'p.csv', '--sampling', 'complete', '-q']).status).toBe(0);
  chownSync(join(cwd, 'care.db'), OWNER, gid);
  chmodSync(join(cwd, 'care.db'), dbMode);
  return cwd;
}

const logs = (cwd: string) => readdirSync(cwd).filter((name) => name.startsWith('care.db-'));
const note = (text: string) => ['triage', '1', '--as', 'note', '--note', text];

test.skipIf(reason).each([
  [0o700, 0o600],
  [0o755, 0o644],
])('what root leaves in a folder of mode %o is its owner’s, killed or not', (mode, dbMode) => {
  const cwd = folder(mode, dbMode);
  expect(as(root, cwd, note('by root')).status).toBe(0);
  expect(logs(cwd)).toEqual([]);
  killed(root, cwd);
  expect(logs(cwd).map((name) => statSync(join(cwd, name)).uid)).toEqual([OWNER, OWNER]);
  expect(as(owner, cwd, note('by the owner'))).toMatchObject({ status: 0, stderr: expect.stringContaining('undo:') });
  expect(logs(cwd)).toEqual([]);
});

test.skipIf(reason)('somebody else reads what may be read, writes nothing, and leaves nothing', () => {
  const cwd = folder(0o755, 0o644);
  const other = { uid: OTHER, gid: OTHER };
  expect(as(other, cwd, ['status']).stdout).toContain('1 post by 1 account');
  expect(as(other, cwd, note('hm'))).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot be written') });
  expect(logs(cwd)).toEqual([]);
  expect(as(other, folder(0o700, 0o600), ['status']).stderr).toContain('cannot be read: permission denied');
  const shut = folder(0o755, 0o600);
  expect(as(other, shut, ['status']).stderr).toContain('cannot be opened: permission denied');
  expect(logs(shut)).toEqual([]);
  expect(as(owner, shut, note('still mine')).status).toBe(0);
});

test.skipIf(reason)('a log that only root may use is named, with its owner and what to do', () => {
  const cwd = folder(0o700, 0o600);
  killed(root, cwd);
  for (const name of logs(cwd)) chownSync(join(cwd, name), 0, 0);
  for (const argv of [note('hm'), ['status']]) {
    const { status, stderr } = as(owner, cwd, argv);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('care.db-wal belongs to root, and you may not write it: a program of theirs uses'),
    ]);
    expect(stderr).toContain(
      `sudo chown --reference=${join(cwd, 'care.db')} ${join(cwd, 'care.db-wal')} ${join(cwd, 'care.db-shm')}`,
    );
  }
  for (const name of logs(cwd)) chownSync(join(cwd, name), OWNER, OWNER);
  expect(as(owner, cwd, note('now')).status).toBe(0);
  expect(as(owner, cwd, ['sql', "SELECT value FROM setting WHERE name = 'left'"]).stdout).toContain('1');
});

test.skipIf(reason)(
  'a folder that a group shares: the log is the group’s, also that of a program which was killed',
  async () => {
    const cwd = folder(0o770, 0o660, GROUP);
    const member = { uid: OTHER, gid: OTHER, groups: [GROUP] };
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    const { command, options } = started(member, cwd, [PROGRAM, 'sql', endless]);
    const child = spawn(command[0]!, command.slice(1), options);
    const left = once(child, 'exit');
    await vi.waitFor(() => expect(logs(cwd).map((name) => statSync(join(cwd, name)).gid)).toEqual([GROUP, GROUP]), {
      timeout: 20_000,
    });
    child.kill('SIGKILL');
    await left;
    expect(logs(cwd).map((name) => statSync(join(cwd, name)).uid)).toEqual([OTHER, OTHER]);
    expect(as({ ...owner, groups: [GROUP] }, cwd, note('by the owner')).status).toBe(0);
    expect(logs(cwd)).toEqual([]);
  },
);

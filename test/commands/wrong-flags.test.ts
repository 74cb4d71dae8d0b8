/** Flags that say nothing, too much or the impossible: named with exit code 2, never passed over in silence. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fileOnly } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    'channel,id,created_at,author_handle,text\nx,1,2026-03-02T11:00:00Z,dan,@acme help\nx,2,2026-03-03T11:00:00Z,eve,@acme hi\n',
  );
  writeFileSync(join(cwd, 'labels.csv'), 'pst,intnt\n1,question\n');
  writeFileSync(join(cwd, 'labels-of-nothing.csv'), 'post,mood\n1,bad\n');
  writeFileSync(
    join(cwd, 'socialcare.toml'),
    '[policy]\ndefault_team = "care"\n[policy.teams.billing]\npeople = ["jo"]\n[policy.teams.care]\npeople = ["ann"]\n',
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  expect((await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd })).code).toBe(0);
});

test.each([
  [['measure', 'volume', '--brand', ''], "error: option '--brand <name>' argument '' is invalid. Name at least one"],
  [['measure', 'volume', '--channel', ','], "error: option '--channel <name>' argument ',' is invalid."],
  [['export', 'turns', '--search', ' '], "error: option '--search <words>' argument ' ' is invalid."],
  [
    ['export', 'turns', '--search', 'a'.repeat(10_001)],
    'error: --search: 10,001 characters are more than a post holds',
  ],
  [['report', '--since', '999999999d'], 'error: --since: "999999999d" reaches back beyond the year 1'],
  [['measure', 'volume', '--label', 'intent=a=b'], 'error: no turn here is labelled intent=a=b'],
  [['measure', 'volume', '--json', '--format', 'csv'], 'error: --json and --format csv contradict each other'],
  [['export', 'turns', '--json', '--format', 'csv'], 'error: --json and --format csv contradict each other'],
  [['sql', 'SELECT 1', '--json', '--format', 'csv'], 'error: --json and --format csv contradict each other'],
  [['export', 'posts', '--all', '--brand', 'acme'], 'error: --all is every post: it does not go with --brand'],
  [['export', 'turns', '--all'], 'error: --all goes with posts, not with turns'],
  [['show', '@dan', '--limit', 'abc'], "error: option '--limit <n>' argument 'abc' is invalid."],
  [['queue', '--limit', '-3'], "error: option '--limit <n>' argument '-3' is invalid."],
  [['queue', '--assignee', 'bob', '--unassigned'], "error: option '--unassigned' cannot be used with option '--assig"],
  [['queue', '--count', '--team', 'biling'], 'error: there is no team "biling"\n  Teams: billing, care.'],
  [['triage', '1', '--reason', 'spam'], 'error: --reason goes with --as'],
  [['coverage', '--brand', 'nope'], 'error: there is no brand "nope"'],
  [['label', '--from', 'labels.csv', '--actor', 'ann'], 'error: labels.csv: column "intnt" is not a facet'],
  [
    ['label', '--from', 'labels-of-nothing.csv', '--actor', 'ann'],
    'error: labels-of-nothing.csv has no column of labels',
  ],
])('%j', async (argv, says) => {
  const { stdout, stderr, code } = await run(argv, { cwd });
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr.slice(0, says.length)).toBe(says);
});

test('what is said twice is done once', async () => {
  const rows = async (...argv: string[]) =>
    JSON.parse((await run(['measure', ...argv, '--json'], { cwd })).stdout).rows;
  expect((await rows('ignored', '--accept-biased-sample', '--window', '1h,1h,60m')).length).toBe(1);
  const { stdout } = await run(['measure', 'volume', '--by', 'brand,brand', '--format', 'csv'], { cwd });
  expect(
    stdout
      .split('\r\n')[0]!
      .split(',')
      .filter((name) => name === 'brand').length,
  ).toBe(1);
});

test.each(['export turns', 'dump'])('%s to a file that cannot be written says why', async (command) => {
  const { stdout, stderr, code } = await run([...command.split(' '), '--output', 'no/such/file'], { cwd });
  expect([stdout, stderr, code]).toEqual([
    '',
    `error: ${join(cwd, 'no/such/file')} cannot be written: there is no such folder\n  Name another file.\n`,
    1,
  ]);
});

test.runIf(existsSync('/dev/full'))('a disk that fills up while rows are written is named', async () => {
  const { stderr, code } = await run(['export', 'turns', '--output', '/dev/full'], { cwd });
  expect([stderr, code]).toEqual(['error: /dev/full cannot be written: the disk is full\n  Name another file.\n', 1]);
});

fileOnly('init --db writes the database down, so that the next command finds it', async () => {
  const folder = temporaryFolder();
  const env = { SOCIALCARE_DB: '' };
  await run(['init', '--db', 'care.db'], { cwd: folder, env });
  expect(readFileSync(join(folder, 'socialcare.toml'), 'utf8')).toMatch(/^db = "care.db"$/m);
  const { stdout } = await run(['status'], { cwd: folder, env });
  expect(stdout).toContain(`db\t${join(folder, 'care.db')}\t${join(folder, 'socialcare.toml')}:`);
});

/** Where nothing matches: what is held, and the command that shows it. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fileOnly } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const POSTS = `id,text,created_at,author_handle,reply_to_id
1,@acme late,2026-11-02T09:00:00Z,ann,
2,@ann sorry,2026-11-02T09:10:00Z,acme,1
3,@acme late again,2026-11-30T21:30:00Z,ann,
`;

let cwd: string;
beforeAll(async () => {
  cwd = await sandbox('acme');
});

async function sandbox(...brands: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'posts.csv'), POSTS);
  for (const brand of brands) await run(['brand', 'add', brand, `@${brand}`], { cwd: folder });
  await run(['import', 'posts.csv', '-q', '--sampling', 'complete'], { cwd: folder, now: '2026-12-01T08:00:00Z' });
  return folder;
}

const unwrapped = (text: string) => text.replace(/\s+/g, ' ');
const shown = async (...argv: string[]) => {
  const { stdout, stderr, code } = await run(argv, { cwd, now: '2026-12-01T08:00:00Z' });
  return { text: unwrapped(stdout), stderr, code };
};

test('56: last-month on 1 December is November, although the data ends with it', async () => {
  const { stdout } = await run(['measure', 'volume', '--since', 'last-month', '--until', 'last-month', '--json'], {
    cwd,
    now: '2026-12-01T08:00:00Z',
  });
  const { period, rows } = JSON.parse(stdout);
  expect(period).toEqual({ since: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' });
  expect(rows[0].turns).toBe(2);
});

test('on 1 December it is still November in New York; what is the last month hangs on the zone of the report', async () => {
  const period = async (zone: string) => {
    const argv = ['measure', 'volume', '--since', 'last-month', '--until', 'last-month', '--tz', zone, '--json'];
    return JSON.parse((await run(argv, { cwd, now: '2026-12-01T03:00:00Z' })).stdout).period;
  };
  expect(await period('America/New_York')).toEqual({
    since: '2026-10-01T04:00:00.000Z',
    until: '2026-11-01T04:00:00.000Z',
  });
  expect(await period('Europe/Berlin')).toEqual({
    since: '2026-10-31T23:00:00.000Z',
    until: '2026-11-30T23:00:00.000Z',
  });
});

test('--as-of takes the wall clock along: the day it names is today, and its length of time ends with it', async () => {
  const since = async (word: string) =>
    JSON.parse((await run(['measure', 'volume', '--as-of', '2026-10-31', '--since', word, '--json'], { cwd })).stdout)
      .period.since;
  expect(await since('today')).toBe('2026-10-31T00:00:00.000Z');
  expect(await since('this-month')).toBe('2026-10-01T00:00:00.000Z');
  expect(await since('2d')).toBe('2026-10-30T00:00:00.000Z');
});

test('a period without a turn: the last day stored and what to run, on the screen, in JSON and beside rows', async () => {
  const said =
    'Nothing in this period: of 2 turns stored the first began on 2026-11-02, the last on 2026-11-30. ' +
    'Run: socialcare measure ignored --brand acme --since 2026-11-02';
  const filter = ['--brand', 'acme', '--since', 'today'];
  const { text, code } = await shown('measure', 'ignored', ...filter, '--fail-on-empty');
  expect([text, code]).toEqual([expect.stringContaining(`next: ${said}`), 6]);
  const { stdout } = await run(['measure', 'ignored', ...filter, '--json'], { cwd, now: '2026-12-01T08:00:00Z' });
  expect(JSON.parse(stdout).next).toBe(said);
  const csv = await shown('measure', 'ignored', ...filter, '--format', 'csv');
  expect(unwrapped(csv.stderr).trim()).toBe(said);
  const rows = await shown('export', 'turns', '--since', 'today', '--search', 'late again');
  expect(rows.stderr).toContain("Run: socialcare export turns --search 'late again' --since 2026-11-30\n");
});

test('the command that is named shows what is stored', async () => {
  const { text, code } = await shown('report', '--since', 'today', '--tz', 'Europe/Berlin', '--fail-on-empty');
  expect(code).toBe(6);
  const command = / Run: socialcare (.*)$/.exec(text.trim())![1]!;
  expect(command).toBe('report --since 2026-11-02');
  const { stdout } = await run([...command.split(' '), '--json'], { cwd, now: '2026-12-01T08:00:00Z' });
  expect(JSON.parse(stdout).sections[0].n).toBe(2);
});

test('the queue and the calendar of a period without data say so too', async () => {
  const queue = await shown('queue', '--since', 'today');
  expect(queue.stderr).toContain('Run: socialcare queue --since 2026-11-30\n');
  expect((await shown('queue', '--since', '2026-11-30')).stderr).not.toContain('Nothing');
  const calendar = await shown('coverage', '--since', 'today');
  expect(calendar.stderr).toContain('Nothing is stored for this period: the last day is 2026-11-30.');
  const november = await run(['coverage', '--since', 'last-month', '--json'], { cwd, now: '2026-12-01T08:00:00Z' });
  expect(JSON.parse(november.stdout).lines[0].days[0].day).toBe('2026-11-01');
});

test('a reach without turns, a filter that nothing meets', async () => {
  expect((await shown('report', '--reach', 'untagged,implicit')).text).toContain(
    'next: No turn is untagged or implicit; 2 are of other reach. Run: socialcare report --reach all',
  );
  expect((await shown('report', '--search', 'refund')).text).toContain(
    'next: No turn of any day meets all of this: reach direct + quote, text holds "refund". The last day stored is 2026-11-30. Leave a condition out: socialcare report',
  );
});

test('no brand declared, no post of the brand, no post at all: each has its own remedy', async () => {
  const report = async (folder: string) => unwrapped((await run(['report'], { cwd: folder })).stdout);
  const nobody = await sandbox();
  expect((await run(['queue'], { cwd: nobody })).stderr).toContain('socialcare brand add NAME @handle');
  const undeclared = await report(nobody);
  expect(undeclared).toContain('next: No brand is declared');
  expect(undeclared).toContain('socialcare brand add NAME @handle');
  expect(undeclared).not.toContain('nothing matches');
  expect(await report(await sandbox('rival'))).toContain('next: No post here was written to a declared brand.');
  const empty = temporaryFolder();
  await run(['brand', 'add', 'acme', '@acme'], { cwd: empty });
  expect(await report(empty)).toContain('next: Nothing is stored yet. Read a file: socialcare import FILE');
});

fileOnly('a file of no bytes is no database: reading commands say so and leave it alone', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'care.db');
  writeFileSync(path, '');
  for (const argv of [['report'], ['status'], ['sql', 'SELECT 1'], ['export', 'turns']]) {
    const { stderr, code } = await run(argv, { cwd: folder });
    expect([argv[0], code, stderr]).toEqual([argv[0], 1, expect.stringContaining('is empty')]);
    expect([statSync(path).size, existsSync(`${path}-wal`)]).toEqual([0, false]);
  }
  expect((await run(['brand', 'add', 'acme', '@acme'], { cwd: folder })).code).toBe(0);
});

test('a filter by labels where nothing was ever classified says so, in every form of the queue too; signatures are in the data', async () => {
  const nothing = 'Nothing is labelled yet, so --label finds nothing';
  for (const label of ['needs-reply=unknown', 'reply-act=fixed']) {
    const { text } = await shown('measure', 'ignored', '--label', label);
    expect(text).toContain(`next: ${nothing}. Run: socialcare classify`);
    for (const form of [[], ['--json'], ['--count']])
      expect((await shown('queue', '--label', label, ...form)).stderr).toContain(`${nothing} (socialcare classify)`);
  }
  expect((await shown('measure', 'ignored', '--label', 'agent=jo')).text).not.toContain('labelled');
  expect((await shown('queue', '--label', 'agent=jo')).stderr).not.toContain('labelled');

  const classified = await sandbox('acme');
  await run(['classify', '-q'], { cwd: classified });
  const { stdout, stderr } = await run(['queue', '--label', 'intent=spam', '--count'], { cwd: classified });
  expect([stdout, stderr]).toEqual(['0\n', '']);
});

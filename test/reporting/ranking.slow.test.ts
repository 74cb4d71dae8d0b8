/** Tables of many groups: sorted, cut, the worst first, and what was cut off is said. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;
const BRANDS = 54;
const name = (at: number) => `brand${String(at).padStart(2, '0')}`;

/** Brand number k gets 12 questions and k more; it answers, after k minutes, all but k modulo 10 of the first twelve. The last gets five. */
beforeAll(async () => {
  cwd = temporaryFolder();
  const rows = ['id,created_at,author_handle,reply_to_id,text'];
  const clock = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9) + minutes * 60_000).toISOString();
  for (let brand = 0; brand < BRANDS; brand++) {
    const asked = brand === BRANDS - 1 ? 5 : 12 + brand;
    for (let at = 0; at < asked; at++) {
      rows.push(`q${brand}-${at},${clock(0)},customer${brand}-${at},,@${name(brand)} help`);
      if (at >= brand % 10)
        rows.push(`a${brand}-${at},${clock(brand + 1)},${name(brand)},q${brand}-${at},@customer${brand}-${at} hi`);
    }
  }
  writeFileSync(join(cwd, 'posts.csv'), `${rows.join('\n')}\n`);
  const config = Array.from({ length: BRANDS }, (_, at) => `[brands.${name(at)}]\naccounts = ["x:@${name(at)}"]\n`);
  writeFileSync(join(cwd, 'socialcare.toml'), config.join(''));
  const covers = ['--sampling', 'complete', '--covers', '2026-03-01..2026-03-06'];
  expect((await run(['import', 'posts.csv', ...covers], { cwd })).code).toBe(0);
}, 60_000);

const sections = async (...argv: string[]) => {
  const { stdout, stderr, code } = await run(['report', ...argv, '--json'], { cwd });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const list = JSON.parse(stdout).sections as { metric: string; rows: Record<string, unknown>[]; notes: string[] }[];
  return Object.fromEntries(list.map((section) => [section.metric, section]));
};
const brandsOf = ({ rows }: { rows: Record<string, unknown>[] }) => [...new Set(rows.map(({ brand }) => brand))];

test('a report over 54 brands, ten of them: every table in the order of one column', async () => {
  const all = await sections('--sort', 'turns', '--limit', '10');
  const busiest = [52, 51, 50, 49, 48, 47, 46, 45, 44, 43].map(name);
  for (const metric of ['volume', 'response-times', 'ignored', 'sla', 'effort']) {
    expect([metric, brandsOf(all[metric]!)]).toEqual([metric, busiest]);
    expect(all[metric]!.notes).toContain('10 of 54 groups by brand, largest Turns first; n is of all groups');
  }
  expect(all.ignored!.rows.length).toBe(20);
});

test('--worst: each table by its own number, too few last', async () => {
  const all = await sections('--worst', '3');
  // Nine of 12 + k questions were not answered by those of 9, 19, 29, …
  expect(brandsOf(all.ignored!)).toEqual([9, 8, 7].map(name));
  expect(brandsOf(all.volume!)).toEqual([52, 51, 50].map(name));
  const whole = await sections('--worst', '54');
  expect(brandsOf(whole.ignored!).at(-1)).toBe(name(53));
  expect(whole.ignored!.notes.join()).not.toContain('groups by brand');
});

test('a column is meant by its metric; ascending when asked for', async () => {
  const all = await sections('--sort', 'ignored.due:asc', '--limit', '2');
  expect(brandsOf(all.volume!)).toEqual([53, 0].map(name));
  expect(brandsOf((await sections('--sort', 'due:asc', '--limit', '2')).volume!)).toEqual([53, 0].map(name));
  const sorted = await sections('--sort', 'brand:desc', '--limit', '2');
  expect(brandsOf(sorted.effort!)).toEqual([53, 52].map(name));
});

test('measure: twenty worst on the screen, in csv and in Markdown', async () => {
  const screen = await run(['measure', 'ignored', '--by', 'brand', '--worst', '2'], { cwd });
  expect(screen.stdout).toMatch(/brand09 .*\nbrand08 /);
  expect(screen.stdout).toContain('2 of 54 groups by brand, largest Rate first; n is of all groups');
  const csv = await run(['measure', 'ignored', '--by', 'brand', '--worst', '2', '--format', 'csv'], { cwd });
  expect(csv.stderr).toBe('ignored: 2 of 54 groups by brand, largest Rate first; n is of all groups\n');
  expect(csv.stdout.split('\r\n').map((line) => line.split(',')[1])).toEqual(['brand', name(9), name(8), undefined]);
  const times = await run(['measure', 'response-times', '--by', 'brand', '--sort', 'n', '--limit', '1', '--json'], {
    cwd,
  });
  expect(JSON.parse(times.stdout).rows.map(({ brand }: { brand: string }) => brand)).toEqual([name(52)]);
});

test.each([
  [['report', '--sort', 'turn'], 'did you mean turns?'],
  [['report', '--sort', 'ignored.turns'], '--sort: there is no column "turns"'],
  [['measure', 'ignored', '--worst', '3'], 'are for groups'],
  [['measure', 'ignored', '--by', 'brand', '--worst', '3', '--explain'], '--explain lists rows'],
])('%j is refused', async (argv, reason) => {
  const { code, stderr } = await run(argv, { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
});

test('a median that was not reached is the longest, unless there were too few', async () => {
  const folder = temporaryFolder();
  const rows = ['id,created_at,author_handle,reply_to_id,text'];
  const asks = (brand: string, n: number, answered: number) => {
    for (let at = 0; at < n; at++) {
      rows.push(`${brand}q${at},2026-03-02T09:00:00Z,c${brand}${at},,@${brand} help`);
      if (at < answered) rows.push(`${brand}a${at},2026-03-02T10:00:00Z,${brand},${brand}q${at},@c${brand}${at} hi`);
    }
  };
  asks('slow', 12, 12);
  asks('silent', 10, 3);
  asks('small', 3, 1);
  writeFileSync(join(folder, 'posts.csv'), rows.join('\n'));
  for (const brand of ['slow', 'silent', 'small']) await run(['brand', 'add', brand, `@${brand}`], { cwd: folder });
  const covers = ['--sampling', 'complete', '--covers', '2026-03-01..2026-03-06'];
  await run(['import', 'posts.csv', ...covers], { cwd: folder });
  const { stdout } = await run(['measure', 'response-times', '--by', 'brand', '--sort', 'median', '--json'], {
    cwd: folder,
  });
  expect(JSON.parse(stdout).rows.map(({ brand }: { brand: string }) => brand)).toEqual(['silent', 'slow', 'small']);
});

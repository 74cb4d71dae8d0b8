import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';
import { NOON, openSandbox } from '../helpers/sandbox.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const now = NOON / 1000;
let x: XServer | undefined;

afterEach(async () => {
  await x?.close();
});

test('before anything was pulled it says what to do', async () => {
  const sandbox = openSandbox();
  await sandbox.run('brand', 'add', 'acme', '@acme');
  expect(await sandbox.run('coverage')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('socialcare pull'),
  });
});

test('a day of silence between two pulls is filled, a week without pulls shows until it is pulled', async () => {
  const sandbox = openSandbox({ X_BEARER_TOKEN: 'good-token' });
  x = await startX(sandbox.clock);
  sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  x.users = [
    { id: '1', username: 'acme' },
    { id: '2', username: 'ann' },
  ];
  x.posts.push({ id: xId(now - 60), author: 'ann', text: '@acme?', at: now - 60 });
  await sandbox.run('brand', 'add', 'acme', '@acme');
  await sandbox.run('pull', 'x', '--since', '3d');
  const strip = async (...flags: string[]) => {
    const { stdout } = await sandbox.run('coverage', '--since', '5d', ...flags);
    return stdout.split('\n')[0]!.split('\t')[3];
  };
  expect(await strip()).toBe('··▒███');
  expect((await sandbox.run('coverage')).stderr).not.toContain('quotes not seen');
  sandbox.time += 30 * 60_000;
  expect(await strip()).toBe('··▒███');
  sandbox.time += 4 * 86_400_000;
  expect(await strip()).toBe('█▒····');
  await sandbox.run('pull', 'x');
  expect(await strip()).toBe('██████');
  sandbox.env.LANG = 'C';
  sandbox.env.LC_ALL = 'C';
  const { stdout } = await sandbox.run('coverage', '--since', '5d', '--brand', 'nobody');
  expect(stdout).toBe('');
  const json = JSON.parse((await sandbox.run('coverage', '--json', '--brand', 'ACME')).stdout);
  expect(json.lines.map(({ kind, stream }: { kind: string; stream: string }) => [kind, stream])).toEqual([
    ['brand', 'mentions and answers'],
    ['stream', 'mentions:@acme'],
    ['stream', 'own:@acme'],
  ]);
});

test('on a screen of 80 columns each line stays a line: a month a mark a day, a season in longer steps', async () => {
  const sandbox = openSandbox({ X_BEARER_TOKEN: 'good-token', LANG: 'C.UTF-8', TERM: 'xterm', NO_COLOR: '1' });
  x = await startX(sandbox.clock);
  sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  x.users = [{ id: '1', username: 'a_rather_long_one' }];
  await sandbox.run('brand', 'add', 'a_rather_long_one', '@a_rather_long_one');
  await sandbox.run('pull', 'x', '--since', '10d');
  const screen = async (...flags: string[]) => (await sandbox.runWith({ columns: 80 }, 'coverage', ...flags)).stdout;
  expect(await screen()).toBe(
    `${[
      'Brand                                     Days                             Known',
      'a_rather_long_one x (complete) mentions…  ····················▒██████████  10/31',
      '  mentions:@a_rather_long_one             ····················▒██████████  10/31',
      '  own:@a_rather_long_one                  ····················▒██████████  10/31',
    ].join('\n')}\n`,
  );
  const season = (await screen('--since', '120d')).split('\n');
  expect(season.every((line) => line.length <= 80)).toBe(true);
  expect(season[1]).toMatch(/·{20,}▒?█{2,3} +10\/121$/);
});

test('a file of mentions alone covers the brands that it mentions, and no other', async () => {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'mentions.csv'),
    'id,created_at,author_handle,text\n1,2026-03-02T09:00:00Z,ann,@acme help\n2,2026-03-03T09:00:00Z,bob,@acme help\n',
  );
  for (const brand of ['acme', 'other']) await run(['brand', 'add', brand, `@${brand}`], { cwd });
  await run(['import', 'mentions.csv', '--channel', 'x', '-q'], { cwd });
  const { lines } = JSON.parse((await run(['coverage', '--json', '--since', '2026-03-01'], { cwd })).stdout);
  expect(lines.map(({ brand, kind }: Record<string, unknown>) => [brand, kind])).toEqual([['acme', 'brand']]);
});

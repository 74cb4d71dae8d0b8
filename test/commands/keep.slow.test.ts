/** The small commands at the prompt: init, brand, status, doctor, completion, demo. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOnly } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const POSTS = `channel,id,text,created_at,author_handle,reply_to_id
x,1,@acme help,2026-03-02T09:00:00Z,ann,
x,2,@ann here,2026-03-02T09:10:00Z,acme,1
`;

fileOnly(
  'init writes a commented file that changes nothing, refuses to overwrite it, and says what is next',
  async () => {
    const cwd = temporaryFolder();
    const first = await run(['init'], { cwd });
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('every setting is in it as a comment')]);
    expect(existsSync(join(cwd, 'care.db'))).toBe(true);
    expect((await run(['init'], { cwd })).code).toBe(2);
    expect((await run(['init', '--force'], { cwd })).code).toBe(0);
    expect(
      readFileSync(join(cwd, 'socialcare.toml'), 'utf8')
        .split('\n')
        .every((line) => line === '' || line.startsWith('#')),
    ).toBe(true);
  },
);

test('brands: added, listed, extended, taken away; the turns follow', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await run(['import', 'posts.csv', '-q'], { cwd });
  const turns = async () => JSON.parse((await run(['export', 'turns', '--json'], { cwd })).stdout);
  expect(await turns()).toEqual([]);
  expect((await run(['brand', 'add', 'Acme', '@acme'], { cwd })).stdout).toBe('Added brand Acme with 1 account.\n');
  expect(await turns()).toMatchObject([{ brand: 'Acme', wait_seconds: 600 }]);
  expect((await run(['brand', 'add', 'acme', '@acme'], { cwd })).stdout).toBe('Nothing new for acme.\n');
  await run(['brand', 'add', 'acme', 'bluesky:acme.example', 'x:id=77'], { cwd });
  expect((await run(['brand', 'list'], { cwd })).stdout).toBe('Acme\tbluesky:@acme.example, x:id=77, x:@acme\n');
  const removed = await run(['brand', 'remove', 'ACME', '--yes'], { cwd });
  expect(removed.stdout).toBe('Removed brand ACME and 1 turn; its posts stay.\n');
  expect(await turns()).toEqual([]);
  expect((await run(['brand', 'add', 'acme', 'two words'], { cwd })).code).toBe(2);
  expect((await run(['brand', 'remove', 'nobody', '--yes'], { cwd })).code).toBe(2);
});

test('a brand declared after the import is covered by what the import covers', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await run(['import', 'posts.csv', '-q', '--sampling', 'complete', '--covers', '2026-03-01..2026-03-05'], { cwd });
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const { stdout } = await run(['measure', 'ignored', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ sampling: ['complete'], rows: [{ due: 1, ignored: 0, pending: 0 }] });
});

test('brands of socialcare.toml are there before a file is read', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  writeFileSync(join(cwd, 'socialcare.toml'), '[brands.acme]\naccounts = ["x:@acme"]\n');
  await run(['import', 'posts.csv', '-q'], { cwd });
  expect(JSON.parse((await run(['export', 'turns', '--json'], { cwd })).stdout)).toMatchObject([{ brand: 'acme' }]);
});

test('status names every setting with its origin, before and after there is a database', async () => {
  const cwd = temporaryFolder();
  const before = await run(['status'], { cwd });
  expect(before.stdout).toContain(`No database yet at ${join(cwd, 'care.db')}`);
  writeFileSync(join(cwd, 'socialcare.toml'), 'timezone = "Europe/Berlin"\n');
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await run(['import', 'posts.csv', '-q'], { cwd });
  const { stdout } = await run(['status', '--json'], { cwd });
  const status = JSON.parse(stdout);
  expect(status).toMatchObject({ posts: 2, accounts: 2, brands: 0, unattributed: 2, channels: ['x'] });
  const settings = Object.fromEntries(
    status.settings.map((row: { key: string; origin: string }) => [row.key, row.origin]),
  );
  expect(settings).toMatchObject({
    db: 'env SOCIALCARE_DB',
    timezone: `${join(cwd, 'socialcare.toml')}:1`,
    window: 'default',
  });
});

fileOnly('doctor finds a sound database sound and a broken one broken', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'posts.csv', '-q'], { cwd });
  const well = await run(['doctor', '--json'], { cwd });
  expect([well.code, JSON.parse(well.stdout).ok]).toEqual([0, true]);
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(join(cwd, 'care.db'));
  db.exec('DELETE FROM mention');
  db.close();
  const ill = await run(['doctor', '--offline'], { cwd });
  expect(ill.code).toBe(1);
  expect(ill.stdout).toMatch(/failed {3}database: a turn whose number of posts is not that of its mentions/);
});

fileOnly('the demo leaves its page behind, and its database where that is to be kept', async () => {
  const cwd = temporaryFolder();
  const shown = await run(['demo'], { cwd });
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('Ignored mentions')]);
  await run(['demo', '--keep', 'demo.db'], { cwd });
  const kept = await run(['sql', 'SELECT count(*) AS n FROM post', '--db', 'demo.db'], { cwd });
  expect(kept.stdout).toBe('n\n2137\n');
});

test('every command has help with an example', async () => {
  const { stdout } = await run(['--help']);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<| )/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help');
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const help = await run([name, '--help']);
    expect([name, help.code, help.stdout]).toEqual([name, 0, expect.stringContaining(`$ socialcare ${name}`)]);
  }
});

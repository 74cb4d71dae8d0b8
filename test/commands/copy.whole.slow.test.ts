/** copy between two files: into an empty one alone, never into itself, and half of it is nobody's database. */
import { linkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { copyParts } from '../helpers/half-copy.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const folderWith = async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.csv'), 'id,text,created_at,author_handle\n1,@acme late,2026-10-01T09:00:00Z,ann\n');
  const careful = (...argv: string[]) => run(argv, { cwd, env: { SOCIALCARE_DB: join(cwd, 'care.db') } });
  await careful('brand', 'add', 'acme', '@acme');
  await careful('import', 'a.csv');
  return { cwd, careful };
};

test('a database is not copied into itself under another name, and nobody waits to learn so', async () => {
  const { cwd, careful } = await folderWith();
  symlinkSync('care.db', join(cwd, 'link.db'));
  linkSync(join(cwd, 'care.db'), join(cwd, 'hard.db'));
  for (const name of ['care.db', 'link.db', 'hard.db'])
    expect(await careful('copy', '--to', name), name).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be copied into itself'),
    });
});

test('what holds anything is not empty, be it only the name of a file that was written', async () => {
  const { cwd, careful } = await folderWith();
  const other = (...argv: string[]) => run(argv, { cwd, env: { SOCIALCARE_DB: join(cwd, 'other.db') } });
  await other('init');
  expect(await other('backup', 'kept.db')).toMatchObject({ code: 0 });
  const refused = await careful('copy', '--to', 'other.db');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('is not empty: there are rows in its table written_file');
  expect(await careful('copy', '--to', 'new.db')).toMatchObject({ code: 0 });
  expect(await run(['queue', '--db', 'new.db', '--json'], { cwd })).toMatchObject({
    stdout: expect.stringContaining('@acme late'),
  });
});

test('of half a copy no command makes use: neither counting, nor a backup, nor a rehearsal', async () => {
  const { cwd } = await folderWith();
  const [from, to] = [await openStore(join(cwd, 'care.db')), await openStore(join(cwd, 'half.db'))];
  await copyParts(from, to, 1);
  for (const store of [from, to]) await store.close();
  for (const argv of [
    ['report', '--db', 'half.db'],
    ['backup', '--db', 'half.db'],
    ['import', 'a.csv', '--dry-run', '--db', 'half.db'],
    ['restore-db', 'half.db', '--db', 'look.db'],
    ['copy', '--db', 'half.db', '--to', 'look.db'],
  ])
    expect(await run(argv, { cwd }), argv.join(' ')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: \S+half\.db is half a copy/),
    });
});

/** A database on a disk that may only be read is read all the same. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const isRoot = process.getuid?.() === 0;
if (isRoot) console.warn('SKIPPED: root may write everywhere');

async function filled(): Promise<string> {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    'channel,id,created_at,author_handle,text\nx,1,2026-03-02T11:00:00Z,dan,@acme help\n',
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
  return cwd;
}

test.skipIf(isRoot)('reports work, decisions say that the file cannot be written, doctor says both', async () => {
  const cwd = await filled();
  const before = (await run(['export', 'turns'], { cwd })).stdout;
  chmodSync(join(cwd, 'care.db'), 0o444);
  chmodSync(cwd, 0o555);
  try {
    expect(await run(['export', 'turns'], { cwd })).toEqual({ stdout: before, stderr: '', code: 0 });
    const decided = await run(['triage', '1', '--as', 'note', '--note', 'hi', '--actor', 'ann'], { cwd });
    expect([decided.code, decided.stderr]).toEqual([1, expect.stringContaining('care.db cannot be written')]);
    const { stdout, code } = await run(['doctor', '--offline'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('warning  database: may be read but not written: ')]);
  } finally {
    chmodSync(cwd, 0o755);
  }
});

test.skipIf(isRoot)('a log with newer changes beside it is named, never left out in silence', async () => {
  const cwd = await filled();
  writeFileSync(join(cwd, 'care.db-wal'), 'newer');
  chmodSync(join(cwd, 'care.db'), 0o444);
  const { stderr, code } = await run(['status'], { cwd });
  expect([code, stderr]).toEqual([1, expect.stringContaining('its newest changes stand in')]);
});

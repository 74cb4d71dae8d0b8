/** brand: names as networks write them, and accounts that another brand has. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const POSTS = `id,created_at,author_handle,text,reply_to_id,channel
1,2026-10-01T09:00:00Z,Ann Lee,where is my parcel?,,facebook
2,2026-10-01T09:30:00Z,Acme Page,sorry!,1,facebook
`;

function folder(toml = ''): string {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.csv'), POSTS);
  if (toml) writeFileSync(join(cwd, 'socialcare.toml'), toml);
  return cwd;
}

test('a name with spaces is declared with its network, on the command line and in the configuration', async () => {
  const cwd = folder();
  expect(await run(['brand', 'add', 'acme', 'facebook:Acme Page'], { cwd })).toMatchObject({ code: 0 });
  expect((await run(['brand', 'list'], { cwd })).stdout).toContain('facebook:Acme Page');
  const configured = folder('[brands.acme]\naccounts = ["facebook:Acme Page"]\n');
  for (const place of [cwd, configured]) {
    await run(['import', 'a.csv', '--sampling', 'complete'], { cwd: place });
    const { stdout } = await run(['export', 'turns', '--reach', 'all', '--format', 'jsonl'], { cwd: place });
    expect(JSON.parse(stdout)).toMatchObject({ brand: 'acme', customer: 'Ann Lee', wait_seconds: 1800 });
  }
});

test('a name with spaces needs its network, and an address is no account', async () => {
  const refused = await run(['brand', 'add', 'acme', 'Acme Page']);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('"Acme Page" is no handle, and no network is named');
  expect(refused.stderr).toContain('"facebook:Acme Page"');
  expect((await run(['brand', 'add', 'acme', 'https://x.com/acme'])).stderr).toContain('is not an account');
});

test('an account of another brand is never taken silently', async () => {
  const cwd = folder();
  await run(['brand', 'add', 'acme', 'facebook:Acme Page', '@acme'], { cwd });
  const refused = await run(['brand', 'add', 'rival', '@Acme', '@rival'], { cwd });
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('x:@Acme is an account of acme');
  expect(refused.stderr).toContain('socialcare brand add rival "x:@Acme" --move');
  expect((await run(['brand', 'list'], { cwd })).stdout).not.toContain('rival');
  const moved = await run(['brand', 'add', 'rival', '@Acme', '--move'], { cwd });
  expect(moved.stdout).toBe('Added brand rival with 1 account.\nx:@Acme was acme’s.\n');
});

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
  expect(refused.stderr).toContain('"Acme Page" is not a handle, and no network is named');
  expect(refused.stderr).toContain('"facebook:Acme Page"');
  expect((await run(['brand', 'add', 'acme', 'https://x.com/acme'])).stderr).toContain('is not an account');
});

test('a handle with a server needs its network', async () => {
  const cwd = folder();
  const refused = await run(['brand', 'add', 'acme', '@acme@social.example'], { cwd });
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('"@acme@social.example" names a server, and no network is named');
  expect(refused.stderr).toContain('Write "mastodon:@acme@social.example"');
  expect(await run(['brand', 'add', 'acme', 'mastodon:@acme@social.example'], { cwd })).toMatchObject({ code: 0 });
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

test('accounts are listed by network and name, whatever the case of a letter', async () => {
  const cwd = folder();
  await run(['brand', 'add', 'acme', '@zeta', '@Acme', '@Beta', '@acmecare', 'bluesky:acme.example'], { cwd });
  const { stdout } = await run(['brand', 'list', '--json'], { cwd });
  expect([...stdout.matchAll(/"handle":"([^"]+)"/g)].map(([, handle]) => handle)).toEqual([
    'acme.example',
    'Acme',
    'acmecare',
    'Beta',
    'zeta',
  ]);
});

const RENAMED = `id,created_at,author_handle,author_id,text,reply_to_id,channel
1,2026-10-01T09:00:00Z,ann,71,@acme where?,,x
2,2026-10-01T09:05:00Z,acme,91,@ann sorry,1,x
3,2026-11-01T09:00:00Z,annie,71,@acmehq where?,,x
4,2026-11-01T09:05:00Z,acmehq,91,@annie sorry,3,x
5,2026-11-02T09:00:00Z,acme,5555,my new handle,,x
`;

test('a handle that changed hands is named where brands are shown, with the way to choose', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'r.csv'), RENAMED);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'r.csv', '--sampling', 'complete'], { cwd });
  const says =
    'x:@acme belonged to 2 accounts: 91 is taken for acme’s, 5555 is not (another: socialcare brand add acme x:id=NUMBER)';
  expect((await run(['status'], { cwd })).stdout).toContain(says);
  expect((await run(['brand', 'list'], { cwd })).stderr).toContain(says);
  const { shared_handles } = JSON.parse((await run(['brand', 'list', '--json'], { cwd })).stdout);
  expect(
    shared_handles[0].accounts.map(({ id, isBrands }: { id: string; isBrands: boolean }) => [id, isBrands]),
  ).toEqual([
    ['91', true],
    ['5555', false],
  ]);
  const chosen = await run(['brand', 'add', 'acme', 'x:id=5555'], { cwd });
  expect(chosen.stderr).toContain('5555 is taken for acme’s, 91 is not');
});

test('a customer is found by a former name, and the names are shown', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'r.csv'), RENAMED);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'r.csv', '--sampling', 'complete'], { cwd });
  const shown = await run(['show', '@ANN'], { cwd });
  expect(shown.stderr).toContain('@annie on x (71), called @ann until 2026-10-01 09:00');
  const { customer, accounts, turns } = JSON.parse((await run(['show', '@ann', '--json'], { cwd })).stdout);
  expect([customer, turns.length]).toEqual(['annie', 2]);
  expect(accounts).toEqual([
    {
      channel: 'x',
      id: '71',
      name: 'annie',
      names: [
        { handle: 'ann', first_seen: '2026-10-01T09:00:00.000Z', last_seen: '2026-10-01T09:00:00.000Z' },
        { handle: 'annie', first_seen: '2026-11-01T09:00:00.000Z', last_seen: '2026-11-01T09:00:00.000Z' },
      ],
    },
  ]);
  const filtered = await run(['measure', 'volume', '--customer', 'ann', '--json'], { cwd });
  expect(filtered.code).toBe(0);
});

test('posts that a file calls the brand’s own, by an account that is not declared, are reported and not inbound', async () => {
  const cwd = folder();
  const rows = 'id,created_at,author_handle,text,inbound,reply_to_id\n';
  writeFileSync(
    join(cwd, 'o.csv'),
    `${rows}1,2026-10-01T09:00:00Z,ann,@acme where?,true,\n2,2026-10-01T09:05:00Z,acme_care,@ann sorry,false,1\n`,
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const says =
    '1 post that the data calls the brand’s own, by x:@acme_care: declare it with socialcare brand add NAME "x:@acme_care"';
  expect((await run(['import', 'o.csv', '--sampling', 'complete'], { cwd })).stdout).toContain(says);
  expect((await run(['status'], { cwd })).stdout).toContain(says);
  const { undeclared_outbound } = JSON.parse((await run(['status', '--json'], { cwd })).stdout);
  expect(undeclared_outbound).toEqual([{ channel: 'x', handle: 'acme_care', id: null, posts: 1 }]);
  const posts = (await run(['export', 'posts', '--all', '--format', 'jsonl'], { cwd })).stdout.trim().split('\n');
  expect(posts.map((line) => JSON.parse(line).derived_direction)).toEqual(['inbound', 'outbound']);
  await run(['brand', 'add', 'acme', '@acme_care'], { cwd });
  expect((await run(['status'], { cwd })).stdout).not.toContain('calls the brand’s own');
});

/** What arrived in each batch: the SHA-256 of the file, of each of several, of standard input, and of a platform's answers. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';
import { NOON, openSandbox } from '../helpers/sandbox.ts';
import { startMastodon } from '../helpers/servers/mastodon.ts';

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const MENTIONS = `id,text,created_at,author_handle,reply_to_id
1,@acme my parcel is late,2026-10-01T09:00:00Z,ann,
2,@ann on its way,2026-10-01T09:20:00Z,acme,1
`;

const ofStatus = async (cwd: string) => JSON.parse((await run(['status', '--json'], { cwd })).stdout).batches;

test('a file is known by the hash of its bytes, and its second import names the batch that read it', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'october.csv'), MENTIONS);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const { stdout } = await run(['import', 'october.csv', '--json'], { cwd });
  const file = join(cwd, 'october.csv');
  const sum = execFileSync('sha256sum', [file], { encoding: 'utf8' }).slice(0, 64);
  expect(JSON.parse(stdout).files[0].arrived).toEqual([{ file, sha256: sum, bytes: MENTIONS.length }]);
  expect(await ofStatus(cwd)).toMatchObject([{ arrived: [{ name: file, sha256: sum, bytes: MENTIONS.length }] }]);
  expect((await run(['status'], { cwd })).stdout).toContain(sum);
  writeFileSync(join(cwd, 'copy.csv'), MENTIONS);
  expect((await run(['import', 'copy.csv'], { cwd })).stdout).toContain('copy.csv: imported before as batch 1, on ');

  expect(JSON.parse((await run(['explain', '1', '--json'], { cwd })).stdout).origins).toMatchObject([
    { batch: 1, source: 'import csv', file, started_at: '2026-11-22T12:00:00.000Z', arrived: [{ sha256: sum }] },
  ]);
});

test('a screen says which file a post was read from, and its hash', async () => {
  const sandbox = openSandbox();
  writeFileSync(join(sandbox.cwd, 'october.csv'), MENTIONS);
  await sandbox.run('import', 'october.csv');
  const { stdout } = await sandbox.runWith({ columns: 100 }, 'explain', '1');
  expect(stdout).toContain(`read by batch 1: import csv, october.csv, SHA-256 ${sha256(MENTIONS).toString('hex')}`);
});

test('standard input is hashed as it is read, and what it repeats is said', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'october.csv'), MENTIONS);
  await run(['import', 'october.csv'], { cwd });
  const { stdout } = await run(['import', '-', '--json'], { cwd, stdin: MENTIONS });
  const [file] = JSON.parse(stdout).files;
  expect(file.arrived).toEqual([{ file: '-', sha256: sha256(MENTIONS).toString('hex'), bytes: MENTIONS.length }]);
  expect(file.notes).toContain('the same bytes were imported before, as batch 1');
});

test('of a zip its own bytes are hashed, of a folder each of its files', async () => {
  const cwd = temporaryFolder();
  const folder = join(cwd, 'archive', 'data');
  mkdirSync(folder, { recursive: true });
  const account = `window.YTD.account.part0 = ${JSON.stringify([{ account: { accountId: '9', username: 'acme', accountDisplayName: 'Acme' } }])}`;
  const tweets = `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet: { id_str: '5', full_text: 'hello', created_at: 'Thu Oct 01 09:00:00 +0000 2026', entities: {} } }])}`;
  writeFileSync(join(folder, 'account.js'), account);
  writeFileSync(join(folder, 'tweets.js'), tweets);
  const { stdout } = await run(['import', 'archive', '--json'], { cwd });
  expect(JSON.parse(stdout).files[0].arrived).toEqual([
    { file: join(folder, 'account.js'), sha256: sha256(account).toString('hex'), bytes: account.length },
    { file: join(folder, 'tweets.js'), sha256: sha256(tweets).toString('hex'), bytes: tweets.length },
  ]);
  expect((await run(['status'], { cwd })).stdout).toContain(sha256(account).toString('hex'));
  writeFileSync(join(cwd, 'm.csv'), MENTIONS);
  execFileSync('python3', ['-m', 'zipfile', '-c', 'm.zip', 'm.csv'], { cwd });
  const zip = JSON.parse((await run(['import', 'm.zip', '--json'], { cwd })).stdout).files[0].arrived;
  expect(zip).toEqual([
    {
      file: join(cwd, 'm.zip'),
      sha256: sha256(readFileSync(join(cwd, 'm.zip'))).toString('hex'),
      bytes: expect.any(Number),
    },
  ]);
});

test('undone, a batch takes its hashes with it', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'october.csv'), MENTIONS);
  await run(['import', 'october.csv'], { cwd });
  await run(['import', '--undo', '--yes'], { cwd });
  const { stdout } = await run(['sql', 'SELECT count(*) AS n FROM arrival', '--json'], { cwd });
  expect(JSON.parse(stdout)).toEqual([{ n: 0 }]);
});

test('a pull carries one hash over the bodies of the answers to its pages, in their order', async () => {
  const sandbox = openSandbox();
  const social = await startMastodon('other', sandbox.clock);
  try {
    social.accounts.push('acme', 'ann@elsewhere.example');
    for (let at = 0; at < 50; at++)
      social.toots.push({ id: String(100 + at), author: 'acme', content: '<p>hm</p>', at: NOON / 1000 - 9_000 + at });
    sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
    await sandbox.run('pull', 'mastodon', '--brand', '@acme@127.0.0.1', '--no-input');
    const bodies = social.asked.flatMap(({ path, query }, at) =>
      path.endsWith('/statuses') && query.get('limit') === '40' ? [JSON.stringify(social.answered[at])] : [],
    );
    expect(bodies).toHaveLength(2);
    let chain: Buffer = Buffer.alloc(32);
    for (const body of bodies) chain = sha256(chain, sha256(body));
    expect(await sandbox.rows('SELECT name, sha256, bytes, answers FROM arrival WHERE batch = 1')).toEqual([
      { name: 'own:@acme@127.0.0.1', sha256: chain.toString('hex'), bytes: bodies.join('').length, answers: 2 },
    ]);
  } finally {
    await social.close();
  }
});

/** What forget refuses, asks and prints, and what is left when it is stopped half-way. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databaseHolds, fileOnly, openStore } from '../../helpers/database.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const POSTS = `id,channel,author_id,author_handle,created_at,text,reply_to_id
5000001,x,31,annika,2026-03-02T09:00:00Z,@acme my parcel is lost in Uppsala,
5000002,x,1,acme,2026-03-02T10:00:00Z,@annika on it,5000001
5000003,x,32,annika,2026-03-04T10:00:00Z,@acme I am somebody else,
5000004,bluesky,did:plc:x,birgit.example,2026-03-02T09:00:00Z,hello @acme.example,
5000005,x,33,birgit.example,2026-03-02T09:00:00Z,@acme hello,
`;

async function folder() {
  const cwd = temporaryFolder();
  const care = (...argv: string[]) => run(argv, { cwd, now: '2026-03-20T12:00:00Z', env: { SOCIALCARE_ACTOR: 'kim' } });
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await care('brand', 'add', 'acme', '@acme', 'bluesky:@acme.example');
  await care('import', 'posts.csv', '--sampling', 'complete');
  return { cwd, care, holds: (words: string) => databaseHolds(join(cwd, 'care.db'), words) };
}

test('a brand, nobody and two people of one name are refused with what to type', async () => {
  const { care } = await folder();
  expect(await care('forget', '@acme', '--yes')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('acme is an account of acme: a brand is no person'),
  });
  expect(await care('forget', '@nobody')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('nobody called "nobody"'),
  });
  expect((await care('forget', '@annika')).stderr).toContain('Say which one: 31 --channel x, or 32 --channel x');
  expect((await care('forget', 'birgit.example')).stderr).toContain('did:plc:x --channel bluesky, or 33 --channel x');
  expect(await care('forget')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('name one person, or one post'),
  });
});

test('without an answer nothing is erased, and neither by a dry run', async () => {
  const { care, holds } = await folder();
  expect(await care('forget', '31')).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
  expect((await care('forget', '31', '--dry-run')).stdout).toContain('Dry run: nothing was changed.');
  const { stdout } = await care('forget', 'x:id=31', '--dry-run', '--json');
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    dry_run: true,
    who: '@annika on x, id 31',
    channel: 'x',
    posts: 1,
    names: 1,
    ids: 1,
    notes: 0,
    decisions: 0,
    labels: 0,
    posts_of_others: 1,
    turns_kept: 1,
    files: [],
    finished: true,
  });
  expect(holds('Uppsala')).toBe(true);
});

test('the other one of the name stays, and is not taken for the forgotten one later', async () => {
  const { cwd, care, holds } = await folder();
  expect((await care('forget', '31', '--yes')).code).toBe(0);
  expect([holds('Uppsala'), holds('I am somebody else')]).toEqual([false, true]);
  writeFileSync(join(cwd, 'more.csv'), POSTS.replace('5000003', '5000013').replace('somebody else', 'here again'));
  expect((await care('import', 'more.csv', '--sampling', 'complete')).stdout).toContain(
    '1 row of erased persons or posts',
  );
  expect([holds('Uppsala'), holds('I am here again')]).toEqual([false, true]);
});

test('one post: its words and its id go, its author stays, and the file does not bring it back', async () => {
  const { cwd, care, holds } = await folder();
  const before = (await care('report', '--json', '--reach', 'all')).stdout;
  expect((await care('forget', '--post', '5000001', '--yes')).stdout).toContain(
    'post 5000001 on x:\n  1 post: text, links and id',
  );
  expect((await care('report', '--json', '--reach', 'all')).stdout).toBe(before);
  const again = async () => {
    writeFileSync(join(cwd, 'again.csv'), `${readFileSync(join(cwd, 'posts.csv'))}\n`);
    return care('import', 'again.csv', '--sampling', 'complete');
  };
  expect((await again()).stdout).toContain('0 new, 5 already here');
  expect([holds('Uppsala'), holds('5000001'), holds('annika')]).toEqual([false, false, true]);
});

fileOnly('a program that still reads keeps the log: it is said, and finished later', async () => {
  const { cwd, care } = await folder();
  const reader = await openStore(join(cwd, 'care.db'), { readonly: true });
  const rows = reader.stream('SELECT key FROM post', {}, 1)[Symbol.asyncIterator]();
  await rows.next();
  const held = await care('forget', '31', '--yes');
  expect(held).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('Close the other program, then: socialcare forget --finish'),
  });
  await rows.return?.();
  await reader.close();
  expect(await care('forget', '--finish')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Erased, and the database was rewritten without it.'),
  });
  expect(await care('forget', '--finish')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nothing is left to finish.'),
  });
  expect(JSON.parse((await care('forget', '--finish', '--json')).stdout)).toEqual({ version: 1, finished: true });
  const store = await openStore(join(cwd, 'care.db'));
  expect(await store.oneValue("SELECT count(*) FROM setting WHERE name = 'erasure_pending'")).toBe(0);
  await store.close();
});

fileOnly('stopped in the middle it has erased nothing', async () => {
  const { cwd, care, holds } = await folder();
  const store = await openStore(join(cwd, 'care.db'));
  await store.write("CREATE TRIGGER stop BEFORE UPDATE OF name ON account BEGIN SELECT RAISE(ABORT, 'stopped'); END");
  await store.close();
  expect((await care('forget', '31', '--yes')).code).not.toBe(0);
  expect([holds('Uppsala'), holds('annika')]).toEqual([true, true]);
});

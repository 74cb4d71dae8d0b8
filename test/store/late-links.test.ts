/** Links that are learnt late, and ids of any shape: all of them lead somewhere, and none ends an import. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { faultOfPost } from '../../src/domain/unsound-post.ts';
import { checkIntegrity } from '../../src/store/integrity.ts';
import { repairLinks } from '../../src/store/repair.ts';
import { openStore } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';
import { addPieces, addPosts, runAll, storeOf, turnsOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const post = (id: string, more: Partial<SourcePost> = {}): SourcePost => ({
  channel: 'x',
  id,
  authorHandle: 'ann',
  createdAt: DAY_ONE + 60,
  text: 'and another thing',
  ...more,
});
const parent = post('1', { text: '@acme no heating', createdAt: DAY_ONE });
const answer = { authorHandle: 'acme', text: '@ann on our way', createdAt: DAY_ONE + 600 };

test('a reply whose second copy names its parent, which comes after both, is linked while an empty database is filled', async () => {
  const store = await storeOf([]);
  await addPieces(store, [[post('2', answer)], [post('2', { ...answer, replyToId: '1' })], [parent]]);
  expect(await turnsOf(store)).toMatchObject([{ asked_post: '1', answer_post: '2', wait_seconds: 600 }]);
  expect(await checkIntegrity(store)).toEqual([]);
});

test('a later version that arrives after its replies links them', async () => {
  const store = await storeOf([]);
  await addPieces(store, [
    [post('2', { ...answer, replyToId: '1b' })],
    [parent],
    [{ ...parent, editHistory: ['1', '1b'] }],
  ]);
  expect(await turnsOf(store)).toMatchObject([{ asked_post: '1', answer_post: '2' }]);
});

test('doctor finds a missing link and says what repairs it', async () => {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'a.csv'),
    'id,text,created_at,author_handle,reply_to_id,channel\n1,@acme help,2026-03-02T09:00:00Z,ann,,x\n2,@ann yes,2026-03-02T09:10:00Z,acme,1,x\n',
  );
  await run(['brand', 'add', 'acme', '@acme', '-q'], { cwd });
  await run(['import', 'a.csv', '-q'], { cwd });
  const store = await openStore(join(cwd, 'care.db'));
  await runAll(
    store,
    'DELETE FROM reply; DELETE FROM mention; DELETE FROM turn; UPDATE post SET parent = NULL, thread = key',
  );
  await store.close();
  const found = await run(['doctor', '--offline'], { cwd });
  expect([found.code, found.stdout]).toEqual([1, expect.stringContaining('socialcare doctor --repair')]);
  const repaired = await run(['doctor', '--offline', '--repair'], { cwd });
  expect([repaired.code, repaired.stdout]).toEqual([0, expect.stringContaining('repair: 1 thread repaired')]);
  expect((await run(['export', 'turns'], { cwd })).stdout).toContain('600');
});

test('a database in which such a link is missing is found by the check and repaired', async () => {
  const store = await storeOf([parent, post('2', { ...answer, replyToId: '1' })]);
  const before = await turnsOf(store);
  await runAll(
    store,
    `DELETE FROM reply; DELETE FROM mention; DELETE FROM turn;
    UPDATE post SET parent = NULL, thread = key`,
  );
  expect(await checkIntegrity(store)).toEqual([
    expect.stringContaining('a post whose parent is stored but not linked'),
  ]);
  expect(await repairLinks(store, { autoReplySeconds: 15 })).toBe(1);
  expect(await turnsOf(store)).toEqual(before);
  expect(await checkIntegrity(store)).toEqual([]);
});

test.each([
  'constructor',
  '__proto__',
  'toString',
  "o'hara; DROP TABLE post",
  '🚂'.repeat(200),
  'x'.repeat(4000),
  ' ',
  '%',
  '-1',
])('an id, a channel and a handle like %j are stored, found again and linked', async (name) => {
  const channel = name.slice(0, 100).trim() || 'x';
  const asked = { ...parent, channel, id: name, authorHandle: name };
  const store = await storeOf([
    asked,
    post('2', { channel, authorHandle: name, replyToId: name, conversationId: name }),
  ]);
  await addPosts(store, [asked]);
  expect((await store.readRaw('SELECT count(*), count(parent), count(DISTINCT thread) FROM post'))[0]).toEqual([
    2, 1, 1,
  ]);
  expect(await checkIntegrity(store)).toEqual([]);
});

test.each([
  ['id', 'half a character \ud83d'],
  ['id', 'nul \0'],
  ['id', 'y'.repeat(10_000)],
  ['channel', 'z'.repeat(101)],
  ['replyToId', '\udc00'],
  ['authorHandle', 'a\0b'],
] as const)('a post whose %s no database can keep is rejected by itself: %j', (field, value) => {
  expect(faultOfPost({ ...parent, [field]: value }, DAY_ONE)).toBeDefined();
  expect(faultOfPost(parent, DAY_ONE)).toBeUndefined();
});

test.each([Number.NaN, -1, DAY_ONE + 86_401, 4e9, 1e20])(
  'a post of the second %d is rejected when read on 2 March 2026',
  (createdAt) => {
    expect(faultOfPost({ ...parent, createdAt }, DAY_ONE)?.column).toBe('created_at');
  },
);

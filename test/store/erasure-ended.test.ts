/** Conversations are removed as a whole, however they are linked; what is left is built as it was. */
import { expect, test } from 'vitest';
import { readRemoved } from '../../src/store/erasure/removals.ts';
import { countExpired, eraseExpired } from '../../src/store/erasure/retain.ts';
import type { Store } from '../../src/store/open.ts';
import { rebuildAll } from '../../src/store/rebuild.ts';
import { addPosts, storeOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const LIMIT = DAY_ONE + 5 * 86_400;
const RULES = { autoReplySeconds: 15, episodeGap: 72 * 3600 };

const derived = async (store: Store) => ({
  turns: await store.read(
    'SELECT asked_post, thread, brand, ordinal, asked_at, posts, reach, status, answer_post, auto_replies FROM turn ORDER BY asked_post, brand',
  ),
  mentions: await store.read('SELECT post, brand, reach FROM mention ORDER BY post, brand'),
  replies: await store.read('SELECT post, auto FROM reply ORDER BY post'),
  inferred: await store.read('SELECT post, asked FROM inferred_link ORDER BY post'),
});
const ids = (store: Store) => store.readColumn<string>("SELECT id FROM post WHERE id NOT LIKE 'erased%' ORDER BY id");
const count = (store: Store) => store.oneValue<number>('SELECT count(*) FROM post');

async function removed(store: Store) {
  await eraseExpired(store, LIMIT, LIMIT, RULES);
  const stored = await derived(store);
  await store.transaction((db) => rebuildAll(db, RULES));
  expect(await derived(store)).toEqual(stored);
  return stored;
}

test('an old question that a later post of the brand answers by a quote stays until that is old too', async () => {
  const store = await storeOf(`
    09:00 #old @ann: @acme help
    +6d 09:00 #quoting @acme quotes old: @ann we are on it
    09:00 #gone @bob: @acme hello?
    10:00 #goes @acme quotes gone: @bob yes?`);
  expect((await countExpired(store, LIMIT)).ended).toEqual({ conversations: 2, turns: 1, posts: 2, staying: 1 });
  const { turns, replies } = await removed(store);
  expect([turns.length, replies.length, await ids(store)]).toEqual([1, 1, ['quoting']]);
  expect(await readRemoved(store)).toEqual({ before: LIMIT, conversations: 2, turns: 1, posts: 2 });
});

test('an old question whose inferred answer is part of a conversation that goes on stays with it', async () => {
  const store = await storeOf(`
    +4d 09:00 #old @ann: @acme help
    +5d 09:00 #answer @acme: @ann here you are
    09:00 #gone @bob: @acme hello?
    10:00 #goes @acme: @bob yes?`);
  expect((await derived(store)).inferred).toHaveLength(2);
  const { turns, inferred } = await removed(store);
  expect([turns.length, inferred.length, await ids(store)]).toEqual([1, 1, ['answer']]);
});

test('a post that quotes a removed one is still a mention of the brand that wrote it', async () => {
  const store = await storeOf(`
    09:00 #offer @acme: ten per cent off
    +6d 09:00 #quoting @ann quotes offer: mine did not come`);
  const { mentions, turns } = await removed(store);
  expect([mentions, turns.length, await ids(store)]).toEqual([[{ post: 2, brand: 1, reach: 'quote' }], 1, ['quoting']]);
});

test('a reply that comes after its question was removed is stored, and is no new question', async () => {
  const store = await storeOf('09:00 #old @ann: @acme help');
  await removed(store);
  expect(await count(store)).toBe(0);
  await addPosts(store, '+6d 09:00 #late @acme re old: @ann here you are');
  expect([await ids(store), (await derived(store)).turns]).toEqual([['late'], []]);
});

test('quick replies of different words stay the words of people once these are erased', async () => {
  const questions = Array.from(
    { length: 8 },
    (_, n) =>
      `0${n}:00:00 #q${n} @ann${n}: @acme help\n0${n}:00:05 #a${n} @acme re q${n}: ${'abcdefgh'[n]}${n}x hello there`,
  );
  const store = await storeOf(questions.join('\n'));
  const before = await derived(store);
  await eraseExpired(store, LIMIT, LIMIT);
  expect(await derived(store)).toEqual(before);
  await store.transaction((db) => rebuildAll(db, RULES));
  expect(await derived(store)).toEqual(before);
});

test('what erased quick replies said is only compared: a new one like them is automatic as it would have been', async () => {
  const said = (day: number, n: number) =>
    `+${day}d 0${n}:00:00 #q${day}${n} @ann${n}: @acme help\n+${day}d 0${n}:00:05 #a${day}${n} @acme re q${day}${n}: we are closed, dear Ann Quill`;
  const store = await storeOf(Array.from({ length: 5 }, (_, n) => said(0, n)).join('\n'));
  await eraseExpired(store, LIMIT, LIMIT);
  expect(await store.readColumn('SELECT DISTINCT template FROM quick_reply')).toEqual([
    expect.stringMatching(/^erased_[0-9a-f]{24}$/),
  ]);
  await addPosts(store, said(6, 0));
  expect((await derived(store)).replies).toEqual(Array.from({ length: 6 }, (_, n) => ({ post: 2 * n + 2, auto: 1 })));
  await store.transaction((db) => rebuildAll(db, RULES));
  expect(await store.readColumn('SELECT DISTINCT auto FROM reply')).toEqual([1]);
});

/** What a second copy of a post adds, and that it adds nothing else. */
import { expect, test } from 'vitest';
import type { SourcePost } from '../../../src/domain/post.ts';
import { openIngest } from '../../../src/store/facts/ingest.ts';
import { STATEMENT_COLUMNS, type StatementRow, statementIn } from '../../../src/store/facts/statements.ts';
import type { Store } from '../../../src/store/open.ts';
import { addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

const COMPLAINT: SourcePost = {
  channel: 'x',
  id: '100',
  authorHandle: 'ann',
  createdAt: DAY_ONE,
  text: '@acme my parcel is late',
};

const accountsOf = (store: Store) =>
  store.read(
    `SELECT id, handle, name, followers, bot FROM account
       WHERE brand IS NULL AND key IN (SELECT author FROM post) ORDER BY key`,
  );
const postsOf = (store: Store) =>
  store.read('SELECT id, text, lang, url, impressions, edited_at, deleted_at, stated FROM post ORDER BY key');
const provenanceOf = (store: Store) => store.readColumn<number>('SELECT batch FROM provenance ORDER BY batch');

test('what is stored of a post is read back field by field', () => {
  const row = STATEMENT_COLUMNS.map((column) => `the ${column}`) as unknown as StatementRow;
  const said = statementIn(row);
  expect(Object.keys(said)).toEqual(STATEMENT_COLUMNS);
  for (const column of STATEMENT_COLUMNS) expect(said[column]).toBe(`the ${column}`);
});

test('Ann comes from a bare table, then from the API: one account that knows her id, name and followers', async () => {
  const store = await storeOf([COMPLAINT]);
  expect(await accountsOf(store)).toEqual([{ id: null, handle: 'ann', name: null, followers: null, bot: 0 }]);
  await addPosts(store, [{ ...COMPLAINT, authorId: '7', authorName: 'Ann', authorFollowers: 12 }]);
  expect(await accountsOf(store)).toEqual([{ id: '7', handle: 'ann', name: 'Ann', followers: 12, bot: 0 }]);
});

test.each([
  ['id', { authorId: '7' }, { id: '7' }],
  ['name', { authorName: 'Ann' }, { name: 'Ann' }],
  ['followers', { authorFollowers: 12 }, { followers: 12 }],
  ['being a bot', { authorBot: true }, { bot: 1 }],
] as const)('a second copy says of its author no more than %s', async (_, given, known) => {
  const store = await storeOf([COMPLAINT]);
  await addPosts(store, [{ ...COMPLAINT, ...given }]);
  expect(await accountsOf(store)).toEqual([{ id: null, handle: 'ann', name: null, followers: null, bot: 0, ...known }]);
});

test.each([
  ['the language', { lang: 'en' }, { lang: 'en' }],
  ['the address', { url: 'https://x.example/100' }, { url: 'https://x.example/100' }],
  ['how often it was seen', { impressions: 40 }, { impressions: 40 }],
  ['that it was inbound', { inbound: true }, { stated: 1 }],
  ['that it is gone', { deletedAt: DAY_ONE + 60 }, { deleted_at: DAY_ONE + 60 }],
  [
    'a later wording',
    { text: '@acme late again', editedAt: DAY_ONE + 9 },
    { text: '@acme late again', edited_at: DAY_ONE + 9 },
  ],
  ['nothing: an earlier wording', { text: '@acme lat' }, {}],
] as const)('a second copy adds %s', async (_, given, known) => {
  const store = await storeOf([COMPLAINT]);
  const before = (await postsOf(store))[0] as object;
  await addPosts(store, [{ ...COMPLAINT, ...given }]);
  expect(await postsOf(store)).toEqual([{ ...before, ...known }]);
});

test('a later copy that counts fewer impressions replaces the count', async () => {
  const store = await storeOf([{ ...COMPLAINT, impressions: 40 }]);
  await addPosts(store, [{ ...COMPLAINT, impressions: 12 }]);
  await addPosts(store, [COMPLAINT]);
  expect(await postsOf(store)).toMatchObject([{ impressions: 12 }]);
  expect(await store.readColumn('SELECT posts_changed FROM batch ORDER BY key')).toEqual([0, 1, 0]);
});

test.each([
  ['first', 0],
  ['last', 1],
])('of two versions in one batch the later one’s words hold, when it comes %s', async (_, place) => {
  const earlier = { ...COMPLAINT, text: '@acme early', editedAt: DAY_ONE + 9, url: 'https://x.example/100' };
  const later = { ...COMPLAINT, text: '@acme a later wording', editedAt: DAY_ONE + 20 };
  const store = await storeOf(place === 0 ? [later, earlier] : [earlier, later]);
  expect(await postsOf(store)).toMatchObject([
    { text: '@acme a later wording', edited_at: DAY_ONE + 20, url: 'https://x.example/100' },
  ]);
});

test('a deleted post stays deleted since it was first missed, however often it is seen or missed again', async () => {
  const store = await storeOf([{ ...COMPLAINT, deletedAt: DAY_ONE + 60 }]);
  await addPosts(store, [COMPLAINT]);
  await addPosts(store, [{ ...COMPLAINT, deletedAt: DAY_ONE + 90 }]);
  const ingest = await openIngest(store, { batch: 1, autoReplySeconds: 15, now: DAY_ONE });
  expect(await ingest.tombstone('x', ['100', 'never held'], DAY_ONE + 120)).toBe(0);
  expect(await postsOf(store)).toMatchObject([{ deleted_at: DAY_ONE + 60 }]);
});

test('a post that is said to reply to itself has no parent', async () => {
  const store = await storeOf([COMPLAINT]);
  await addPosts(store, [{ ...COMPLAINT, replyToId: '100' }]);
  expect(await store.read('SELECT parent, thread FROM post')).toEqual([{ parent: null, thread: 1 }]);
  expect(await turnsOf(store)).toMatchObject([{ asked_post: '100', status: 'unanswered' }]);
});

test('every batch that saw a post is on record, once', async () => {
  const store = await storeOf([COMPLAINT]);
  await addPosts(store, [COMPLAINT, COMPLAINT]);
  await addPosts(store, [COMPLAINT]);
  expect(await provenanceOf(store)).toEqual([1, 2, 3]);
});

test('a brand first seen in the second copy of its own reply is registered, and its answer counts', async () => {
  const reply: SourcePost = {
    ...COMPLAINT,
    id: '101',
    authorHandle: 'Newco',
    text: '@ann sorry!',
    createdAt: DAY_ONE + 60,
    replyToId: '100',
  };
  const store = await storeOf([{ ...COMPLAINT, text: '@newco my parcel is late' }, reply], { brands: {} });
  expect(await turnsOf(store)).toEqual([]);
  await addPosts(store, [{ ...reply, inbound: false }], { registerBrands: true });
  expect(await turnsOf(store)).toMatchObject([
    { brand: 'Newco', customer: 'ann', wait_seconds: 60, status: 'answered' },
  ]);
});

test('two posts that reply to each other in a circle wait for the same brand, whichever comes first', async () => {
  const circle: SourcePost[] = [
    { ...COMPLAINT, id: '200', replyToId: '201' },
    { ...COMPLAINT, id: '201', replyToId: '200', text: 'and still is', createdAt: DAY_ONE + 60 },
  ];
  const turns = await turnsOf(await storeOf(circle));
  expect(turns).toMatchObject([{ brand: 'acme', customer: 'ann', posts: 2 }]);
  expect(await turnsOf(await storeOf([...circle].reverse()))).toEqual(turns);
});

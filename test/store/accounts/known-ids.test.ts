/** Ids of a brand's accounts that a platform tells after posts of theirs were stored: as if they had been known at first. */
import { expect, test } from 'vitest';
import type { SourcePost } from '../../../src/domain/post.ts';
import { declareAccounts, forgetBrand } from '../../../src/store/accounts/brand-changes.ts';
import { learnIds } from '../../../src/store/accounts/known-ids.ts';
import { listCover } from '../../../src/store/facts/coverage.ts';
import type { Store } from '../../../src/store/open.ts';
import { addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const rules = { autoReplySeconds: 15, now: DAY_ONE };
const account = (handle: string, id: string | null = null, channel = 'x') => ({ channel, handle, id, bot: false });
const learn = (store: Store, handle: string, id: string) =>
  learnIds(store, [{ brand: 1, channel: 'x', handle, id }], rules);

/** The brand's answers name their author by its id alone, and so do the lists of whom a customer mentions. */
function told(): SourcePost[] {
  const posts = transcript(`
    09:00 #1 @ann: @acme where is it?
    09:20 #2 @91 re 1: on its way
    10:00 #3 @bob: hello, anybody?
    10:30 #4 @91 re 3: here we are`);
  return posts.map((post) => {
    if (post.authorHandle === '91') return { ...post, authorId: '91', authorHandle: undefined };
    return post.id === '3' ? { ...post, mentions: [{ id: '91' }] } : post;
  });
}

async function contents(store: Store) {
  return {
    turns: (await turnsOf(store)).map(({ customer, status, wait_seconds, answer_post }) => [
      customer,
      status,
      wait_seconds,
      answer_post,
    ]),
    cover: (await listCover(store)).map(({ brand, since, until }) => [brand, since, until]),
    own: await store.readRaw('SELECT batch, channel, brand, linked FROM own_posts ORDER BY batch, channel, brand'),
  };
}

test('an id learnt after the posts answers their turns, counts their author and covers the brand, as one learnt before', async () => {
  const after = await storeOf(told(), { brands: { acme: ['acme'] } });
  expect((await contents(after)).turns).toEqual([['ann', 'unanswered', null, null]]);
  await learn(after, 'acme', '91');
  const before = await storeOf([], { brands: { acme: ['acme'] } });
  await learn(before, 'acme', '91');
  await addPosts(before, told());
  const { turns } = await contents(after);
  expect(turns).toEqual([
    ['ann', 'answered', 1200, '2'],
    ['bob', 'answered', 1800, '4'],
  ]);
  const { own, ...rest } = await contents(after);
  expect({ ...rest, own: own.map((row) => (row as unknown[]).slice(1)) }).toEqual({
    ...(await contents(before)),
    own: (await contents(before)).own.map((row) => (row as unknown[]).slice(1)),
  });
});

test('an id of an account that only answers covers the brand that no post named', async () => {
  const store = await storeOf(
    told()
      .slice(2, 4)
      .map((post) => ({ ...post, mentions: undefined })),
    {
      brands: { acme: ['acme'] },
    },
  );
  expect((await contents(store)).cover).toEqual([]);
  await learn(store, 'acme', '91');
  expect((await contents(store)).cover).toEqual([['acme', DAY_ONE, DAY_ONE + 10 * 86_400]]);
});

test('the platform’s word does not outweigh an account that had the handle before', async () => {
  const store = await storeOf(
    transcript('09:00 #1 @ann: @acme help\n09:05 #2 @acme re 1: yes').map((post) =>
      post.authorHandle === 'acme' ? { ...post, authorId: '90' } : post,
    ),
  );
  await learn(store, 'acme', '91');
  expect(await store.readColumn('SELECT id FROM brand_account WHERE folded = :name', { name: 'acme' })).toEqual([null]);
  expect((await contents(store)).turns).toEqual([['ann', 'answered', 300, '2']]);
});

test('coverage follows an account from brand to brand, and goes with it', async () => {
  const store = await storeOf('09:00 #1 @ann: @acme help\n09:05 #2 @acme re 1: yes', { brands: { acme: ['acme'] } });
  const covered = async () => (await contents(store)).cover.map(([brand]) => brand);
  expect(await covered()).toEqual(['acme']);
  await declareAccounts(store, 'other', [account('acme')], { ...rules, move: true });
  expect(await covered()).toEqual(['other']);
  await declareAccounts(store, 'acme', [account('acme')], { ...rules, move: true });
  expect(await covered()).toEqual(['acme']);
  await forgetBrand(store, 'acme', rules);
  expect(await covered()).toEqual([]);
});

test.each([
  ['École', 'ÉCOLE'],
  ['Straße', 'STRASSE'],
  ['ΟΔΟΣ', 'οδος'],
])('the brands %s and %s are one, as are accounts of these names', async (one, other) => {
  const store = await storeOf([], { brands: {} });
  expect(await declareAccounts(store, one, [account(one, null, 'facebook')], rules)).toMatchObject({ created: true });
  expect(await declareAccounts(store, other, [account(other, null, 'facebook')], rules)).toEqual({
    created: false,
    added: 0,
    moved: [],
  });
  await expect(declareAccounts(store, 'rival', [account(other, null, 'facebook')], rules)).rejects.toThrow(
    `is an account of ${one}`,
  );
  expect(await forgetBrand(store, other, rules)).toBe(0);
  expect(await store.readColumn('SELECT name FROM brand')).toEqual([]);
});

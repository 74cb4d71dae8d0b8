/** Who is meant: accounts that are renamed, names that pass on, what platforms list, and names in every script. */
import { expect, test } from 'vitest';
import type { SourcePost } from '../../../src/domain/post.ts';
import { declareAccounts, forgetBrand } from '../../../src/store/accounts/brand-changes.ts';
import { loadBrandIndex } from '../../../src/store/accounts/brand-index.ts';
import { resolveNames } from '../../../src/store/accounts/resolve-names.ts';
import { forgetNames } from '../../../src/store/accounts/stale-names.ts';
import type { Store } from '../../../src/store/open.ts';
import { openTurns } from '../../../src/store/threads/turns.ts';
import { addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const AUTHOR = /@([^\s=]*)=(\w+)(?= re | quotes |:)/;

/** '@acme=91' is a post by the account 91 that goes by acme then; '@acme' by the handle alone, '@=91' by the id alone. */
function conversationOf(text: string): SourcePost[] {
  const lines = text.trim().split('\n');
  return transcript(lines.map((line) => line.replace(AUTHOR, '@$2')).join('\n')).map((post, at) => {
    const [, handle, id] = AUTHOR.exec(lines[at]!) ?? [];
    return id === undefined ? post : { ...post, authorId: id, authorHandle: handle || undefined };
  });
}

const waits = async (store: Store) =>
  (await turnsOf(store)).map(({ customer, brand, reach, wait_seconds }) => [customer, brand, reach, wait_seconds]);

const RENAMED = `
  09:00 @ann=71: @acme where?
  09:05 @acme=91 re 1: sorry
  +30d 09:00 @bob=72: @acmehq where?
  +30d 09:05 @acmehq=91 re 3: sorry
  +31d 09:05 @acme=5555: lol I got this handle @acmehq
  +32d 09:00 @cid=73: @acmehq hello?
  +32d 10:00 @dee=74: @acme is this you?`;

test('45: a renamed brand stays one account, and whoever takes its old name is another', async () => {
  const store = await storeOf(conversationOf(RENAMED));
  expect(await waits(store)).toEqual([
    ['ann', 'acme', 'direct', 300],
    ['bob', 'acme', 'direct', 300],
    ['acme', 'acme', 'direct', null],
    ['cid', 'acme', 'direct', null],
  ]);
});

test('an account declared by its id takes its names along, and a declared name yields to it', async () => {
  const store = await storeOf(conversationOf(RENAMED), { brands: { acme: [] } });
  const declare = (id: string) =>
    declareAccounts(store, 'acme', [{ channel: 'x', handle: null, id, bot: false }], {
      autoReplySeconds: 15,
      now: DAY_ONE,
    });
  await declare('91');
  expect(await waits(store)).toHaveLength(4);
  await forgetBrand(store, 'acme', { autoReplySeconds: 15 });
  expect(await waits(store)).toEqual([]);
  await declare('5555');
  expect(await waits(store)).toEqual([['dee', 'acme', 'direct', null]]);
});

test('a renamed customer stays one, under whatever name the brand answers', async () => {
  const store = await storeOf(
    conversationOf(`
      09:00 #1 @ann=71: @acme one
      10:00 #2 @annie=71 re 1: and again
      10:05 #3 @acme re 1: @annie we are on it
      11:00 #4 @ann=72 re 1: hey @acme me too`),
  );
  expect(await waits(store)).toEqual([
    ['annie', 'acme', 'direct', 3900],
    ['ann', 'acme', 'direct', null],
  ]);
});

test('46: the account that Bluesky’s link names is meant, whatever the text says', async () => {
  const store = await storeOf([], { brands: {} });
  const account = { channel: 'bluesky', handle: null, id: 'did:plc:acme', bot: false };
  await declareAccounts(store, 'acme', [account], { autoReplySeconds: 15, now: DAY_ONE });
  const post = (id: string, text: string, mentions?: SourcePost['mentions']): SourcePost => ({
    channel: 'bluesky',
    id,
    text,
    createdAt: DAY_ONE + Number(id),
    authorId: `did:plc:${id}`,
    ...(mentions && { mentions }),
  });
  await addPosts(store, [
    post('1', '@their.shop where is it?', [{ id: 'did:plc:acme', handle: 'their.shop' }]),
    post('2', '@acme.example hi', [{ id: 'did:plc:other', handle: 'acme.example' }]),
    post('3', 'no mention'),
  ]);
  expect(await waits(store)).toEqual([['did:plc:1', 'acme', 'direct', null]]);
});

test('a handle of the text that the platform does not list does not count; one in the filled-in run is implicit', async () => {
  const [ann, bob, cid] = transcript(`
    09:00 @ann: I wrote "@acme" in quotes
    09:01 @bob re 9: @zoe @acme agreed
    09:02 @cid re 9: @zoe look, @ACME too`) as [SourcePost, SourcePost, SourcePost];
  const listed = [
    { id: '1', handle: 'zoe' },
    { id: '91', handle: 'Acme' },
  ];
  const store = await storeOf([
    { ...ann, mentions: [] },
    { ...bob, mentions: listed },
    { ...cid, mentions: listed },
  ]);
  expect(await waits(store)).toEqual([
    ['bob', 'acme', 'implicit', null],
    ['cid', 'acme', 'direct', null],
  ]);
});

test('47: what the platform says was sent to the brand is direct without its name', async () => {
  const [post] = transcript(
    '09:00 channel=facebook @ann: no light since noon'.replace('channel=facebook @ann', '@ann channel=facebook'),
  ) as [SourcePost];
  const store = await storeOf([], { brands: {} });
  await declareAccounts(store, 'acme', [{ channel: 'facebook', handle: 'Acme Page', id: null, bot: false }], {
    autoReplySeconds: 15,
    now: DAY_ONE,
  });
  await addPosts(store, [
    { ...post, addressedTo: [{ id: '400', handle: 'Acme Page' }] },
    { ...post, id: '2', authorHandle: 'bob', createdAt: post.createdAt + 60, addressedTo: [{ id: '400' }] },
    { ...post, id: '3', authorHandle: 'cid', addressedTo: [{ id: '500', handle: 'Rival Page' }] },
  ]);
  expect(await waits(store)).toEqual([
    ['ann', 'acme', 'direct', null],
    ['bob', 'acme', 'direct', null],
  ]);
});

test.each([
  ['Иван Петров', 'иван петров'],
  ['STRASSE 7', 'straße 7'],
  ['ΟΔΟΣ', 'οδος'],
  ['İSTANBUL', 'istanbul'],
  ['IŞIK', 'ışık'],
  ['Zoe\u0308', 'ZOË'],
])('51: %s and %s, by name only and in two files, are one account', async (one, other) => {
  const by = (name: string, line: string) => transcript(line).map((post) => ({ ...post, authorHandle: name }));
  for (const [first, second] of [
    [one, other],
    [other, one],
  ] as const) {
    const store = await storeOf(by(first, '09:00 @who: @acme help'));
    await addPosts(store, by(second, '09:30 #2 @who: @acme hello?'));
    expect(new Set((await turnsOf(store)).map(({ customer }) => customer)).size).toBe(1);
    expect(await store.oneValue('SELECT count(DISTINCT customer) FROM turn')).toBe(1);
  }
});

test('a brand’s name in another script is found in a text, whole and in any case', async () => {
  const store = await storeOf([], { brands: {} });
  await declareAccounts(store, 'mag', [{ channel: 'vk', handle: 'Книжный Магазин', id: null, bot: false }], {
    autoReplySeconds: 15,
    now: DAY_ONE,
  });
  await addPosts(
    store,
    transcript(`
      09:00 @ann channel=vk: @книжный магазин, где заказ?
      09:01 @bob channel=vk: @книжный магазинчик
      09:02 @cid channel=vk: спасибо @КНИЖНЫЙ МАГАЗИН`),
  );
  expect((await waits(store)).map(([customer]) => customer)).toEqual(['ann', 'cid']);
});

test('52: a reply known by its author’s id alone answers once the id is known to be the brand’s', async () => {
  const store = await storeOf(
    conversationOf(`
      09:00 #1 @ann: @acme where?
      09:20 #2 @=91 re 1: on its way`),
  );
  expect(await waits(store)).toEqual([['ann', 'acme', 'direct', null]]);
  await addPosts(store, conversationOf('+1d 09:00 #3 @acme=91: good morning'));
  expect(await waits(store)).toEqual([['ann', 'acme', 'direct', 1200]]);
});

test('whom a file names by a handle is who went by it then', async () => {
  const store = await storeOf(
    conversationOf(`
      09:00 #1 @ann: @acme from a file without ids
      10:00 #2 @ann=71: @acme the same person`),
  );
  expect(await store.oneValue('SELECT count(DISTINCT customer) FROM turn')).toBe(1);
  await addPosts(
    store,
    conversationOf('+5d 09:00 #3 @ann=72: @acme somebody else by now\n+6d 09:00 #4 @ann: @acme and again'),
  );
  const customers = await store.readColumn(
    'SELECT a.id FROM turn t JOIN account a ON a.key = t.customer ORDER BY t.asked_at',
  );
  expect(customers).toEqual(['71', '71', '72', '72']);
});

test('names that only one batch holds are undone with it', async () => {
  const store = await storeOf(
    conversationOf(`
      09:00 #1 @ann: @acme where?
      09:20 #2 @=91 re 1: on its way`),
  );
  const before = await waits(store);
  const batch = await addPosts(store, conversationOf('+1d 09:00 #3 @acme=91: good morning'));
  expect(await waits(store)).not.toEqual(before);
  await forgetNames(store, [batch]);
  const brands = await loadBrandIndex(store);
  await resolveNames(store, await openTurns(store, brands, 15), brands);
  expect(await waits(store)).toEqual(before);
});

/** The index behind searches: the same posts are found with it and without it, whatever happened to the texts. */
import { afterEach, describe, expect, test } from 'vitest';
import { findAccounts } from '../../src/store/accounts/find-accounts.ts';
import { forget } from '../../src/store/erasure/forget.ts';
import { undoImports } from '../../src/store/facts/undo.ts';
import type { Store } from '../../src/store/open.ts';
import { onServer } from '../helpers/database.ts';
import { foundIn, postWith, TEMPLATE } from '../helpers/search.ts';
import { addPosts, everything, storeOf, turnsOf } from '../helpers/store.ts';

let store: Store;
afterEach(() => store.close());

const post = postWith;
const found = (search: string) => foundIn(store, search);
const index = () => store.indexPosts({ worth: 1 });
const indexed = () => store.oneValue('SELECT upto FROM search_state');
const inIndex = (word: string) => store.oneValue(`SELECT count(*) FROM post_words(:word)`, { word: `"${word}"` });

describe.skipIf(onServer)('the index of a file stays in step', () => {
  test('an edited post loses its old words and gets the new ones, and nothing else is indexed again', async () => {
    store = await storeOf([post('1', 'tuba late'), post('2', 'tuba')]);
    await index();
    await addPosts(store, [post('1', 'viola late', { editedAt: TEMPLATE!.createdAt + 60 })]);
    expect([await indexed(), await inIndex('tuba'), await inIndex('viola'), await inIndex('late')]).toEqual([
      2, 1, 1, 1,
    ]);
    expect([await found('tuba'), await found('viola')]).toEqual([['2'], ['1']]);
  });

  test('posts of a batch that is taken back leave it, and posts that get their keys are searched', async () => {
    store = await storeOf([post('1', 'tuba')]);
    const batch = await addPosts(store, [post('2', 'tuba'), post('3', 'viola')]);
    await index();
    await undoImports(store, [batch], { autoReplySeconds: 15 });
    expect([await indexed(), await inIndex('tuba'), await inIndex('viola')]).toEqual([1, 1, 0]);
    await addPosts(store, [post('4', 'oboe'), post('5', 'viola')]);
    expect([await found('oboe'), await found('viola'), await found('tuba')]).toEqual([['4'], ['5'], ['1']]);
  });

  test('where more than a thousand texts change at once it is emptied, and filled by the next search', async () => {
    const many = Array.from({ length: 1_001 }, (_, at) => post(`m${at}`, 'tuba'));
    store = await storeOf([post('1', 'viola')]);
    const batch = await addPosts(store, many);
    await index();
    await undoImports(store, [batch], { autoReplySeconds: 15 });
    expect([await indexed(), await inIndex('tuba'), await found('viola')]).toEqual([0, 0, ['1']]);
  });

  test('whoever changes a text in SQL empties it', async () => {
    store = await storeOf([post('1', 'tuba'), post('2', 'viola')]);
    await index();
    await store.write("UPDATE post SET text = 'oboe' WHERE id = '1'");
    expect([await indexed(), await found('tuba'), await found('oboe')]).toEqual([0, [], ['1']]);
    await index();
    await store.write("DELETE FROM post WHERE id = '2'");
    expect([await indexed(), await inIndex('viola')]).toEqual([0, 0]);
  });

  test('the words of a forgotten person are in it no more, and are not found', async () => {
    store = await storeOf([post('1', 'tuba'), post('2', 'viola of @ann', { authorHandle: 'bob' })]);
    await index();
    await forget(store, { accounts: await findAccounts(store, 'ann') }, 0);
    expect([await indexed(), await inIndex('tuba'), await inIndex('ann')]).toEqual([0, 0, 0]);
    await index();
    expect([await inIndex('tuba'), await inIndex('ann'), await found('tuba'), await found('viola')]).toEqual([
      0,
      0,
      [],
      ['2'],
    ]);
  });
});

test('the answer of a turn is searched too, other replies are not; nothing after --as-of is', async () => {
  store = await storeOf(`
    09:00 #1 @ann: @acme help
    09:10 #2 @acme re 1: @ann use the oboe
    09:20 #3 @acme re 1: @ann or the tuba`);
  for (const step of [async () => {}, index]) {
    await step();
    expect([await found('oboe'), await found('tuba')]).toEqual([['1'], []]);
    const before = await turnsOf(store, everything({ search: 'oboe' }), TEMPLATE!.createdAt + 60);
    expect(before).toEqual([]);
  }
});

test('a search of very many words finds what contains all of them', async () => {
  const words = Array.from({ length: 200 }, (_, at) => `word${at}`);
  store = await storeOf([post('1', words.join(' ')), post('2', words.slice(1).join(' '))]);
  await index();
  expect(await found(words.join(' '))).toEqual(['1']);
  expect(await found(words.join(' OR '))).toEqual(['1', '2']);
});

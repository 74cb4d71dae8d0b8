/** A pull meets somebody who was forgotten: counted, and nowhere by name or id. */
import { expect, test } from 'vitest';
import { forget } from '../../../src/store/erasure/forget.ts';
import { findPerson } from '../../../src/store/erasure/persons.ts';
import { MENTIONS, openPages } from '../../helpers/pulls.ts';
import { storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

test('what she writes next is a turn, under her tombstone; nothing that is asked or billed by id names her', async () => {
  const ann = (text: string) =>
    transcript(text).map((post) => ({ ...post, authorId: '880001', authorName: 'Ann Quill' }));
  const store = await storeOf(ann('09:00 #7000000001 @ann_quill: @acme my violet suitcase'));
  await forget(store, { accounts: (await findPerson(store, '@ann_quill'.slice(1), [])).accounts }, DAY_ONE);
  await openPages(store)(MENTIONS, {
    posts: ann('10:00 #7000000002 @ann_quill re 7000000001: @acme and my violet hat'),
    context: transcript('10:05 #7000000003 @acme re 7000000002: @ann_quill Ann, here they are'),
    bill: [
      { id: '7000000002', unit: 'post', price: 0.005 },
      { id: '880001', unit: 'user', price: 0.01 },
    ],
  });
  const turns = await turnsOf(store);
  expect(turns.map(({ posts, wait_seconds, asked_text }) => [posts, wait_seconds, asked_text])).toEqual([
    [2, 65 * 60, '@acme [erased]'],
  ]);
  const stored: string[] = [];
  for (const table of ['post', 'account', 'account_name', 'watched', 'charge', 'erased_name', 'statement', 'cursor'])
    stored.push(...(await store.read(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)));
  expect(stored.filter((row) => /ann_quill|880001|700000000[12]|violet|Ann/.test(row))).toEqual([]);
  expect(await store.readColumn('SELECT id FROM watched')).toEqual([]);
  expect(await store.oneValue('SELECT count(*) FROM charge')).toBe(2);
});

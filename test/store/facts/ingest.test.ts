/** Taking posts in, piece by piece: what a later piece finds of the earlier ones. */
import { expect, test } from 'vitest';
import { addPieces, addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { transcript } from '../../helpers/transcript.ts';

test('an answer that comes a piece before its question is found when that comes, also while a database is filled', async () => {
  const [ask, answer] = transcript('09:00 #q @ann: @acme help\n09:10 #a @acme re q: yes');
  const store = await storeOf([]);
  await addPieces(store, [[answer!], [ask!]]);
  expect((await turnsOf(store)).map(({ wait_seconds }) => wait_seconds)).toEqual([600]);
});

test('a batch that holds a post twice has seen it once, another batch is remembered', async () => {
  const told = '09:00 #q @ann: @acme help';
  const store = await storeOf([]);
  await addPieces(store, [transcript(told), transcript(told)]);
  expect(await store.readRaw('SELECT post, batch FROM sighting')).toEqual([]);
  const later = await addPosts(store, told);
  expect(await store.readRaw('SELECT post, batch FROM sighting')).toEqual([[1, later]]);
});

/** Posts that their platform deleted lose their words, and get them back when the platform shows them again. */
import { expect, test } from 'vitest';
import { eraseDeleted } from '../../src/store/erasure/retain.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import { onServer } from '../helpers/database.ts';
import { addPosts, storeOf, turnsOf } from '../helpers/store.ts';
import { DAY_ONE, transcript } from '../helpers/transcript.ts';

const POSTS = transcript(`
  09:00 #q1 @ann: @acme my violet suitcase is lost
  09:30 #q2 @acme re q1: @ann on it
  10:00 #q3 @bob: @acme hello?`);

test('a deleted post loses its words once; a file does not bring them back, the platform does', async () => {
  const store = await storeOf(POSTS);
  const ingest = await openIngest(store, { batch: 1, autoReplySeconds: 15, now: DAY_ONE });
  await ingest.tombstone('x', ['q1'], DAY_ONE + 40_000);
  const before = await turnsOf(store);
  await store.indexPosts({ worth: 1 });
  const indexed = async () => (onServer ? 0 : store.oneValue(`SELECT count(*) FROM post_words('"violet"')`));
  expect(await indexed()).toBe(onServer ? 0 : 1);
  expect([await eraseDeleted(store, DAY_ONE), await eraseDeleted(store, DAY_ONE)]).toEqual([1, 0]);
  // Nothing of any word is left, of which deleting one by one may leave the beginning.
  expect(await store.oneValue('SELECT upto FROM search_state')).toBe(0);
  const text = () => store.oneValue("SELECT text FROM post WHERE id = 'q1'");
  expect([await text(), await indexed()]).toEqual(['@acme [erased]', 0]);
  expect((await turnsOf(store)).map((turn) => ({ ...turn, asked_text: '' }))).toEqual(
    before.map((turn) => ({ ...turn, asked_text: '' })),
  );
  await addPosts(store, POSTS);
  expect(await text()).toBe('@acme [erased]');
  await (await openIngest(store, { batch: 1, autoReplySeconds: 15, now: DAY_ONE })).revive('x', ['q1']);
  await addPosts(store, POSTS);
  expect(await text()).toBe('@acme my violet suitcase is lost');
});

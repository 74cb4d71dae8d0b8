/** Which posts of a stream are read again: those of the last thirty days. */
import { expect, test } from 'vitest';
import { YOUNG_SECONDS } from '../../../src/domain/young-post.ts';
import { forgetOld, readYoung, watchYoung } from '../../../src/store/pulling/young-posts.ts';
import { storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

test('a post is young for thirty days, and forgotten after them', async () => {
  const posts = transcript(`
    09:00 #q1 @ann: @acme help
    09:00:01 #q2 @bob re q1: @acme me too`);
  const store = await storeOf(posts);
  const at = DAY_ONE + 9 * 3_600 + YOUNG_SECONDS;
  const young = async () => (await readYoung(store, 'x', { stream: 's', channel: 'x' }, 0)).map(({ id }) => id);
  await watchYoung(store, { source: 'x', stream: 's', channel: 'x' }, posts, at);
  expect(await young()).toEqual(['q2']);
  await watchYoung(store, { source: 'x', stream: 's', channel: 'x' }, posts, at - 1);
  expect(await young()).toEqual(['q2', 'q1']);
  await forgetOld(store, 'x', 's', at);
  expect(await young()).toEqual(['q2', 'q1']);
  await forgetOld(store, 'x', 's', at + 1);
  expect(await young()).toEqual(['q2']);
});

/** Labels kept beside turns: forgotten and rebuilt thread by thread, and carried to posts that come late. */
import { expect, test } from 'vitest';
import { applyLateLabels } from '../../../src/store/labels/hand-labels.ts';
import { anyLabels, dropTurnLabels, rebuildTurnLabels } from '../../../src/store/labels/turn-labels.ts';
import { classify, say, turnLabels } from '../../helpers/labels.ts';
import { storeOf } from '../../helpers/store.ts';

test('the labels of a thread are dropped and rebuilt without touching those of another', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme where is my parcel?
    09:10 #2 @bob: @acme thank you!`);
  expect(await anyLabels(store)).toBe(false);
  await classify(store);
  expect(await anyLabels(store)).toBe(true);
  const before = await turnLabels(store);
  const [thread] = await store.readColumn<number>("SELECT thread FROM post WHERE id = '1'");
  await dropTurnLabels(store, [thread!]);
  expect(Object.keys(await turnLabels(store))).toEqual(['2']);
  await rebuildTurnLabels(store, [thread!]);
  expect(await turnLabels(store)).toEqual(before);
});

test('what a person said of a post before it came applies to it afterwards', async () => {
  const store = await storeOf('09:00 #1 @ann: @acme hello');
  await say(store, '1', 'intent', 'complaint');
  await store.write('DELETE FROM hand_label');
  await store.write('DELETE FROM turn_label');
  await applyLateLabels(store);
  expect(await turnLabels(store)).toMatchObject({ 1: { intent: 'complaint', needs_reply: 1 } });
});

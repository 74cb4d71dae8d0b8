import { expect, test } from 'vitest';
import { OUTSIDE } from '../../../src/domain/turn-frame.ts';
import { openWrittenReplies } from '../../../src/store/reading/written-replies.ts';
import { NEVER_ENDING, storeOf } from '../../helpers/store.ts';

const turnsOf = (keys: readonly number[]) => ({
  key: Int32Array.from(keys),
  brand: new Int32Array(keys.length).fill(1),
  customer: Int32Array.from(keys, (key) => 10 + key),
});

test('of turns far apart the same is read as of turns side by side', async () => {
  const talks = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'].map(
    (name, at) => `
      09:00 #q${at} @${name}: @acme my parcel is late
      09:10 #a${at} @acme re q${at}: @${name} sorry ${at}
      09:20 #b${at} @acme re q${at}: @${name} very sorry ${at}`,
  );
  const store = await storeOf(talks.join(''));
  const keys = await store.readColumn<number>('SELECT key FROM turn ORDER BY key');
  const read = await openWrittenReplies(store, NEVER_ENDING);
  const textsOf = async (some: number[]) => {
    const { turn, texts } = await read(turnsOf(some));
    return texts.map((text, at) => [some[turn[at]!], text]);
  };
  const all = await textsOf(keys);
  expect(all).toHaveLength(12);
  const [first, last] = [keys[0]!, keys.at(-1)!];
  expect(await textsOf([first, last])).toEqual(all.filter(([turn]) => turn === first || turn === last));
  const mixed = await read(turnsOf([keys[1]!, keys[4]!]), turnsOf([keys[0]!, keys[2]!, keys[5]!]));
  const places = [OUTSIDE, OUTSIDE, 0, 0, OUTSIDE, OUTSIDE, 1, 1, OUTSIDE, OUTSIDE];
  expect([...mixed.turn]).toEqual(places);
  expect([...mixed.customer].filter((_, at) => at % 2 === 0)).toEqual([0, 1, 2, 4, 5].map((at) => 10 + keys[at]!));
  expect(await textsOf([keys[0]!, keys[2]!])).toEqual(all.filter(([turn]) => turn === keys[0] || turn === keys[2]));
});

test('a reply with a name in its data is read with it', async () => {
  const store = await storeOf([
    { channel: 'x', id: '1', authorHandle: 'ann', authorName: 'Ann Lee', createdAt: 1_772_442_000, text: '@acme hi' },
    {
      channel: 'x',
      id: '2',
      authorHandle: 'acme',
      createdAt: 1_772_442_600,
      text: '@ann hi',
      replyToId: '1',
      agent: 'Tom',
    },
  ]);
  const read = await openWrittenReplies(store, NEVER_ENDING);
  const { names, agents, agent } = await read(turnsOf([1]));
  expect([names, agents[agent[0]!]]).toEqual([['Ann Lee'], 'Tom']);
});

/** Replies as columns: conversations followed whole, wherever the keys that are read end. */
import { expect, test } from 'vitest';
import { UNLABELLED } from '../../../src/domain/reply-acts.ts';
import type { ReplyFact } from '../../../src/domain/reply-columns.ts';
import type { TurnFrame } from '../../../src/domain/turn-frame.ts';
import { openReplyColumns } from '../../../src/store/reading/reply-columns.ts';
import { loadTurnFrame } from '../../../src/store/reading/turn-frame.ts';
import { classify, say } from '../../helpers/labels.ts';
import { counted, NEVER_ENDING, storeOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

const ALL: ReplyFact[] = ['acts', 'agents', 'tried', 'moods', 'details'];
const EVERYTHING = { after: 0, upto: Number.MAX_SAFE_INTEGER };

/** Ann has three turns, Bob two; the second reply to Ann is stored before the first. */
const conversation = `
  09:00 #1 @ann: @acme I was on hold for an hour, my order AB123456 is late
  09:30 #3 @acme re 1: @ann please send us a DM ^ms
  09:10 #2 @acme re 1: @ann what is your order number? ^JK
  10:00 #4 @ann re 3: @acme I did
  10:10 #5 @acme re 4: @ann please call us on 0800 123 456 ^jk
  10:10:05 #6 @acme re 4 automatic=true: @ann We got your message
  11:00 #7 @ann re 5: @acme thanks, great
  12:00 #8 @bob: @acme the app crashes
  12:10 #9 @acme re 8: @bob please send us a DM
  12:20 #10 @bob re 9: @acme thanks`;

async function labelled() {
  const store = await storeOf(conversation);
  await classify(store);
  await say(store, '2', 'reply-act', 'ask-info');
  return store;
}

function part(frame: TurnFrame, after: number, upto: number): TurnFrame {
  const turns = [...frame.key.keys()].filter((turn) => frame.key[turn]! > after && frame.key[turn]! <= upto);
  const pick = (column: Int32Array) => Int32Array.from(turns, (turn) => column[turn]!);
  return { ...frame, n: turns.length, key: pick(frame.key), ordinal: pick(frame.ordinal), brand: pick(frame.brand) };
}

test('by conversation, turn and time, with who signed whatever the case, and what the platform calls automatic', async () => {
  const store = await labelled();
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  const read = await openReplyColumns(store, NEVER_ENDING, ALL);
  const {
    n,
    at,
    auto,
    agent,
    agents,
    turn,
    conversation: of,
    tried,
    moods,
    given,
    asked,
  } = await read(frame, EVERYTHING);
  expect(n).toBe(5);
  expect([...at].map((time) => (time - DAY_ONE) / 60)).toEqual([550, 570, 610, 610 + 5 / 60, 730]);
  expect([...auto]).toEqual([0, 0, 0, 1, 0]);
  expect([...agent].map((number) => agents[number])).toEqual(['JK', 'MS', 'JK', '', '']);
  const [ann, bob] = [frame.key[0]!, frame.key[3]!];
  expect([...turn]).toEqual([ann, ann, ann + 1, ann + 1, bob]);
  expect([...of]).toEqual([ann, ann, ann, ann, bob]);
  expect([...tried!.keys()]).toEqual([ann, ann + 1]);
  expect([...moods!.key]).toEqual([ann + 1, ann + 2, bob + 1]);
  expect([...given!.keys()]).toEqual([ann]);
  expect([...asked!.keys()]).toEqual([ann]);
});

test('wherever the keys are cut, the parts together hold what the whole does', async () => {
  const store = await labelled();
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  const whole = await (await openReplyColumns(store, NEVER_ENDING, ALL))(frame, EVERYTHING);
  for (const cut of frame.key) {
    const read = await openReplyColumns(store, NEVER_ENDING, ALL);
    const parts = [
      await read(part(frame, 0, cut), { after: 0, upto: cut }),
      await read(part(frame, cut, EVERYTHING.upto), { after: cut, upto: EVERYTHING.upto }),
    ];
    for (const column of ['conversation', 'turn', 'at', 'auto', 'acts', 'agent'] as const)
      expect([column, ...parts.flatMap((each) => [...each[column]])]).toEqual([column, ...whole[column]]);
    expect(parts.flatMap(({ moods }) => [...(moods?.mood ?? [])])).toEqual([...whole.moods!.mood]);
    expect(parts.flatMap(({ tried }) => [...(tried ?? [])])).toEqual([...whole.tried!]);
  }
});

test('of conversations that the frame does not hold there is nothing, and of later turns that it does not hold everything', async () => {
  const store = await labelled();
  const firsts = await loadTurnFrame(store, counted({ customer: 'ann', turns: 'first' }), NEVER_ENDING);
  const read = await openReplyColumns(store, NEVER_ENDING, ALL);
  expect((await read(firsts, EVERYTHING)).n).toBe(4);
  const later = await loadTurnFrame(store, counted({ turns: 'next' }), NEVER_ENDING);
  expect((await read(later, EVERYTHING)).n).toBe(0);
});

test('as of a quarter past nine there was one reply, and as of nine none', async () => {
  const store = await labelled();
  const at = async (minutes: number) => {
    const asOf = DAY_ONE + 9 * 3_600 + minutes * 60;
    const frame = await loadTurnFrame(store, counted(), asOf);
    return (await (await openReplyColumns(store, asOf, ALL))(frame, EVERYTHING)).n;
  };
  expect([await at(0), await at(15), await at(30), await at(75)]).toEqual([0, 1, 2, 4]);
});

test('what nobody has classified does nothing that is known', async () => {
  const store = await storeOf(conversation);
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  const { acts, agent } = await (await openReplyColumns(store, NEVER_ENDING, ALL))(frame, EVERYTHING);
  expect([...acts]).toEqual([UNLABELLED, UNLABELLED, UNLABELLED, UNLABELLED, UNLABELLED]);
  expect([...agent]).toEqual([0, 0, 0, 0, 0]);
});

import { expect, test } from 'vitest';
import { deflection } from '../../src/metrics/deflection.ts';
import { classify, say } from '../helpers/labels.ts';
import { measured as measuredOver } from '../helpers/measure.ts';
import { repliesFrame } from '../helpers/replies.ts';
import { NEVER_ENDING, storeOf } from '../helpers/store.ts';

const settings = { window: 86_400, windows: [86_400], target: 3_600, episodeGap: 259_200, acceptBiased: false };

async function measured(conversation: string, label = true, asOf = NEVER_ENDING) {
  const store = await storeOf(conversation);
  if (label) await classify(store);
  const row = async () => {
    return measuredOver(deflection, await repliesFrame(store, deflection, { asOf }), settings).rows[0]!;
  };
  return { store, row };
}

test('4: the brand says "DM us" and nothing more: answered, by deflection only', async () => {
  const { row } = await measured(`
    09:00 @ann: @acme my parcel is late
    09:10 @acme re 1: @ann Sorry to hear that! Please send us a DM`);
  expect(await row()).toMatchObject({
    answered: 1,
    deflected: 1,
    to: { dm: 1, phone: 0 },
    dodge_chains: 0,
    rate: null,
  });
});

test('5: "DM us", and Ann did, three times: a dodge chain of one', async () => {
  const { row } = await measured(`
    09:00 @ann: @acme my parcel is late
    09:10 @acme re 1: @ann Please send us a DM
    09:20 @ann re 2: @acme I did, three times`);
  expect(await row()).toMatchObject({ answered: 1, deflected: 1, dodge_chains: 1 });
});

test('Bob was on hold for an hour and is told to call; Cem was on hold and is told to DM', async () => {
  const { row } = await measured(`
    09:00 #1 @bob: @acme I was on hold for an hour, nobody helps
    09:10 #2 @acme re 1: @bob Please call us on 0800 123 456
    10:00 #3 @cem: @acme I was on hold for an hour, nobody helps
    10:10 #4 @acme re 3: @cem Please send us a DM`);
  expect(await row()).toMatchObject({ answered: 2, deflected: 2, to: { dm: 1, phone: 1 }, dodge_chains: 1 });
});

test('what the next customer has tried is nothing that was said to this one', async () => {
  const { row } = await measured(`
    09:00 #1 @ann: @acme my parcel is late
    09:10 #2 @acme re 1: @ann Please send us a DM
    10:00 #3 @bob: @acme I already sent you a DM, no reply
    10:10 #4 @acme re 3: @bob Please call us on 0800 123 456`);
  expect(await row()).toMatchObject({ answered: 2, deflected: 2, to: { dm: 1, phone: 1 }, dodge_chains: 0 });
});

test('a real answer after the DM takes the conversation out of the deflected', async () => {
  const { row, store } = await measured(`
    09:00 @ann: @acme my parcel is late
    09:10 @acme re 1: @ann Please send us a DM
    09:20 @ann re 2: @acme please just tell me here
    09:30 @acme re 3: @ann It leaves the depot today at noon`);
  await say(store, '4', 'reply-act', 'answer');
  expect(await row()).toMatchObject({ answered: 1, deflected: 0 });
});

test('what is not answered or not classified is not judged', async () => {
  const conversation = `
    09:00 @ann: @acme my parcel is late
    09:10 @acme re 1: @ann Please send us a DM
    10:00 @bob: @acme hello?`;
  expect(await (await measured(conversation)).row()).toMatchObject({ answered: 1 });
  expect(await (await measured(conversation, false)).row()).toMatchObject({ answered: 0, unlabelled: 1 });
});

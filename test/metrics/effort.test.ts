/** What customers had to come back for, on conversations that one can count by hand. */
import { expect, test } from 'vitest';
import type { Row } from '../../src/domain/report.ts';
import { ONE_SIDED } from '../../src/domain/turn-frame.ts';
import { countingOf } from '../../src/metrics/counted.ts';
import { effort } from '../../src/metrics/effort.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { cellText } from '../../src/renderers/cells.ts';
import { loadCutTurns } from '../../src/store/reading/cut-turns.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { classify, say } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { repliesFrame } from '../helpers/replies.ts';
import { counted, NEVER_ENDING, storeOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const settings: Settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 3 * DAY, acceptBiased: false };

async function labelled(conversation: string, labels: Record<string, string>) {
  const store = await storeOf(conversation);
  if (Object.keys(labels).length > 0) await classify(store);
  for (const [post, text] of Object.entries(labels))
    for (const label of text.split(' ')) {
      const [facet, value] = label.split('=') as ['reply-act', string];
      await say(store, post, facet, value);
    }
  return store;
}

async function sectionOf(conversation: string, labels: Record<string, string>) {
  const frame = await repliesFrame(await labelled(conversation, labels), effort);
  return measured(effort, frame, settings);
}

async function rowOf(conversation: string, labels: Record<string, string>): Promise<Row> {
  return (await sectionOf(conversation, labels)).rows[0]!;
}

test('four promises: one followed up, one left, one followed too late, one too young', async () => {
  const { rows, notes } = await sectionOf(
    `
    09:00 #1 @ann: @acme my parcel is late
    09:10 #2 @acme re 1: @ann we will look into it
    10:00 #3 @acme re 1: @ann it arrives today
    11:00 #4 @bob: @acme my parcel is late
    11:10 #5 @acme re 4: @bob we will look into it
    12:00 #6 @cem: @acme my parcel is late
    12:10 #7 @acme re 6: @cem we will look into it
    12:10:05 #8 @acme re 6 automatic=true: @cem We got your message
    +3d 12:11 #9 @acme re 6: @cem it arrives today
    +8d 12:00 #10 @dee: @acme my parcel is late
    +8d 12:10 #11 @acme re 10: @dee we will look into it`,
    {
      ...{ 2: 'reply-act=promise', 3: 'reply-act=answer', 5: 'reply-act=promise', 7: 'reply-act=promise' },
      ...{ 9: 'reply-act=answer', 11: 'reply-act=promise' },
    },
  );
  expect(rows).toMatchObject([{ promises: { due: 3, left: 2, pending: 1, share: null }, unlabelled_conversations: 0 }]);
  expect(notes).toContain('promise left: of 3 promises watched for 72h, 1 not yet');
  expect(notes).toContain(
    'asked again: of 4 conversations that people replied to; handed on: of 0 conversations with two signed replies',
  );
});

test('a promise that is followed up at the end of the span is kept, a second later it is left', async () => {
  const at = (time: string) =>
    rowOf(
      `09:00 #1 @ann: @acme my parcel is late\n09:10 #2 @acme re 1: @ann we will look into it\n+3d ${time} #3 @acme re 1: @ann done`,
      { 2: 'reply-act=promise', 3: 'reply-act=fixed' },
    );
  expect(await at('09:10:00')).toMatchObject({ promises: { due: 1, left: 0 } });
  expect(await at('09:10:01')).toMatchObject({ promises: { due: 1, left: 1 } });
});

test('asked again: what Ann had written, what Bob was asked for before; not Cem, who is asked for something else', async () => {
  const row = await rowOf(
    `
    09:00 #1 @ann: @acme my order AB123456 is late
    09:10 #2 @acme re 1: @ann what is your order number?
    10:00 #3 @bob: @acme my parcel is late
    10:10 #4 @acme re 3: @bob could you send us your postcode?
    10:20 #5 @bob re 4: @acme I did by message
    10:30 #6 @acme re 5: @bob what is your postcode?
    11:00 #7 @cem: @acme my order AB123457 is late
    11:10 #8 @acme re 7: @cem what is your email address?
    11:20 #9 @cem re 8: @acme really?
    11:30 #10 @acme re 9: @cem and what is your phone number?
    12:00 #11 @dee: @acme my parcel is late
    12:10 #12 @acme re 11: @dee what is your order number?
    12:11 #13 @acme re 11: @dee your order number, please
    12:20 #14 @dee re 12: @acme it is AB123458`,
    {
      ...{ 1: 'private-data=account', 7: 'private-data=account', 14: 'private-data=account', 3: 'private-data=' },
      ...{ 2: 'reply-act=ask-info', 4: 'reply-act=ask-info', 6: 'reply-act=ask-info', 8: 'reply-act=ask-info' },
      ...{ 10: 'reply-act=ask-info', 12: 'reply-act=ask-info', 13: 'reply-act=ask-info' },
    },
  );
  expect(row).toMatchObject({ asked_again: { replied: 4, conversations: 2 } });
});

test('who asks for nothing asks for nothing again: "our order numbers have ten digits" is no question', async () => {
  const row = await rowOf(
    '09:00 #1 @ann: @acme my order AB123456 is late\n09:10 #2 @acme re 1: @ann an order number has ten digits',
    { 1: 'private-data=account', 2: 'reply-act=answer' },
  );
  expect(row).toMatchObject({ asked_again: { replied: 1, conversations: 0 } });
});

test('handed on: JK to MS and back is two hand-offs of one conversation; of one signed reply nothing is said', async () => {
  const frame = await repliesFrame(
    await labelled(
      `
      09:00 #1 @ann: @acme my parcel is late
      09:10 #2 @acme re 1: @ann sorry ^JK
      09:20 #3 @acme re 1: @ann please send us a DM
      09:30 #4 @acme re 1: @ann sorry ^MS
      09:40 #5 @acme re 1: @ann sorry ^JK
      10:00 #6 @bob: @acme my parcel is late
      10:10 #7 @acme re 6: @bob sorry ^JK
      10:20 #8 @acme re 6: @bob sorry ^JK
      11:00 #9 @cem: @acme my parcel is late
      11:10 #10 @acme re 9: @cem sorry ^MS`,
      { 1: 'intent=complaint' },
    ),
    effort,
  );
  expect(measured(effort, frame, settings).rows).toMatchObject([
    { handed_on: { signed_twice: 2, conversations: 1, hand_offs: 2, share: null } },
  ]);
  const counting = countingOf(effort, frame, settings);
  expect(Array.from(frame.key, (_, turn) => counting(turn).because)).toEqual([
    'neither chased nor back again; handed on',
    'neither chased nor back again',
    'neither chased nor back again',
  ]);
});

test('what nobody has classified is said, and no promise is guessed', async () => {
  const conversation = '09:00 #1 @ann: @acme late\n09:10 #2 @acme re 1: @ann we will look into it';
  const store = await storeOf(conversation);
  await say(store, '1', 'intent', 'complaint');
  const section = measured(effort, await repliesFrame(store, effort), settings);
  expect(section.rows).toMatchObject([
    { unlabelled_conversations: 1, promises: { due: 0 }, asked_again: { replied: 0 } },
  ]);
  expect(section.notes.join()).toContain('1 conversation with a reply that is not classified');
  const gate = effort.gates!.find(({ name }) => name === 'promise-left')!;
  expect(gate.figure(section.rows, undefined)).toMatchObject({
    why: 'a reply is not classified in 1 conversation: socialcare classify',
  });
});

test('of replies that were not even read, since nothing is classified, the answered conversations are counted and said', () => {
  const turns: TurnSpec[] = [
    { customer: 1, wait: HOUR },
    { customer: 2, wait: HOUR },
    { customer: 3, wait: -1 },
    { customer: 4, wait: HOUR, oneSided: true },
    { customer: 5, wait: HOUR, ordinal: 2 },
  ];
  const { rows, notes } = measured(effort, frameOf(turns), settings);
  expect(rows).toMatchObject([{ unlabelled_conversations: 2 }]);
  expect(notes[0]).toBe(
    '2 conversations with a reply that is not classified: promises, questions and sign-offs in it are not known (socialcare classify)',
  );
  const gate = effort.gates!.find(({ name }) => name === 'asked-again')!;
  expect(gate.figure(rows, undefined)!.why).toBe('a reply is not classified in 2 conversations: socialcare classify');
});

test('each share that is not one of the conversations names its own, and who was not watched for so long', () => {
  const turns: TurnSpec[] = [
    ...Array.from({ length: 11 }, (_, at) => ({ customer: at, observed: 40 * DAY })),
    ...Array.from({ length: 5 }, (_, at) => ({ customer: 20 + at, observed: 8 * DAY })),
    { customer: 30, observed: DAY },
  ];
  const { rows, notes, columns } = measured(effort, frameOf(turns), settings);
  expect(notes).toContain(
    'returned ≤7d: of 16 episodes watched for so long, 1 not yet; returned ≤30d: of 11 episodes watched for so long, 6 not yet',
  );
  const month = columns.find(({ key }) => key === 'returned.30d.share')!;
  expect(cellText(rows[0]!, month, { unicode: true, timezone: 'UTC' })).toBe('0.0 % (0.0–25.9) of 11');
  const chased = columns.find(({ key }) => key === 'chase.share')!;
  expect(cellText(rows[0]!, chased, { unicode: true, timezone: 'UTC' })).not.toContain(' of ');
});

const returned = (turns: TurnSpec[]) => measured(effort, frameOf(turns), settings).rows[0]!.returned;

test('a new episode on the seventh day after the last exchange is a return, a second later only within 30', () => {
  const first = { customer: 1, wait: DAY, observed: 60 * DAY };
  expect(returned([first, { customer: 1, at: 8 * DAY, observed: 3 * DAY }])).toMatchObject({
    '7d': { episodes: 1, returned: 1, pending: 1 },
    '30d': { episodes: 1, returned: 1, pending: 1 },
  });
  expect(returned([first, { customer: 1, at: 8 * DAY + 1, observed: 3 * DAY }])).toMatchObject({
    '7d': { episodes: 1, returned: 0, pending: 1 },
    '30d': { episodes: 1, returned: 1 },
  });
});

test('what goes on within 72 h is one episode, and comes back when that has ended; another brand is somebody else', () => {
  const turns = [
    { customer: 1, observed: 60 * DAY },
    { customer: 1, at: 2 * DAY, observed: 58 * DAY },
    { customer: 1, at: 8 * DAY, observed: 52 * DAY },
  ];
  expect(returned(turns)).toMatchObject({ '7d': { episodes: 2, returned: 1, pending: 0 } });
  expect(returned(turns.map((turn, at) => ({ ...turn, brand: at === 2 ? 2 : 1 })))).toMatchObject({
    '7d': { episodes: 2, returned: 0 },
  });
});

test('who was not watched for seven days is pending, whether or not they came back', () => {
  expect(
    returned([
      { customer: 1, observed: 7 * DAY - 1 },
      { customer: 1, at: 4 * DAY, observed: 3 * DAY },
    ]),
  ).toMatchObject({
    '7d': { episodes: 0, returned: 0, pending: 2 },
  });
  expect(returned([{ customer: 1, observed: 7 * DAY }])).toMatchObject({
    '7d': { episodes: 1, returned: 0, pending: 0 },
  });
});

test('a customer who comes back after the period has come back; one who goes on after it has one episode', async () => {
  const store = await storeOf(
    `
    09:00 #1 @ann: @acme my parcel is late
    +4d 09:00 #2 @ann: @acme where is it?
    09:00 #3 @bob: @acme my parcel is late
    +2d 09:00 #4 @bob re 3: @acme still nothing
    +4d 09:00 #5 @bob re 3: @acme still nothing`,
    { covers: { since: DAY_ONE, until: DAY_ONE + 30 * DAY } },
  );
  const filter = { until: DAY_ONE + DAY };
  const frame = await repliesFrame(store, { ...effort, replyFacts: [] }, filter);
  const cutTurns = await loadCutTurns(store, counted(filter), NEVER_ENDING, frame);
  expect([...cutTurns!.askedAt].map((at) => (at - DAY_ONE - 9 * HOUR) / DAY)).toEqual([4]);
  expect(measured(effort, { ...frame, cutTurns }, settings).rows).toMatchObject([
    { conversations: 2, returned: { '7d': { episodes: 2, returned: 1, pending: 0 } } },
  ]);
});

test('twenty customers, all of them back within the week: 100 %, with its interval', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => [
    { customer: at, observed: 20 * DAY },
    { customer: at, at: 5 * DAY, observed: DAY },
  ]).flat();
  const row = measured(effort, frameOf(twenty), settings).rows[0]!;
  expect(row.returned).toMatchObject({ '7d': { share: 1, episodes: 20, pending: 20 } });
  const { low, high, n } = ((row.intervals as Row).returned as Record<string, { share: Record<string, number> }>)['7d']!
    .share;
  expect([n, high]).toEqual([20, 1]);
  expect(low).toBeGreaterThan(0.8);
});

test('an episode counts where its first conversation falls', () => {
  const turns = [
    { customer: 1, observed: 60 * DAY },
    { customer: 1, at: DAY, observed: 59 * DAY },
  ];
  const day = {
    ...{ name: 'day', label: 'Day', order: 'code' as const, text: String },
    code: (_: unknown, turn: number) => turn,
  };
  expect(measured(effort, frameOf(turns), settings, [day]).rows).toMatchObject([
    { conversations: 1, returned: { '7d': { episodes: 1 } } },
    { conversations: 1, returned: { '7d': { episodes: 0 } } },
  ]);
});

test('a conversation that goes on after the period ends later, and what follows it closely is no return', async () => {
  const store = await storeOf(
    `
    09:00 #1 @ann: @acme my parcel is late
    09:10 #2 @acme re 1: @ann sorry
    +4d 09:00 #3 @ann re 2: @acme still nothing
    +4d 09:10 #4 @acme re 3: @ann sorry
    +6d 09:00 #5 @ann: @acme where is it?`,
    { covers: { since: DAY_ONE, until: DAY_ONE + 30 * DAY } },
  );
  const filter = { until: DAY_ONE + DAY };
  const frame = await repliesFrame(store, { ...effort, replyFacts: [] }, filter);
  const cutTurns = await loadCutTurns(store, counted(filter), NEVER_ENDING, frame);
  expect(measured(effort, { ...frame, cutTurns }, settings).rows).toMatchObject([
    { returned: { '7d': { episodes: 1, returned: 0 } } },
  ]);
});

test('promises of a brand whose own posts nobody looked for are left out', async () => {
  const conversation =
    '09:00 #1 @ann: @acme late\n09:10 #2 @acme re 1: @ann we will look into it\n10:00 #3 @bob: @acme late';
  const frame = await repliesFrame(await labelled(conversation, { 2: 'reply-act=promise' }), effort);
  const half = { ...frame, oneSided: Uint8Array.from(frame.key, (_, turn) => (turn === 0 ? ONE_SIDED : 0)) };
  expect(measured(effort, frame, settings).rows).toMatchObject([{ promises: { due: 1 } }]);
  expect(measured(effort, half, settings).rows).toMatchObject([{ conversations: 1, promises: { due: 0 } }]);
});

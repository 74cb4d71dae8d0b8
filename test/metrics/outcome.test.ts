import { expect, test } from 'vitest';
import { countingOf } from '../../src/metrics/counted.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { outcome } from '../../src/metrics/outcome.ts';
import { classify, say } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { repliesFrame } from '../helpers/replies.ts';
import { type Setting, storeOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const DAY = 86_400;
const settings: Settings = { window: DAY, windows: [DAY], target: 3_600, episodeGap: 259_200, acceptBiased: false };

async function frameOf(conversation: string, labels: Record<string, string> = {}, setting: Setting = {}) {
  const store = await storeOf(conversation, setting);
  if (Object.keys(labels).length > 0) await classify(store);
  for (const [post, value] of Object.entries(labels)) {
    const [facet, label] = value.split('=') as ['intent', string];
    await say(store, post, facet, label);
  }
  return repliesFrame(store, outcome);
}

/** Ann is content in the end, Bob still complains, Cem is asked back, Dee gets a machine, Eve nobody, Fay asks too late. */
const SIX = `
  09:00 #1 @ann: @acme where is my parcel?
  09:10 #2 @acme re 1: @ann sorry, which one?
  09:20 #3 @ann re 2: @acme the blue one, where is it?
  09:30 #4 @acme re 3: @ann it arrives today
  09:40 #5 @ann re 4: @acme thanks a lot
  10:00 #6 @bob: @acme why does the app crash?
  10:10 #7 @acme re 6: @bob please install the update
  10:20 #8 @bob re 7: @acme it still crashes
  11:00 #9 @cem: @acme where is my parcel?
  11:10 #10 @acme re 9: @cem which one?
  11:20 #11 @cem re 10: @acme thanks for asking
  12:00 #12 @dee: @acme where is my parcel?
  12:00:05 #13 @acme re 12 automatic=true: @dee it arrives today
  13:00 #14 @eve: @acme where is my parcel?
  +9d 13:00 #15 @fay: @acme where is my parcel?
  +9d 13:10 #16 @acme re 15: @fay it arrives today`;
const LABELS = {
  ...{ 1: 'intent=question', 6: 'intent=question', 9: 'intent=question', 12: 'intent=question', 14: 'intent=question' },
  ...{ 15: 'intent=question', 5: 'intent=thanks', 8: 'intent=problem', 11: 'intent=thanks', 3: 'intent=question' },
  ...{ 2: 'reply-act=ask-info', 4: 'reply-act=answer', 7: 'reply-act=answer', 10: 'reply-act=ask-info' },
  ...{ 13: 'reply-act=answer', 16: 'reply-act=answer' },
};

test('five seen, three acknowledged, two answered about the matter, one content after it; one is pending', async () => {
  const frame = await frameOf(SIX, LABELS, { covers: { since: DAY_ONE, until: DAY_ONE + 10 * DAY } });
  const { rows, n } = measured(outcome, frame, settings);
  expect(n).toBe(5);
  expect(rows).toMatchObject([
    {
      ...{ window: '24h', seen: 5, acknowledged: 3, substantive: 2, confirmed: 1, pending: 1, unclassified: 0 },
      share: { acknowledged: null, substantive: null },
    },
  ]);
  const counting = countingOf(outcome, frame, settings);
  const first = Array.from(frame.ordinal, (ordinal, turn) => (ordinal === 1 ? counting(turn).as : [])).flat();
  expect(first).toEqual(['confirmed', 'substantive', 'acknowledged', 'seen', 'seen', 'pending']);
});

test('a step counts when it came within the window', async () => {
  const slow = `
    09:00 #1 @ann: @acme where is my parcel?
    09:10 #2 @acme re 1: @ann sorry, which one?
    +1d 09:00 #3 @acme re 1: @ann it arrives today
    +3d 09:00 #4 @ann re 3: @acme thanks a lot`;
  const labels = { 1: 'intent=question', 2: 'reply-act=ask-info', 3: 'reply-act=answer', 4: 'intent=thanks' };
  const frame = await frameOf(slow, labels);
  const at = (window: number) => {
    const { acknowledged, substantive, confirmed } = measured(outcome, frame, { ...settings, windows: [window] })
      .rows[0]!;
    return [acknowledged, substantive, confirmed];
  };
  expect([at(599), at(600), at(DAY - 1), at(DAY), at(3 * DAY), at(Number.POSITIVE_INFINITY)]).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

test('thanks before the answer confirm nothing', async () => {
  const early = `
    09:00 #1 @ann: @acme where is my parcel?
    09:10 #2 @acme re 1: @ann sorry, which one?
    09:20 #3 @ann re 2: @acme thanks for asking
    09:30 #4 @acme re 3: @ann it arrives today`;
  const labels = { 1: 'intent=question', 2: 'reply-act=ask-info', 3: 'intent=thanks', 4: 'reply-act=answer' };
  expect(measured(outcome, await frameOf(early, labels), settings).rows).toMatchObject([
    { substantive: 1, confirmed: 0 },
  ]);
});

const many = (answer: (at: number) => string) =>
  Array.from({ length: 20 }, (_, at) => `09:${10 + at} #q${at} @c${at}: @acme where is my parcel?\n${answer(at)}`).join(
    '\n',
  );

test('twenty customers, all answered: 100 %, with its interval; none answered: 0 %', async () => {
  const labels = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`a${at}`, 'reply-act=answer']));
  const answered = many((at) => `10:${10 + at} #a${at} @acme re q${at}: @c${at} it arrives today`);
  const [all] = measured(outcome, await frameOf(answered, labels), settings).rows;
  expect(all).toMatchObject({ seen: 20, share: { acknowledged: 1, substantive: 1, confirmed: 0 } });
  const frame = await frameOf(
    many(() => ''),
    { q0: 'intent=question' },
  );
  expect(measured(outcome, frame, settings).rows).toMatchObject([
    { seen: 20, share: { acknowledged: 0, substantive: 0, confirmed: 0 }, unknown: null },
  ]);
});

test('what nobody has classified is acknowledged, and whether it was answered is not said', async () => {
  const answered = many((at) => (at < 15 ? `10:${10 + at} #a${at} @acme re q${at}: @c${at} it arrives today` : ''));
  const section = measured(outcome, await frameOf(answered), settings);
  expect(section.rows).toMatchObject([
    {
      seen: 20,
      unclassified: 15,
      share: { acknowledged: 0.75, substantive: null, confirmed: null },
      unknown: 'not classified',
    },
  ]);
  expect(section.notes.join()).toContain('15 conversations with a reply or a later turn that is not classified');
  const [gate] = outcome.gates!.filter(({ name }) => name === 'substantive');
  expect(gate!.figure(section.rows, DAY)).toMatchObject({
    why: 'not classified: 15 conversations: socialcare classify',
  });
});

test('twenty are answered and say something in a language whose moods nobody measured: answered, and not known to be content', async () => {
  const labels = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`a${at}`, 'reply-act=answer']));
  const said = (at: number) => (at < 5 ? `11:${10 + at} #l${at} @c${at} re a${at}: @acme わかりました` : '');
  const conversation = many((at) => `10:${10 + at} #a${at} @acme re q${at}: @c${at} it arrives today\n${said(at)}`);
  const section = measured(outcome, await frameOf(conversation, labels), settings);
  expect(section.rows).toMatchObject([
    { seen: 20, mood_unknown: 5, unclassified: 0, share: { substantive: 1, confirmed: null }, unknown: 'mood unknown' },
  ]);
  expect(section.notes.join()).toContain('5 conversations answered whose customer’s mood afterwards is unknown');
  const [gate] = outcome.gates!.filter(({ name }) => name === 'substantive');
  expect(gate!.figure(section.rows, DAY)).not.toHaveProperty('why');
});

test('open hours change nothing: its window is one of the calendar, and says so', async () => {
  const frame = await frameOf(SIX, LABELS);
  const closed = { ...frame, wait: new Float64Array(frame.n), observed: new Float64Array(frame.n) };
  const section = measured(outcome, { ...closed, offHours: new Uint8Array(frame.n).fill(1) }, settings);
  expect(section).toMatchObject({ window: '24h', rows: [{ window: '24h', seen: 5, acknowledged: 3 }] });
  expect(section.hours).toBeUndefined();
});

test('a sample of answered conversations is refused', async () => {
  const frame = await frameOf(SIX, {}, { sampling: 'answered-only' });
  expect(measured(outcome, frame, settings).refused?.reason).toContain('holds a brand reply by construction');
});

test('a turn after the answer that nobody has classified leaves it open whether the customer was content', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme where is my parcel?
    09:10 #2 @acme re 1: @ann it arrives today
    09:20 #3 @ann re 2: @acme thanks a lot`);
  await say(store, '1', 'intent', 'question');
  await say(store, '2', 'reply-act', 'answer');
  const row = async () => measured(outcome, await repliesFrame(store, outcome), settings).rows[0]!;
  expect(await row()).toMatchObject({ acknowledged: 1, substantive: 0, unclassified: 1 });
  await say(store, '3', 'intent', 'thanks');
  expect(await row()).toMatchObject({ acknowledged: 1, substantive: 1, confirmed: 1, unclassified: 0 });
});

test('what needed no reply is not among the seen, and an answer after the coverage has ended was not watched', async () => {
  const late = `
    09:00 #1 @ann: @acme where is my parcel?
    09:00 #2 @bob: @acme you are great
    +5d 09:00 #3 @acme re 1: @ann it arrives today`;
  const labels = { 1: 'intent=question', 2: 'intent=praise', 3: 'reply-act=answer' };
  const frame = await frameOf(late, labels, { covers: { since: DAY_ONE, until: DAY_ONE + 3 * DAY } });
  const ever = { ...settings, window: Number.POSITIVE_INFINITY, windows: [Number.POSITIVE_INFINITY] };
  expect(measured(outcome, frame, ever).rows).toMatchObject([{ seen: 1, acknowledged: 0 }]);
});

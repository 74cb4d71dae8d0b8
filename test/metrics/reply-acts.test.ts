import { expect, test } from 'vitest';
import type { Filter } from '../../src/domain/filter.ts';
import type { Row } from '../../src/domain/report.ts';
import { countingOf } from '../../src/metrics/counted.ts';
import { replyActs } from '../../src/metrics/reply-acts.ts';
import { classify, say } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { repliesFrame } from '../helpers/replies.ts';
import { storeOf } from '../helpers/store.ts';

const settings = { window: 86_400, windows: [86_400], target: 3_600, episodeGap: 259_200, acceptBiased: false };

async function sectionOf(conversation: string, acts: Record<string, string>, filter: Partial<Filter> = {}) {
  const store = await storeOf(conversation);
  if (Object.keys(acts).length > 0) await classify(store);
  for (const [post, value] of Object.entries(acts)) await say(store, post, 'reply-act', value);
  return measured(replyActs, await repliesFrame(store, replyActs, filter), settings);
}

const byAct = (rows: readonly Row[]) => new Map(rows.map((row) => [row.act as string, row]));

/** Ann is answered twice, Bob once, Cem by a machine, Dee by nobody. */
const FOUR = `
  09:00 #1 @ann: @acme my parcel is late
  09:10 #2 @acme re 1: @ann Sorry! Which parcel?
  09:20 #3 @ann re 2: @acme the blue one
  09:30 #4 @acme re 3: @ann Sorry, it arrives today
  10:00 #5 @bob: @acme the app crashes
  10:10 #6 @acme re 5: @bob Please send us a DM
  11:00 #7 @cem: @acme hello?
  11:00:05 #8 @acme re 7 automatic=true: @cem We got your message
  12:00 #9 @dee: @acme hello?`;
const ACTS = { 2: 'apologise,ask-info', 4: 'apologise,answer', 6: 'deflect-dm' };

test('three replies by people: two apologise to Ann, one sends Bob to a DM; the automatic one is apart', async () => {
  const { rows, n, notes } = await sectionOf(FOUR, ACTS);
  expect(n).toBe(3);
  expect(rows).toHaveLength(14);
  const acts = byAct(rows);
  expect(acts.get('apologise')).toMatchObject({ replies: 2, conversations: 1, n: 3, conversations_n: 2, automatic: 1 });
  expect(acts.get('ask-info')).toMatchObject({ replies: 1, conversations: 1 });
  expect(acts.get('answer')).toMatchObject({ replies: 1, conversations: 1 });
  expect(acts.get('deflect-dm')).toMatchObject({ replies: 1, conversations: 1, of_replies: null });
  expect(acts.get('promise')).toMatchObject({ replies: 0, conversations: 0 });
  expect(notes).toContain('1 automatic reply counted apart');
});

test('replies of a later turn that the filter leaves out count where the conversation began', async () => {
  const { rows } = await sectionOf(FOUR, ACTS, { turns: 'first' });
  expect(byAct(rows).get('apologise')).toMatchObject({ replies: 2 });
  const later = await sectionOf(FOUR, ACTS, { turns: 'next' });
  expect(later.rows).toMatchObject([{ act: '(no reply)', replies: 0, of_replies: null }]);
});

test('shares from ten replies on; one customer who got nine of ten makes the interval one of two customers', async () => {
  const replies = Array.from(
    { length: 9 },
    (_, at) => `1${at}:00 #a${at} @ann: @acme still nothing\n1${at}:10 #r${at} @acme re a${at}: @ann sorry`,
  );
  const conversation = ['09:00 #b @bob: @acme my parcel is late', '09:10 #c @acme re b: @bob soon', ...replies].join(
    '\n',
  );
  const acts = Object.fromEntries([...Array.from({ length: 9 }, (_, at) => [`r${at}`, 'apologise']), ['c', 'answer']]);
  const apologise = byAct((await sectionOf(conversation, acts)).rows).get('apologise')!;
  const { low, high, n } = (apologise.intervals as { of_replies: Record<string, number> }).of_replies;
  expect(apologise).toMatchObject({ replies: 9, of_replies: 0.9 });
  expect(n).toBe(10);
  expect([low! < 0.35, high! > 0.98]).toEqual([true, true]);
});

test('a reply that nobody has classified is counted as that, and its conversation left out', async () => {
  const store = await storeOf(FOUR);
  for (const [post, value] of Object.entries({ 2: 'apologise', 6: 'deflect-dm' }))
    await say(store, post, 'reply-act', value);
  const frame = await repliesFrame(store, replyActs);
  const { rows, notes } = measured(replyActs, frame, settings);
  expect(byAct(rows).get('apologise')).toMatchObject({
    ...{ replies: 1, n: 2, conversations: 0, conversations_n: 1 },
    ...{ unlabelled: 1, unlabelled_conversations: 1 },
  });
  expect(notes).toContain('1 reply left out: not classified yet (socialcare classify)');
  const counting = countingOf(replyActs, frame, settings);
  expect(Array.from(frame.key, (_, turn) => counting(turn).because)).toEqual([
    'a reply is not classified yet',
    'no conversation begins here that a person answered',
    'deflect-dm',
    'no conversation begins here that a person answered',
    'no conversation begins here that a person answered',
  ]);
});

test('where nothing is classified it is refused, and where nobody answered it says so', async () => {
  expect((await sectionOf(FOUR, {})).refused?.reason).toBe('cannot say what replies do: none of them is classified');
  expect((await sectionOf('09:00 @ann: @acme my parcel is late', {})).rows).toMatchObject([
    { act: '(no reply)', n: 0, never: null },
  ]);
});

import { expect, test } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { ANSWERS_SOUGHT, ONE_SIDED } from '../../src/domain/turn-frame.ts';
import { exposure } from '../../src/metrics/exposure.ts';
import { loadAudience } from '../../src/store/reading/audience-columns.ts';
import { loadTurnFrame } from '../../src/store/reading/turn-frame.ts';
import { say } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { counted, NEVER_ENDING, type Setting, storeOf } from '../helpers/store.ts';
import { DAY_ONE, transcript } from '../helpers/transcript.ts';

const DAY = 86_400;
const settings = { window: DAY, windows: [DAY], target: 3_600, episodeGap: 3 * DAY, acceptBiased: false };

/** @param labels by post */
async function sectionOf(
  conversation: string | SourcePost[],
  labels: Record<string, string>,
  more: { setting?: Setting; windows?: number[]; asOf?: number } = {},
) {
  const store = await storeOf(conversation, more.setting);
  for (const [post, intent] of Object.entries(labels)) await say(store, post, 'intent', intent);
  const asOf = more.asOf ?? NEVER_ENDING;
  const frame = await loadTurnFrame(store, counted(), asOf, ['intent']);
  const audience = await loadAudience(store, frame, asOf);
  const { windows = [DAY] } = more;
  return measured(exposure, { ...frame, audience }, { ...settings, windows, window: windows[0]! });
}

const CONVERSATION = `
  09:00 #1 @ann followers=900: @acme you lost my parcel
  10:00 #2 @ann: @acme and you lost the next one
  09:00 #3 @bob followers=100: @acme the worst service there is
  09:00 #4 @cat: @acme never again
  09:00 #5 @dan followers=5000: @acme this is a scandal
  09:05 #6 @acme re 5: @dan so sorry, it is on its way
  09:00 #7 @eve followers=70000: @acme lovely shop
  +1d 12:00 #8 @bob: @acme still the worst
  +3d 12:00 #9 @acme re 8: @bob sorry`;
const COMPLAINTS = {
  1: 'complaint',
  2: 'complaint',
  3: 'complaint',
  4: 'complaint',
  5: 'complaint',
  7: 'praise',
  8: 'complaint',
};

test('Ann complained twice and counts once, Cat’s followers are unknown, Dan was answered, Eve complained of nothing', async () => {
  const { rows, notes } = await sectionOf(CONVERSATION, COMPLAINTS);
  expect(rows).toMatchObject([
    {
      ...{ complaints: 6, unanswered: 5, pending: 0, rate: null },
      ...{ customers: 3, follower_sum: 1000, unknown: 1, largest_share: 0.9, impressions: null, impressions_known: 0 },
    },
  ]);
  expect(notes).toContain('one account has 90 % of these followers: the sum is mostly about it');
});

test('Bob’s second complaint was answered after two days: within three it is no longer unanswered', async () => {
  const { rows } = await sectionOf(CONVERSATION, COMPLAINTS, { windows: [DAY, 3 * DAY] });
  expect(rows.map(({ window, unanswered }) => [window, unanswered])).toEqual([
    ['24h', 5],
    ['72h', 4],
  ]);
});

test('what was written an hour before the data end is pending and adds nobody', async () => {
  const covers = { since: DAY_ONE, until: DAY_ONE + 10 * 3_600 };
  const { rows } = await sectionOf(CONVERSATION, COMPLAINTS, { setting: { covers }, asOf: DAY_ONE + 10 * 3_600 });
  expect(rows).toMatchObject([{ complaints: 0, pending: 5, customers: 0, follower_sum: 0 }]);
});

test('impressions are summed over the complaints of which all posts have them', async () => {
  const posts = transcript(`
    09:00 #1 @ann followers=10: @acme you lost my parcel
    09:01 #2 @ann re 1: @acme really
    09:00 #3 @bob followers=20: @acme the worst service there is
    09:01 #4 @bob re 3: @acme really`);
  const seen = posts.map((post) => (post.id === '4' ? post : { ...post, impressions: 40 }));
  const { rows } = await sectionOf(seen, { 1: 'complaint', 3: 'complaint' });
  expect(rows).toMatchObject([{ unanswered: 2, impressions: 80, impressions_known: 1, follower_sum: 30 }]);
});

test('nobody’s followers are known: their sum is unknown, not 0', async () => {
  const { rows } = await sectionOf('09:00 #1 @ann: @acme you lost my parcel', { 1: 'complaint' });
  expect(rows).toMatchObject([{ unanswered: 1, customers: 1, follower_sum: null, unknown: 1, largest_share: null }]);
});

test('every complaint was answered: nobody could read an unanswered one', async () => {
  const { rows } = await sectionOf(
    `09:00 #1 @ann followers=5: @acme you lost my parcel
     09:05 #2 @acme re 1: @ann sorry`,
    { 1: 'complaint' },
  );
  expect(rows).toMatchObject([{ complaints: 1, unanswered: 0, customers: 0, follower_sum: 0, impressions: 0 }]);
});

test('without labels it cannot say, and with some it says how many are missing', async () => {
  const { refused } = await sectionOf(CONVERSATION, {});
  expect(refused?.reason).toBe('no turn is classified, so it cannot say which are complaints');
  const { notes } = await sectionOf(CONVERSATION, { 1: 'complaint' });
  expect(notes).toContain('6 turns left out: not classified yet (socialcare classify)');
});

test('one customer with nine of ten complaints: the share has no number below ten, and knows one customer above', async () => {
  const loud = Array.from(
    { length: 18 },
    (_, at) => `${10 + (at % 9)}:0${Math.floor(at / 9)} #${at + 1} @ann followers=7: @acme lost again`,
  );
  const quiet = ['09:00 #19 @bob followers=1: @acme lost', '09:00 #20 @cat followers=1: @acme lost'];
  const labels = Object.fromEntries([...loud, ...quiet].map((_, at) => [at + 1, 'complaint']));
  const { rows } = await sectionOf([...loud, ...quiet].join('\n'), labels);
  expect(rows).toMatchObject([
    { complaints: 20, unanswered: 20, customers: 3, follower_sum: 9, rate: 1, ci_method: 'wilson-by-customer' },
  ]);
  expect(rows[0]!.ci_low).toBeLessThan(0.5);
});

test('complaints that were picked because they were answered are refused', async () => {
  const { refused } = await sectionOf(CONVERSATION, COMPLAINTS, { setting: { sampling: 'answered-only' } });
  expect(refused?.reason).toContain('every conversation in this sample holds a brand reply');
});

test('a complaint of which nothing shows that its answer was looked for is no unanswered one', async () => {
  const store = await storeOf('09:00 #1 @ann followers=7: @acme lost\n09:00 #2 @bob followers=9: @acme lost');
  for (const post of ['1', '2']) await say(store, post, 'intent', 'complaint');
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING, ['intent']);
  const audience = await loadAudience(store, frame, NEVER_ENDING);
  const oneSided = Uint8Array.from(audience.followers, (has) => (has === 7 ? ONE_SIDED : ANSWERS_SOUGHT));
  const { rows } = measured(exposure, { ...frame, oneSided, audience }, settings);
  expect(rows).toMatchObject([{ complaints: 1, unanswered: 1, customers: 1, follower_sum: 9 }]);
});

test('one account with all but one of the followers is not said to have all of them', async () => {
  const two = '09:00 #1 @ann followers=99999: @acme lost\n09:00 #2 @bob followers=1: @acme lost';
  const { notes } = await sectionOf(two, { 1: 'complaint', 2: 'complaint' });
  expect(notes).toContain('one account has 99.9 % of these followers: the sum is mostly about it');
  const loud = '09:00 #1 @ann followers=997: @acme lost\n09:00 #2 @bob followers=3: @acme lost';
  const { notes: others } = await sectionOf(loud, { 1: 'complaint', 2: 'complaint' });
  expect(others).toContain('one account has 99.7 % of these followers: the sum is mostly about it');
});

test('the sentence of a summary names the window', async () => {
  const ten = Array.from({ length: 10 }, (_, at) => `09:0${at} #${at + 1} @c${at} followers=1: @acme lost`).join('\n');
  const { rows } = await sectionOf(
    ten,
    Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, 'complaint'])),
  );
  expect(exposure.says!(rows[0]!)).toBe(
    '{rate} of {complaints} due complaints were not answered within 24h, by customers with {follower_sum} followers in all',
  );
});

/** The definitions' own cases: what customers lived through, and the exact numbers that must come out. */
import { expect, test } from 'vitest';
import { dimensionsNamed } from '../src/dimensions/index.ts';
import { buildOpenHours, isOffHours } from '../src/domain/open-hours.ts';
import type { Row } from '../src/domain/report.ts';
import { effort } from '../src/metrics/effort.ts';
import { ignored } from '../src/metrics/ignored.ts';
import type { Settings } from '../src/metrics/metric.ts';
import { responseTimes } from '../src/metrics/response-times.ts';
import { volume } from '../src/metrics/volume.ts';
import type { Store } from '../src/store/open.ts';
import { loadTurnFrame } from '../src/store/reading/turn-frame.ts';
import { grouped, measured } from './helpers/measure.ts';
import { addPosts, counted, everything, NEVER_ENDING, storeOf, turnsOf } from './helpers/store.ts';
import { DAY_ONE, transcript } from './helpers/transcript.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

const settings: Settings = {
  window: DAY,
  windows: [DAY],
  target: HOUR,
  episodeGap: 72 * HOUR,
  acceptBiased: false,
};

async function row(store: Store, metric: typeof ignored, more: Partial<Settings> = {}): Promise<Row> {
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  return measured(metric, frame, { ...settings, ...more }).rows[0]!;
}

const waits = async (store: Store) =>
  (await turnsOf(store)).map((turn) => [turn.asked_post, turn.wait_seconds, turn.status]);

test('1: Ann posts, adds to it herself, and is answered: one turn, timed from her first post', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme my parcel is late
    09:05 @ann re 1: and the box is broken
    09:12 @acme re 2: @ann sorry, on its way`);
  expect(await turnsOf(store)).toMatchObject([{ asked_post: '1', posts: 2, answer_post: '3', wait_seconds: 720 }]);
});

test('2: a bot thanks Ann after 5 s, a human answers after 2 h: she waited 2 h', async () => {
  const store = await storeOf(
    `09:00 @ann: @acme help
     09:00:05 @acmebot re 1: @ann thanks for writing!
     11:00 @acme re 1: @ann hello, we are looking into it`,
    { brands: { acme: ['acme', 'acmebot!'] } },
  );
  expect(await turnsOf(store)).toMatchObject([{ answer_post: '3', wait_seconds: 2 * HOUR }]);
  expect(await row(store, volume)).toMatchObject({ turns: 1, auto_replies: 1 });
});

test('2: six customers get the same line within 15 s: the line is automatic even without a bot account', async () => {
  const people = ['ann', 'bob', 'cem', 'dee', 'eva', 'fay'];
  const lines = people.flatMap((name, at) => [
    `0${at}:00 #${name} @${name}: @acme hello?`,
    `0${at}:00:09 @acme re ${name}: @${name} Hi ${name}, thanks for your message! ^AB`,
  ]);
  const five = await storeOf(lines.slice(0, 10).join('\n'));
  expect((await turnsOf(five)).every((turn) => turn.wait_seconds === 9)).toBe(true);
  const six = await storeOf([...lines, '09:00 @acme re ann: @ann here is your answer'].join('\n'));
  expect((await turnsOf(six)).map((turn) => turn.wait_seconds)).toEqual([9 * HOUR, null, null, null, null, null]);
  expect(await row(six, volume)).toMatchObject({ auto_replies: 6 });
});

test('3: the brand likes the post and says nothing: not answered (a like is no post)', async () => {
  const store = await storeOf('09:00 @ann: @acme help');
  expect(await waits(store)).toEqual([['1', null, 'unanswered']]);
});

test('6: another customer answers Ann: the brand still has not', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    09:05 @bob re 1: @ann try turning it off
    09:10 @acme re 2: @bob thanks Bob`);
  expect((await waits(store))[0]).toEqual(['1', null, 'unanswered']);
});

test("7: the answer comes from the brand's second handle", async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    09:30 @acmecare re 1: @ann here we are`);
  expect(await waits(store)).toEqual([['1', 1_800, 'answered']]);
});

test('8: a mention in the period answered after it counts by its own time', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    +1d 09:00 @acme re 1: @ann yes?`);
  const firstDay = everything({ since: DAY_ONE, until: DAY_ONE + DAY });
  expect(await turnsOf(store, firstDay)).toMatchObject([{ wait_seconds: DAY }]);
  expect(await turnsOf(store, everything({ since: DAY_ONE + DAY }))).toEqual([]);
});

test('9: a mention one hour before coverage ends is pending, not ignored', async () => {
  const store = await storeOf('09:00 @ann: @acme help', { covers: { since: DAY_ONE, until: DAY_ONE + 10 * HOUR } });
  expect(await row(store, ignored)).toMatchObject({ due: 0, ignored: 0, pending: 1, rate: null });
  expect(await row(store, responseTimes)).toMatchObject({ n: 1, answered: 0, buckets: { pending: 1, unanswered: 0 } });
});

test('11: a repost of a complaint is no mention', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    09:01 @bob repost=yes: RT @ann: @acme help`);
  expect(await turnsOf(store)).toHaveLength(1);
});

test('12: quoting a brand post with a complaint counts, as a quote', async () => {
  const store = await storeOf(`
    08:00 #ad @acme: our parcels arrive on time
    09:00 @ann quotes ad: mine did not`);
  expect(await turnsOf(store, counted())).toMatchObject([{ asked_post: '2', reach: 'quote' }]);
});

test('13: a handle that only the client filled in is implicit; a reply to Ann does not answer Bob', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    09:01 @bob re 1: @ann @acme same here
    09:10 @acme re 1: @ann on it
    09:11 @acme re 1: @ann @bob any news, Ann?`);
  expect(await turnsOf(store)).toMatchObject([
    { customer: 'ann', reach: 'direct', status: 'answered' },
    { customer: 'bob', reach: 'implicit', status: 'unanswered' },
  ]);
  expect(await turnsOf(store, counted())).toHaveLength(1);
});

test('13: naming Bob in own words answers him', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    09:01 @bob re 1: same here @acme
    09:10 @acme re 1: @ann on it, and @bob too`);
  expect((await turnsOf(store)).map((turn) => turn.answer_post)).toEqual(['3', '3']);
});

test('14: an edited post has three ids and is one mention, at its first time', async () => {
  const store = await storeOf('09:00 #e1 @ann edits=e1: @acme halp');
  await addPosts(store, '09:10 #e3 @ann edits=e1,e2,e3: @acme help please');
  await addPosts(store, '09:20 @acme re e2: @ann sure');
  expect(await turnsOf(store)).toMatchObject([
    { asked_post: 'e1', asked_at: '2026-03-02T09:00:00Z', posts: 1, wait_seconds: 1_200 },
  ]);
});

test('15: Ann deletes her post before anybody answers: her wait ends there, unanswered', async () => {
  const store = await storeOf('09:00 @ann deleted=10:00: @acme help');
  expect(await waits(store)).toEqual([['1', null, 'deleted']]);
  expect(await row(store, responseTimes)).toMatchObject({ n: 1, answered: 0 });
  expect(await row(store, ignored)).toMatchObject({ due: 0, ignored: 0, pending: 1 });
});

test('16: the brand deletes its reply later: Ann was answered all the same', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    09:10 @acme re 1 deleted=12:00: @ann no`);
  expect(await waits(store)).toEqual([['1', 600, 'answered']]);
});

test('18: a reply dated before its mention is a clock that is wrong: set aside and counted', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme help
    08:59 @acme re 1: @ann hello
    10:00 @bob: @acme hi
    10:01 @acme re 3: @bob hi`);
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  expect([frame.n, frame.clockSkew]).toEqual([1, 1]);
  expect((await waits(store))[0]).toEqual(['1', -60, 'clock-skew']);
});

test('19: an answer in the same second is an answer, whatever the order of ids', async () => {
  const store = await storeOf(`
    09:00 #9 @ann: @acme help
    09:00 #2 @acme re 9: @ann hello`);
  expect(await waits(store)).toEqual([['9', 0, 'answered']]);
  expect(await row(store, responseTimes)).toMatchObject({ answered: 1, buckets: { '5m': 1 } });
});

test('20, 21, 22: waits across a DST change, off hours, and a schedule that changes mid-wait', async () => {
  const at = (iso: string) => Date.parse(iso) / 1000;
  const hours = buildOpenHours(
    [
      { zone: 'Europe/Berlin', open: { 'mon-sun': [['09:00', '17:00']] } },
      { from: '2026-03-30', zone: 'Europe/Berlin', open: { 'mon-sun': [['12:00', '17:00']] } },
    ],
    at('2026-03-28T00:00:00Z'),
    at('2026-04-02T00:00:00Z'),
  );
  // Saturday 16:00 CET to Sunday 10:00 CEST: 17 calendar hours, one open hour on either day.
  const asked = at('2026-03-28T15:00:00Z');
  const answered = at('2026-03-29T08:00:00Z');
  expect(answered - asked).toBe(17 * HOUR);
  expect(hours.openSeconds(asked, answered)).toBe(2 * HOUR);
  // Sunday night: nothing open between question and answer.
  const night = at('2026-03-29T20:00:00Z');
  expect([isOffHours(hours, night, night + HOUR), isOffHours(hours, night, night)]).toEqual([true, true]);
  // An answer within the second of the question, in open hours, is an answer after 0 s.
  expect([isOffHours(hours, asked, asked), isOffHours(hours, asked, asked + 1)]).toEqual([false, false]);
  // Sunday 16:00 to Monday 13:00: one hour under the old schedule, one under the new.
  expect(hours.openSeconds(at('2026-03-29T14:00:00Z'), at('2026-03-30T11:00:00Z'))).toBe(2 * HOUR);
});

test('24: the same post from a file and from the API is one post with two origins', async () => {
  const store = await storeOf('09:00 #77 @ann: @acme help');
  await addPosts(
    store,
    transcript('09:00 #77 @ann: @acme help').map((post) => ({ ...post, authorId: '9001' })),
  );
  const posts = await store.oneValue('SELECT count(*) FROM post');
  const origins = await store.oneValue('SELECT count(*) FROM provenance');
  expect([posts, origins]).toEqual([1, 2]);
  expect(await store.read('SELECT a.id, a.handle FROM post p JOIN account a ON a.key = p.author')).toEqual([
    { id: '9001', handle: 'ann' },
  ]);
});

test('25: three threads on one problem in 72 h are three conversations, one episode, two repeat contacts', async () => {
  const store = await storeOf(`
    09:00 @ann: @acme no parcel
    +1d 09:00 @ann: @acme still no parcel
    +2d 09:00 @ann: @acme parcel???`);
  expect(await row(store, effort)).toMatchObject({ conversations: 3, episodes: 1, repeat_contacts: 2 });
  await addPosts(store, '+6d 09:00 #later @ann: @acme something new');
  expect(await row(store, effort)).toMatchObject({ conversations: 4, episodes: 2, repeat_contacts: 2 });
});

test('26: a sample of answered conversations refuses the ignored rate and still has response times', async () => {
  const store = await storeOf(
    `09:00 @ann inbound=true: @acme help
     09:10 @acme re 1 inbound=false: @ann yes`,
    { brands: {}, registerBrands: true, sampling: 'answered-only' },
  );
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  const section = measured(ignored, frame, settings);
  expect(section.rows).toEqual([]);
  expect(section.refused?.reason).toMatch(/answered-only/);
  expect(await row(store, ignored, { acceptBiased: true })).toMatchObject({ due: 1, ignored: 0 });
  expect(await row(store, responseTimes)).toMatchObject({ answered: 1, buckets: { '15m': 1 } });
});

test('a turn that nobody watched is pending, not refused and not ignored', async () => {
  const store = await storeOf('09:00 @ann: @acme help', { covers: { since: DAY_ONE - DAY, until: DAY_ONE } });
  expect(await row(store, ignored)).toMatchObject({ due: 0, ignored: 0, pending: 1 });
});

test('28: id 1790000000000000001 comes out as it went in', async () => {
  const store = await storeOf('09:00 #1790000000000000001 @ann: @acme help');
  expect((await turnsOf(store))[0]!.asked_post).toBe('1790000000000000001');
});

test('32: another report zone moves days, never totals', async () => {
  const store = await storeOf(`
    00:30 @ann: @acme one
    12:00 @bob: @acme two
    23:30 @cem: @acme three`);
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  const perDay = (offset: number) => {
    const by = dimensionsNamed(['day']).map((day) => ({
      ...day,
      code: (each: typeof frame, turn: number) => day.code(each, turn, { offset: () => offset }),
    }));
    return grouped(frame, by).map(({ names, turns }) => [names.day, turns.length]);
  };
  expect(perDay(0)).toEqual([['2026-03-02', 3]]);
  expect(perDay(-HOUR)).toEqual([
    ['2026-03-01', 1],
    ['2026-03-02', 2],
  ]);
  expect(perDay(HOUR)).toEqual([
    ['2026-03-02', 2],
    ['2026-03-03', 1],
  ]);
});

test('33: a brand that mentions itself, or another brand, is no customer', async () => {
  const store = await storeOf(
    `09:00 @acme: follow @acmecare
     09:01 @acmecare: hello @acme
     09:02 @rival: lol @acme`,
    { brands: { acme: ['acme', 'acmecare'], rival: ['rival'] } },
  );
  expect(await turnsOf(store)).toEqual([]);
});

test('36: the child arrives before its parent: the same turns', async () => {
  const lines = ['09:00 #1 @ann: @acme help', '09:05 #2 @ann re 1: anybody?', '09:12 #3 @acme re 2: @ann yes'];
  const inOrder = await storeOf(lines.join('\n'));
  const backwards = await storeOf(lines[2]!);
  await addPosts(backwards, lines[1]!);
  await addPosts(backwards, lines[0]!);
  expect(await turnsOf(backwards)).toEqual(await turnsOf(inOrder));
});

test('worked by hand: ten turns, four answered at 10, 20, 30 and 40 min, six ignored for 72 h', async () => {
  const store = await storeOf(
    Array.from({ length: 10 }, (_, at) => [
      `09:00 #q${at} @customer${at}: @acme help`,
      ...(at < 4 ? [`09:${(at + 1) * 10} #a${at} @acme re q${at}: @customer${at} yes`] : []),
    ])
      .flat()
      .join('\n'),
    { covers: { since: DAY_ONE, until: DAY_ONE + 9 * HOUR + 72 * HOUR } },
  );
  const times = await row(store, responseTimes);
  expect(times).toMatchObject({
    n: 10,
    answered: 4,
    answered_only: { n: 4, mean_seconds: 1_500, median_seconds: 1_500 },
    km: { median_seconds: null, p75_seconds: null, p90_seconds: null },
  });
  expect((times.service_level as Record<string, number>)['1h']).toBeCloseTo(0.4, 12);
  const rate = await row(store, ignored, { windows: [72 * HOUR] });
  expect(rate).toMatchObject({ window: '72h', due: 10, ignored: 6, pending: 0, rate: 0.6, ci_method: 'wilson' });
});

test('48: the file calls the reply of the first minute automatic: Ann waits for the human one', async () => {
  const conversation = `
    09:00 #q @ann: @acme no heating
    09:01 #bot @acme re q automatic=true: @ann thanks, we will look
    15:00 #human @acme re q automatic=false: @ann fixed`;
  const store = await storeOf(conversation);
  expect(await turnsOf(store)).toMatchObject([{ answer_post: 'human', wait_seconds: 6 * HOUR }]);
  expect(await row(store, volume)).toMatchObject({ turns: 1, auto_replies: 1 });
  const silent = conversation.replaceAll(/ automatic=\w+/g, '');
  for (const [first, second] of [
    [silent, conversation],
    [conversation, silent],
  ] as const) {
    const twice = await storeOf(first);
    await addPosts(twice, second);
    expect(await turnsOf(twice)).toMatchObject([{ answer_post: 'human', wait_seconds: 6 * HOUR }]);
  }
});

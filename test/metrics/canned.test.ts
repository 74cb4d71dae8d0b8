import { expect, test } from 'vitest';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import { canned } from '../../src/metrics/canned.ts';
import { cannedTexts } from '../../src/metrics/canned-texts.ts';
import type { Grouping } from '../../src/metrics/counts/groups.ts';
import type { PostReader, TurnMetric } from '../../src/metrics/metric.ts';
import { quotedPosts } from '../../src/store/reading/quoted-posts.ts';
import { loadTurnFrame } from '../../src/store/reading/turn-frame.ts';
import { openWrittenReplies } from '../../src/store/reading/written-replies.ts';
import { say } from '../helpers/labels.ts';
import { measured } from '../helpers/measure.ts';
import { counted, NEVER_ENDING, type Setting, storeOf } from '../helpers/store.ts';

const settings = { window: 86_400, windows: [86_400], target: 3_600, episodeGap: 259_200, acceptBiased: false };

const NO_COUNTS = { columns: [], list: [], n: 0, of: () => undefined as never };

async function opened(conversation: string, setting?: Setting, asOf = NEVER_ENDING) {
  const store = await storeOf(conversation, setting);
  const read = async () => {
    const frame = await loadTurnFrame(store, counted(), asOf);
    return { ...frame, written: await (await openWrittenReplies(store, asOf))(frame) };
  };
  const posts: PostReader = { quoted: (keys) => quotedPosts(store, keys), asked: async () => new Map() };
  const section = async (metric: TurnMetric, by: Grouping<TurnFrame>[] = []) => {
    const section = measured(metric, await read(), settings, by);
    return (await metric.complete?.(section, NO_COUNTS, settings, posts)) ?? section;
  };
  return { store, read, section };
}

/** Ann, Bob and Cat get one text, Dan two words more of it, Eve another answer, Fay a short one. */
const CONVERSATION = `
  09:00 #1 @ann: @acme my parcel is late
  09:10 #2 @acme re 1: @ann Hi Ann, sorry about order 4711, we will look into it at once for you today ^JK
  09:00 #3 @bob: @acme my parcel is late
  09:10 #4 @acme re 3: @bob Hi Bob, sorry about order 4712, we will look into it at once for you today ^MS
  09:00 #5 @cat: @acme my parcel is late
  09:10 #6 @acme re 5: @cat Hi Cat, sorry about order 99, we will look into it at once for you today ^JK
  09:00 #7 @dan: @acme my parcel is late
  09:10 #8 @acme re 7: @dan Hi Dan, sorry about order 1, we will look into it at once for you today, I promise
  09:00 #9 @eve: @acme my parcel is late
  09:10 #10 @acme re 9: @eve It left our depot in Leeds this morning and should be there by six
  09:00 #11 @fay: @acme my parcel is late
  09:10 #12 @acme re 11: @fay We are on it now`;

test('four of five replies are one text with other names, numbers and a few words more; one is too short to say', async () => {
  const { section } = await opened(CONVERSATION);
  expect(await section(canned)).toMatchObject({
    rows: [
      {
        ...{ replies: 5, canned: 4, rate: null, customers: 5, got_a_copy: 4, customer_share: null, texts: 1, short: 1 },
        intervals: { customer_share: { n: 5 } },
      },
    ],
    notes: ['1 reply left out: fewer than 6 words'],
  });
});

test('the text has its first reply as an example, without the handle, and who signed it', async () => {
  const { section, store } = await opened(CONVERSATION);
  for (const [post, agent] of [
    ['2', 'JK'],
    ['4', 'MS'],
    ['6', 'JK'],
  ] as const)
    await say(store, post, 'agent', agent);
  const { rows } = await section(cannedTexts);
  expect(rows).toMatchObject([
    {
      ...{ customers: 4, replies: 4, agents: 2, agent_names: ['JK', 'MS'], first_post: '2' },
      example: 'Hi Ann, sorry about order 4711, we will look into it at once for you today ^JK',
    },
  ]);
});

test('what a turn counts as, and the replies behind it', async () => {
  const { read } = await opened(CONVERSATION);
  const frame = await read();
  const countsAs = canned.countsAs(frame, settings);
  const turns = Array.from({ length: frame.n }, (_, turn) => countsAs(turn));
  expect(turns.map(({ as }) => as)).toEqual(['canned', 'canned', 'canned', 'canned', 'own words', 'excluded']);
  expect(turns[0]!.because).toMatch(/^a copy of text [\da-f]{6}, which 4 customers got$/);
  const postsOf = canned.postsOf!(frame, settings);
  expect([postsOf(0).length, postsOf(4).length]).toEqual([1, 0]);
});

test('told the same four times, one customer is no three; nor is the text of another brand', async () => {
  const again = [0, 2, 4, 6]
    .map(
      (at) => `
      1${at}:00 #${at} @ann: @acme and now?
      1${at}:10 #${at + 1} @acme re ${at}: @ann we are still looking into it for you, please wait`,
    )
    .join('');
  expect((await (await opened(again)).section(canned)).rows).toMatchObject([{ replies: 4, canned: 0, texts: 0 }]);
  const brands = { acme: ['acme'], rival: ['rival'] };
  const two = [
    ['acme', 'ann', 'bob'],
    ['rival', 'cat', 'dan'],
  ]
    .map(
      ([brand, one, other]) => `
      09:00 #${brand}1 @${one}: @${brand} and now?
      09:10 #${brand}2 @${brand} re ${brand}1: @${one} we are still looking into it for you, please wait
      09:00 #${brand}3 @${other}: @${brand} and now?
      09:10 #${brand}4 @${brand} re ${brand}3: @${other} we are still looking into it for you, please wait`,
    )
    .join('');
  expect((await (await opened(two, { brands })).section(canned)).rows).toMatchObject([{ replies: 4, canned: 0 }]);
});

test('who got two copies is one customer, and whom one customer alone was told is in their own words', async () => {
  const copy = 'we are still looking into it for you, please wait';
  const own = 'your parcel left our depot in Leeds this morning at six';
  const talks = ['ann', 'ann', 'bob', 'cat', 'dan', 'dan', 'dan'].map(
    (name, at) => `
      1${at}:00 #q${at} @${name}: @acme and now?
      1${at}:10 #a${at} @acme re q${at}: @${name} ${name === 'dan' ? own : copy}`,
  );
  const { section, read } = await opened(talks.join(''));
  expect((await section(canned)).rows).toMatchObject([{ replies: 7, canned: 4, customers: 4, got_a_copy: 3 }]);
  const frame = await read();
  const countsAs = canned.countsAs(frame, settings);
  const all = Array.from({ length: frame.n }, (_, turn) => countsAs(turn).as);
  expect(all.filter((as) => as === 'canned')).toHaveLength(4);
});

test('of twenty customers fifteen got a copy: the share has an interval, by group each its own', async () => {
  const lines = Array.from({ length: 20 }, (_, at) => {
    const words = at < 15 ? 'please send us your order number by direct message' : `w${'abcde'[at % 5]}`.repeat(3);
    const reply = at < 15 ? words : `${'abcde'[at % 5]}x one ${'abcde'[at % 5]}y two ${'abcde'[at % 5]}z three four`;
    return `
      09:00 #q${at} @c${at}: @acme help
      09:10 #a${at} @acme re q${at}: @c${at} ${reply}`;
  });
  const { section } = await opened(lines.join(''));
  const [row] = (await section(canned)).rows;
  expect(row).toMatchObject({ replies: 20, canned: 15, rate: 0.75, got_a_copy: 15, customer_share: 0.75 });
  expect(row!.ci_low).toBeCloseTo(0.531, 3);
  expect(row!.ci_high).toBeCloseTo(0.888, 3);
  const half: Grouping<TurnFrame> = {
    ...{ name: 'half', label: 'Half', order: 'code', text: String },
    code: (_, turn) => Number(turn >= 14),
  };
  expect((await section(canned, [half])).rows).toMatchObject([
    { half: '0', replies: 14, canned: 14, texts: 1 },
    { half: '1', replies: 6, canned: 1, texts: 1 },
  ]);
  expect((await section(cannedTexts, [half])).rows).toMatchObject([
    { half: '0', customers: 14 },
    { half: '1', customers: 1 },
  ]);
});

test('nobody was answered: no share and no text; automatic replies are no copies', async () => {
  const { section } = await opened('09:00 #1 @ann: @acme my parcel is late');
  expect((await section(canned)).rows).toMatchObject([{ replies: 0, canned: 0, rate: null, customers: 0, texts: 0 }]);
  expect(await section(cannedTexts)).toMatchObject({
    rows: [],
    notes: ['no text of six words or more reached three customers'],
  });
  const automatic = [1, 3, 5]
    .map(
      (at) => `
      09:00 #${at} @c${at}: @acme help
      09:01 #${at + 1} @acme re ${at} automatic=true: @c${at} thank you for your message, we will be back soon`,
    )
    .join('');
  const machine = await opened(automatic);
  expect(await machine.section(canned)).toMatchObject({
    rows: [{ replies: 0 }],
    notes: ['3 automatic replies left out'],
  });
});

test('as of a moment, later replies are not there yet', async () => {
  const { section } = await opened(CONVERSATION, {}, Date.UTC(2026, 2, 2, 9, 5) / 1000);
  expect((await section(canned)).rows).toMatchObject([{ replies: 0 }]);
});

test('more texts than are listed are counted', async () => {
  const texts = Array.from({ length: 22 }, (_, text) => {
    const word = String.fromCharCode(97 + text);
    const reply = Array.from({ length: 7 }, (_, at) => word.repeat(at + 1)).join(' ');
    return [0, 1, 2].map(
      (customer) => `
      09:00 #q${text}-${customer} @c${text}x${customer}: @acme help
      09:10 #a${text}-${customer} @acme re q${text}-${customer}: @c${text}x${customer} ${reply}`,
    );
  });
  const { section } = await opened(texts.flat().join(''));
  const { rows, notes, n } = await section(cannedTexts);
  expect([rows.length, n]).toEqual([20, 66]);
  expect(notes).toEqual(['2 of 22 texts not listed: fewer customers got them']);
});

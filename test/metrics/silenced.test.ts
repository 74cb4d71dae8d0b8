import { expect, test } from 'vitest';
import { countingOf } from '../../src/metrics/counted.ts';
import { silenced } from '../../src/metrics/silenced.ts';
import { emptyCounts, saveBatch, startBatch } from '../../src/store/facts/batches.ts';
import { addCoverage } from '../../src/store/facts/coverage.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import type { Store } from '../../src/store/open.ts';
import { openCheckedPosts } from '../../src/store/reading/checked-posts.ts';
import { loadTurnFrame } from '../../src/store/reading/turn-frame.ts';
import { measured } from '../helpers/measure.ts';
import { counted, NEVER_ENDING, storeOf } from '../helpers/store.ts';
import { DAY_ONE, transcript } from '../helpers/transcript.ts';

const HOUR = 3_600;
const settings = { window: 86_400, windows: [86_400], target: HOUR, episodeGap: 259_200, acceptBiased: false };

const POSTS = transcript(`
  09:00 #1 @ann: @acme my parcel is late
  09:10 #2 @bob: @acme my parcel is late
  09:20 #3 @bob: @acme still nothing
  09:30 #4 @cat: @acme shame on you
  09:40 #5 @dan deleted=09:50: @acme shame on you
  11:55 #6 @eve: @acme shame on you
  13:00 #7 @fay: @acme shame on you`);

/** What one stream returned, and the hours of the day that it knows. */
async function pull(store: Store, stream: string, ids: string, from: number, to: number, source = 'pull x') {
  const sampling = stream.startsWith('mentions:') ? ('complete' as const) : ('search' as const);
  const batch = await startBatch(store, { source, query: stream, sampling, toolVersion: '0', startedAt: DAY_ONE });
  const ingest = await openIngest(store, { batch, autoReplySeconds: 15, now: DAY_ONE });
  await ingest.add(POSTS.filter(({ id }) => ids.includes(id)));
  await ingest.close([]);
  await saveBatch(store, batch, emptyCounts(), DAY_ONE);
  const brand = (await store.oneValue<number>("SELECT key FROM brand WHERE name = 'acme'"))!;
  const span = { since: DAY_ONE + from * HOUR, until: DAY_ONE + to * HOUR };
  await addCoverage(store, [{ batch, source, stream, channel: 'x', brand, sampling, ...span }], 'stream');
}

async function sectionOf(store: Store, asOf = NEVER_ENDING) {
  const frame = await loadTurnFrame(store, counted(), asOf);
  const checked = await (await openCheckedPosts(store, asOf))({ frame, after: 0, upto: 1_000 });
  return { frame: { ...frame, checked }, section: measured(silenced, { ...frame, checked }, settings) };
}

test('Ann is seen, Bob and Cat are not; Dan deleted his, Eve wrote as the feed ended, Fay after it', async () => {
  const store = await storeOf([]);
  await pull(store, 'mentions:@acme', '12', 0, 12);
  await pull(store, 'search:@acme', '1234567', 0, 24);
  const { section, frame } = await sectionOf(store);
  expect(section).toMatchObject({
    rows: [
      {
        ...{ compared: 4, silenced: 2, rate: null, customers: 3, some_missing: 2, all_missing: 1 },
        intervals: { customer_share: { n: 3 } },
      },
    ],
    n: 4,
    notes: expect.arrayContaining(['compared: x mentions:@acme']),
  });
  const counting = countingOf(silenced, frame, settings);
  const all = Array.from({ length: frame.n }, (_, turn) => counting(turn).as);
  const postsOf = silenced.postsOf!(frame, settings);
  const ids = await store.readColumn<string>('SELECT id FROM post ORDER BY key');
  const hidden = Array.from({ length: frame.n }, (_, turn) => postsOf(turn).map((post) => ids[post - 1])).flat();
  expect([all.filter((as) => as === 'silenced').length, hidden.sort()]).toEqual([2, ['3', '4']]);
});

test('what the feed showed in a later run is not silenced', async () => {
  const store = await storeOf([]);
  await pull(store, 'search:@acme', '1234', 0, 24);
  await pull(store, 'mentions:@acme', '12', 0, 12);
  await pull(store, 'mentions:@acme', '34', 0, 12);
  expect((await sectionOf(store)).section.rows).toMatchObject([{ compared: 4, silenced: 0, all_missing: 0 }]);
});

test('where only one way was pulled, or both at other times, or of other accounts, it cannot say', async () => {
  const roads: (readonly [stream: string, from: number, to: number])[][] = [
    [['mentions:@acme', 0, 12]],
    [['search:@acme', 0, 12]],
    [
      ['mentions:@acme', 0, 8],
      ['search:@acme', 8, 24],
    ],
    [
      ['mentions:@acme', 0, 12],
      ['search:@acmecare', 0, 24],
    ],
  ];
  for (const streams of roads) {
    const store = await storeOf([]);
    for (const [stream, from, to] of streams) await pull(store, stream, '1234567', from, to);
    expect((await sectionOf(store)).section.refused?.reason).toContain('cannot say what the inbox does not show');
  }
  const imported = await storeOf('09:00 #1 @ann: @acme my parcel is late');
  expect((await sectionOf(imported)).section.refused?.reason).toContain('cannot say');
});

test('what search did not find is not compared, whatever the feed showed', async () => {
  const store = await storeOf([]);
  await pull(store, 'mentions:@acme', '12', 0, 12);
  await pull(store, 'search:@acme', '134', 0, 24);
  expect((await sectionOf(store)).section.rows).toMatchObject([{ compared: 3, silenced: 2 }]);
});

test('as of ten, what was found after that is not compared', async () => {
  const store = await storeOf([]);
  await pull(store, 'mentions:@acme', '1', 0, 24);
  await pull(store, 'search:@acme', '1234567', 0, 24);
  const { section } = await sectionOf(store, DAY_ONE + 9 * HOUR + 15 * 60);
  expect(section.rows).toMatchObject([{ compared: 2, silenced: 1 }]);
});

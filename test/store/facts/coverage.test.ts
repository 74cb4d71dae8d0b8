/** What is known to be known: imports in parts join, holes stay holes, and turns are censored where knowledge ends. */
import { expect, test } from 'vitest';
import { ignored } from '../../../src/metrics/ignored.ts';
import { startBatch } from '../../../src/store/facts/batches.ts';
import { addCoverage, listCover } from '../../../src/store/facts/coverage.ts';
import { loadTurnFrame } from '../../../src/store/reading/turn-frame.ts';
import { measured } from '../../helpers/measure.ts';
import { addPosts, counted, NEVER_ENDING, storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false };

test('two halves of an archive with a night between them are one; with two days between them they are two', async () => {
  const halves = async (gap: number) => {
    const store = await storeOf('09:00 #1 @ann: @acme help', { covers: { since: DAY_ONE, until: DAY_ONE + DAY } });
    const since = DAY_ONE + DAY + gap;
    await addPosts(store, '+4d 09:00 #2 @bob: @acme help', { covers: { since, until: since + DAY } });
    return (await listCover(store)).map(({ since: from, until }) => [from - DAY_ONE, until - DAY_ONE]);
  };
  expect(await halves(12 * HOUR)).toEqual([[0, 2.5 * DAY]]);
  expect(await halves(2 * DAY)).toEqual([
    [0, DAY],
    [3 * DAY, 4 * DAY],
  ]);
});

test('a night that a pull did not look at stays a hole', async () => {
  const store = await storeOf([]);
  const batch = await startBatch(store, {
    source: 'pull x',
    sampling: 'complete',
    toolVersion: '0',
    startedAt: DAY_ONE,
  });
  for (const [since, until] of [[0, 100] as const, [101, 200] as const, [202, 300] as const])
    await addCoverage(store, [
      {
        batch,
        source: 'pull x',
        stream: 's',
        channel: 'x',
        brand: 1,
        sampling: 'complete',
        since,
        until,
      },
    ]);
  expect((await listCover(store)).map(({ since, until }) => [since, until])).toEqual([
    [0, 200],
    [202, 300],
  ]);
});

test('the newest post of an archive lies inside its coverage, watched for no time yet', async () => {
  const covers = { since: DAY_ONE, until: DAY_ONE + 9 * HOUR };
  const store = await storeOf('09:00 @ann: @acme help\n09:01 @bob: @acme help', { covers });
  const { observed, uncovered } = await loadTurnFrame(store, counted(), NEVER_ENDING);
  expect([[...observed], uncovered]).toEqual([[0, 0], 1]);
});

async function dueOf(deletedAfter: number): Promise<unknown> {
  const [post] = transcript('09:00 @ann: @acme help');
  const store = await storeOf([{ ...post!, deletedAt: post!.createdAt + deletedAfter }]);
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  return measured(ignored, frame, settings).rows[0]!.due;
}

test('a mention that is deleted a second before its day is over is pending; one deleted as it ends is due', async () => {
  expect(await dueOf(DAY - 1)).toBe(0);
  expect(await dueOf(DAY)).toBe(1);
});

test('where two samplings overlap, the one that allows the rate decides', async () => {
  const covers = { since: DAY_ONE, until: DAY_ONE + 5 * DAY };
  const store = await storeOf('09:00 #1 @ann: @acme help', { covers, sampling: 'answered-only' });
  const flags = async () => [...(await loadTurnFrame(store, counted(), NEVER_ENDING)).unbiased];
  expect(await flags()).toEqual([0]);
  await addPosts(store, '09:00 #1 @ann: @acme help', { covers });
  expect(await flags()).toEqual([1]);
});

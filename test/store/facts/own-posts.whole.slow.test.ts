/** In which time something shows that a brand's own posts were looked for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ignored } from '../../../src/metrics/ignored.ts';
import { listAnswersSought } from '../../../src/store/facts/answers-sought.ts';
import { startBatch } from '../../../src/store/facts/batches.ts';
import { addCoverage, listCover } from '../../../src/store/facts/coverage.ts';
import { openIngest } from '../../../src/store/facts/ingest.ts';
import type { Store } from '../../../src/store/open.ts';
import { coverBrand, coverStream } from '../../../src/store/pulling/stream-coverage.ts';
import { loadTurnFrame } from '../../../src/store/reading/turn-frame.ts';
import { cases } from '../../helpers/database.ts';
import { measured } from '../../helpers/measure.ts';
import { addPosts, counted, NEVER_ENDING, storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const DAY = 86_400;
const settings = { window: DAY, windows: [DAY], target: 3_600, episodeGap: 3 * DAY, acceptBiased: false };

async function ignoredIn(store: Store) {
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  return measured(ignored, frame, settings);
}

const MENTIONS = Array.from({ length: 12 }, (_, at) => `+${at}d 09:00 @fan${at}: @acme no heating`).join('\n');

test('42: mentions alone are refused, and true where a person says that replies would be there', async () => {
  const covers = { since: DAY_ONE, until: DAY_ONE + 20 * DAY };
  const refused = await ignoredIn(await storeOf(MENTIONS, { covers, coversReplies: false }));
  expect(refused.refused?.reason).toContain('nothing shows that the brand’s own posts were looked for');
  expect((await ignoredIn(await storeOf(MENTIONS, { covers }))).rows).toMatchObject([
    { due: 12, ignored: 12, rate: 1 },
  ]);
});

test('42: mentions were pulled, and the stream of the brand’s own posts came back empty: 100 % is true', async () => {
  const store = await storeOf([]);
  await store.write('DELETE FROM coverage');
  const start = { source: 'pull x', sampling: 'complete', toolVersion: '0', startedAt: DAY_ONE } as const;
  const [own, mentions] = [await startBatch(store, start), await startBatch(store, start)];
  await (await openIngest(store, { batch: mentions, autoReplySeconds: 15, now: DAY_ONE })).add(transcript(MENTIONS));
  const key = { source: 'pull x', channel: 'x', brand: 1 };
  const covered = { since: DAY_ONE, until: DAY_ONE + 20 * DAY };
  await coverStream(store, { ...key, stream: 'own' }, own, 'complete', covered);
  await coverStream(store, { ...key, stream: 'mentions' }, mentions, 'complete', covered);
  await coverBrand(store, key, mentions, [
    { stream: 'own', kind: 'own', sampling: 'complete' },
    { stream: 'mentions', kind: 'mentions', sampling: 'complete' },
  ]);
  expect((await ignoredIn(store)).rows).toMatchObject([{ due: 12, ignored: 12, rate: 1 }]);
});

test('a brand that a later file registers was in the earlier one too', async () => {
  const covers = { since: DAY_ONE, until: DAY_ONE + 20 * DAY };
  const store = await storeOf(`${MENTIONS}\n+2d 10:00 #own @acme: @fan2 sorry`, {
    brands: {},
    covers,
    coversReplies: false,
  });
  const late = '+15d 10:00 #late @acme inbound=false: we are open';
  const gap = { since: DAY_ONE + 15 * DAY, until: DAY_ONE + 15 * DAY + 1 };
  await addPosts(store, late, { registerBrands: true, covers: gap, coversReplies: false });
  expect((await ignoredIn(store)).rows).toMatchObject([{ due: 12, ignored: 11 }]);
});

test('a turn is watched no longer than answers were looked for', async () => {
  const store = await storeOf('09:00 @ann: @acme no heating', {
    covers: { since: DAY_ONE, until: DAY_ONE + 20 * DAY },
    coversReplies: false,
  });
  await addPosts(store, '08:00 #own @acme: good morning', {
    covers: { since: DAY_ONE, until: DAY_ONE + DAY },
    coversReplies: false,
  });
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  expect([frame.observed[0], frame.oneSided[0]]).toEqual([DAY - 9 * 3_600, 0]);
});

test('answers are never known where mentions are not, and are wherever a part of its own says so', async () => {
  const part = fc.record({ from: fc.nat(40), days: fc.integer({ min: 1, max: 6 }), own: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
      const store = await storeOf([]);
      await store.write('DELETE FROM coverage');
      for (const { from, days, own } of parts) {
        const batch = await startBatch(store, {
          source: 'import test',
          sampling: 'complete',
          toolVersion: '0',
          startedAt: 0,
          coversReplies: own,
        });
        const since = DAY_ONE + from * DAY;
        const claim = {
          batch,
          source: 'import test',
          stream: 'test',
          channel: 'x',
          brand: 1,
          sampling: 'complete',
        } as const;
        await addCoverage(store, [{ ...claim, since, until: since + days * DAY - 1 }]);
      }
      const sought = await listAnswersSought(store);
      const covers = await listCover(store);
      for (const { since, until } of sought)
        expect(covers.some((cover) => cover.since <= since && until <= cover.until)).toBe(true);
      for (const { from, days, own } of parts) {
        const [since, until] = [DAY_ONE + from * DAY, DAY_ONE + (from + days) * DAY - 1];
        if (own) expect(sought.some((each) => each.since <= since && until <= each.until)).toBe(true);
      }
      if (!parts.some(({ own }) => own)) expect(sought).toEqual([]);
      await store.close();
    }),
    { numRuns: cases(60) },
  );
});

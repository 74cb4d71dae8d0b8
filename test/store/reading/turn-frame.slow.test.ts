/** Turns read into columns come out as they are stored, however many channels, turns and replies there are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dimensionsNamed } from '../../../src/dimensions/index.ts';
import type { SourcePost } from '../../../src/domain/post.ts';
import { effort } from '../../../src/metrics/effort.ts';
import { ignored } from '../../../src/metrics/ignored.ts';
import { volume } from '../../../src/metrics/volume.ts';
import { declareAccounts } from '../../../src/store/accounts/brand-changes.ts';
import type { Store } from '../../../src/store/open.ts';
import { loadTurnFrame } from '../../../src/store/reading/turn-frame.ts';
import { cases, openStore } from '../../helpers/database.ts';
import { measured } from '../../helpers/measure.ts';
import { addPieces, counted, NEVER_ENDING, runAll, storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const settings = { window: 86_400, windows: [86_400], target: 3_600, episodeGap: 259_200, acceptBiased: false };

async function grouped(store: Store, by: readonly string[]) {
  const frame = await loadTurnFrame(store, counted(), NEVER_ENDING);
  const clock = { offset: () => 0 };
  const groupings = dimensionsNamed(by).map((each) => ({
    ...each,
    code: (of: typeof frame, turn: number) => each.code(of, turn, clock),
  }));
  return { frame, by: groupings };
}

test('50: of 90 channels every turn comes out at its own brand and channel', async () => {
  const store = await openStore(':memory:');
  const names = Array.from({ length: 90 }, (_, at) => `network-${at}`);
  for (const [at, channel] of names.entries())
    await declareAccounts(store, `brand ${at % 7}`, [{ channel, handle: `care${at}`, id: null, bot: false }], {
      autoReplySeconds: 15,
      now: DAY_ONE,
    });
  const posts = names.flatMap((channel, at): SourcePost[] =>
    Array.from({ length: 1 + (at % 3) }, (_, post) => ({
      channel,
      id: `${at}-${post}`,
      authorHandle: `c${post}`,
      createdAt: DAY_ONE + at,
      text: `@care${at} help`,
    })),
  );
  await addPieces(store, [posts]);
  const { frame, by } = await grouped(store, ['channel', 'brand']);
  const rows = measured(volume, frame, settings, by).rows;
  const expected = names.map((channel, at) => ({ channel, brand: `brand ${at % 7}`, turns: 1 + (at % 3) }));
  expect(rows.map(({ channel, brand, turns }) => ({ channel, brand, turns }))).toEqual(
    expected.toSorted((a, b) => a.channel.localeCompare(b.channel, 'en')),
  );
});

test('60: 1,100 automatic replies in one turn, and a run of 300 posts, are counted one by one', async () => {
  const bots = Array.from({ length: 1_100 }, (_, at) => ({
    channel: 'x',
    id: `b${at}`,
    authorHandle: 'acme',
    authorBot: true,
    createdAt: DAY_ONE + 400 + at,
    text: 'we will answer soon',
    replyToId: 'q0',
  }));
  const chase = Array.from({ length: 300 }, (_, at) => ({
    channel: 'x',
    id: `q${at}`,
    authorHandle: 'ann',
    createdAt: DAY_ONE + at,
    text: '@acme hello?',
    ...(at > 0 && { replyToId: `q${at - 1}` }),
  }));
  const store = await storeOf([...chase, ...bots]);
  const { frame, by } = await grouped(store, []);
  expect(measured(volume, frame, settings, by).rows).toMatchObject([{ turns: 1, posts: 300, auto_replies: 1_100 }]);
});

test('60: 70,000 ignored turns of one customer are 70,000, and prove what one customer proves', async () => {
  const store = await openStore(':memory:');
  await runAll(
    store,
    `
    INSERT INTO brand (key, name, added_at) VALUES (1, 'acme', 0);
    INSERT INTO account (key, channel, id, handle) VALUES (1, 'x', '1', 'ann'), (2, 'x', '2', 'bob');
    WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 70000)
    INSERT INTO turn (key, thread, root, brand, customer, channel, ordinal, asked_post, asked_at, posts, reach, status, auto_replies)
    SELECT at, at, at, 1, 1, 'x', 1, at, ${DAY_ONE} + at, 1, 'direct', 'unanswered', 0 FROM n;`,
  );
  const { frame, by } = await grouped(store, []);
  const watched = new Float64Array(frame.n).fill(5 * 86_400);
  const turns = { ...frame, observed: watched, oneSided: new Uint8Array(frame.n) };
  const [row] = measured(ignored, turns, settings, by).rows as Record<string, number>[];
  expect(row).toMatchObject({ due: 70_000, ignored: 70_000, rate: 1, ci_method: 'wilson-by-customer', ci_high: 1 });
  expect(row!.ci_low).toBeLessThan(0.25);
  expect(measured(effort, turns, settings, by).rows).toMatchObject([
    { conversations: 70_000, back_again: 0, episodes: 1 },
  ]);
});

test('numbers that no character stands for come out as they are: two million posts, and a clock of 1969', async () => {
  const store = await openStore(':memory:');
  await runAll(
    store,
    `
    INSERT INTO brand (key, name, added_at) VALUES (70000, 'acme', 0);
    INSERT INTO account (key, channel, id, handle) VALUES (3000000, 'x', '1', 'ann');
    INSERT INTO turn (key, thread, root, brand, customer, channel, ordinal, asked_post, asked_at, posts, reach, status, answered_at, auto_replies)
    VALUES (1, 1, 1, 70000, 3000000, 'x', 1, 1, -500, 2000000, 'quote', 'answered', -400, 65533),
      (2, 1, 1, 70000, 3000000, 'x', 2, 1, ${DAY_ONE}, 65533, 'direct', 'answered', ${DAY_ONE + 40 * 86_400}, 1200000);`,
  );
  const { n, brand, customer, ordinal, posts, autoReplies, askedAt, wait } = await loadTurnFrame(
    store,
    counted(),
    NEVER_ENDING,
  );
  expect([n, ...brand, ...customer, ...ordinal]).toEqual([2, 70_000, 70_000, 3_000_000, 3_000_000, 1, 2]);
  expect([...posts, ...autoReplies]).toEqual([2_000_000, 65_533, 65_533, 1_200_000]);
  expect([...askedAt, ...wait]).toEqual([-500, DAY_ONE, 100, 40 * 86_400]);
});

const words = fc.constantFrom('ann', 'bob', 'acme', 'rival');
const line = fc.record({ who: words, parent: fc.option(fc.nat(11), { nil: undefined }), names: words });

test('law: turns of one conversation have consecutive keys, whatever comes when', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 12 }), fc.nat(11), async (lines, cut) => {
      const posts = transcript(
        lines
          .map(({ who, parent, names }, at) => {
            const re = parent !== undefined && parent !== at ? ` re ${parent + 1}` : '';
            return `09:${String(at).padStart(2, '0')} #${at + 1} @${who}${re}: @${names} well`;
          })
          .join('\n'),
      );
      const store = await storeOf([], { brands: { acme: ['acme'], rival: ['rival'] } });
      await addPieces(store, [posts.slice(cut).reverse(), posts.slice(0, cut)]);
      const astray =
        await store.oneValue(`SELECT count(*) FROM turn t WHERE t.ordinal > 1 AND NOT EXISTS (SELECT 1 FROM turn f
             WHERE f.key = t.key - t.ordinal + 1 AND f.ordinal = 1 AND f.thread = t.thread AND f.brand = t.brand
               AND f.customer = t.customer)`);
      expect(astray).toBe(0);
    }),
    { numRuns: cases(60) },
  );
});

/** Whatever the order in which posts arrive, and however they are cut into files, the turns are the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { INTEGRITY } from '../../src/store/integrity.ts';
import { cases } from '../helpers/database.ts';
import { addPieces, addPosts, storeOf, turnsOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';
import { BRANDS, posts } from './made-up-posts.ts';

const arrivals = posts.chain((all) =>
  fc.record({
    all: fc.constant(all),
    shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
    cuts: fc.array(fc.nat(all.length), { maxLength: 3 }).map((cuts) => [...cuts].sort((a, b) => a - b)),
  }),
);

test('any permutation and any split into files gives the same turns, and a sound database', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ all, shuffled, cuts }) => {
      const whole = await storeOf(all, { brands: BRANDS });
      const pieces = await storeOf([], { brands: BRANDS });
      const bounds = [0, ...cuts, shuffled.length];
      for (let at = 1; at < bounds.length; at++) await addPosts(pieces, shuffled.slice(bounds[at - 1], bounds[at]));
      expect(await turnsOf(pieces)).toEqual(await turnsOf(whole));
      const cut = bounds.slice(1).map((to, at) => shuffled.slice(bounds[at], to));
      const filled = await storeOf([], { brands: BRANDS });
      await addPieces(filled, cut);
      expect(await turnsOf(filled)).toEqual(await turnsOf(whole));
      await filled.close();
      for (const [what, sql] of Object.entries(INTEGRITY)) expect([what, await pieces.read(sql)]).toEqual([what, []]);
      await whole.close();
      await pieces.close();
    }),
    { numRuns: cases(200), seed: 2026 },
  );
});

test('importing everything again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(posts, async (all) => {
      const store = await storeOf(all, { brands: BRANDS });
      const before = await turnsOf(store);
      await addPosts(store, all);
      expect(await turnsOf(store)).toEqual(before);
      await store.close();
    }),
    { numRuns: cases(60), seed: 2026 },
  );
});

test('declaring the brand after the posts were stored gives the turns of declaring it before', async () => {
  const { declareAccounts } = await import('../../src/store/accounts/brand-changes.ts');
  await fc.assert(
    fc.asyncProperty(posts, async (all) => {
      const before = await storeOf(all, { brands: BRANDS });
      const after = await storeOf(all, { brands: {} });
      for (const [name, handles] of Object.entries(BRANDS))
        await declareAccounts(
          after,
          name,
          handles.map((handle) => ({ channel: 'x', handle, id: null, bot: false })),
          { autoReplySeconds: 15, now: DAY_ONE },
        );
      expect(await turnsOf(after)).toEqual(await turnsOf(before));
      await before.close();
      await after.close();
    }),
    { numRuns: cases(60), seed: 2026 },
  );
});

test('authors whom the data calls outbound become brands in whatever batch they turn up', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ all, shuffled, cuts }) => {
      const stated = (list: SourcePost[]) =>
        list.map((post) => ({ ...post, inbound: post.authorHandle === 'ann' || post.authorHandle === 'bob' }));
      const setting = { brands: {}, registerBrands: true };
      const whole = await storeOf(stated(all), setting);
      const pieces = await storeOf([], setting);
      const bounds = [0, ...cuts, shuffled.length];
      for (let at = 1; at < bounds.length; at++)
        await addPosts(pieces, stated(shuffled.slice(bounds[at - 1], bounds[at])), setting);
      expect(await turnsOf(pieces)).toEqual(await turnsOf(whole));
      await whole.close();
      await pieces.close();
    }),
    { numRuns: cases(100), seed: 2026 },
  );
});

/** Ids and handles in any mixture, case and order of arrival give the same turns. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declareAccounts } from '../../../src/store/accounts/brand-changes.ts';
import { INTEGRITY } from '../../../src/store/integrity.ts';
import { cases } from '../../helpers/database.ts';
import { addPieces, addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';
import { renamedPosts as posts } from '../made-up-names.ts';

const arrivals = posts.chain((all) =>
  fc.record({
    all: fc.constant(all),
    shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
    cuts: fc.array(fc.nat(all.length), { maxLength: 3 }).map((cuts) => [...cuts].sort((a, b) => a - b)),
  }),
);

const BRANDS = { acme: ['acme'], rival: ['rival'] };

test('any order and any split into batches and transactions gives the same turns and accounts', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ all, shuffled, cuts }) => {
      const whole = await storeOf(all, { brands: BRANDS });
      const bounds = [0, ...cuts, shuffled.length];
      const parts = bounds.slice(1).map((to, at) => shuffled.slice(bounds[at], to));
      const batches = await storeOf([], { brands: BRANDS });
      for (const part of parts) await addPosts(batches, part);
      expect(await turnsOf(batches)).toEqual(await turnsOf(whole));
      const pieces = await storeOf([], { brands: BRANDS });
      await addPieces(pieces, parts);
      expect(await turnsOf(pieces)).toEqual(await turnsOf(whole));
      for (const [what, sql] of Object.entries(INTEGRITY)) expect([what, await batches.read(sql)]).toEqual([what, []]);
      for (const store of [whole, batches, pieces]) await store.close();
    }),
    { numRuns: cases(150), seed: 2026 },
  );
});

test('a brand declared after the posts were stored is as if declared before, by handle and by id', async () => {
  await fc.assert(
    fc.asyncProperty(posts, fc.boolean(), async (all, byId) => {
      const before = await storeOf([], { brands: {} });
      const after = await storeOf(all, { brands: {} });
      const account = byId ? { handle: null, id: '91' } : { handle: 'Acme', id: null };
      const declare = (store: typeof before) =>
        declareAccounts(store, 'acme', [{ channel: 'x', bot: false, ...account }], {
          autoReplySeconds: 15,
          now: DAY_ONE,
        });
      await declare(before);
      await addPosts(before, all);
      await declare(after);
      expect(await turnsOf(after)).toEqual(await turnsOf(before));
      await before.close();
      await after.close();
    }),
    { numRuns: cases(150), seed: 2026 },
  );
});

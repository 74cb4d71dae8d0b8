/** Ids and handles in any mixture, case and order of arrival give the same turns. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourcePost } from '../../../src/domain/post.ts';
import { declareAccounts } from '../../../src/store/accounts/brand-changes.ts';
import { INTEGRITY } from '../../../src/store/integrity.ts';
import { addPieces, addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

/** Ids with the handles they may go by: 91 is the brand and is renamed; 5555 takes its old name; 71 and 72 share one. */
const PEOPLE = [
  { id: '91', handles: ['acme', 'acmehq'] },
  { id: '5555', handles: ['ACME'] },
  { id: '71', handles: ['ann', 'Ännchen'] },
  { id: '72', handles: ['Ann', 'ännchen', 'ÄNNCHEN'] },
  { id: '81', handles: ['rival'] },
];
const WORDS = ['help', '@acme help', '@AcmeHQ hello', '@ann @acme hm', 'thanks!', '@rival and you?', '@Ann noted'];

const person = fc
  .constantFrom(...PEOPLE)
  .chain(({ id, handles }) =>
    fc
      .constantFrom(...handles)
      .chain((handle) =>
        fc.constantFrom<{ id?: string; handle?: string }>({ id, handle }, { id, handle }, { id }, { handle }),
      ),
  );

const posts = fc
  .array(
    fc.record({
      author: person,
      words: fc.constantFrom(...WORDS),
      minute: fc.nat(30),
      parent: fc.option(fc.nat(11), { nil: undefined }),
      quoted: fc.option(fc.nat(11), { nil: undefined, freq: 6 }),
      repliedTo: fc.option(person, { nil: undefined, freq: 2 }),
      mentions: fc.option(fc.array(person, { maxLength: 2 }), { nil: undefined, freq: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(
      (draft, at): SourcePost => ({
        channel: 'x',
        id: String(100 + at),
        ...(draft.author.id !== undefined && { authorId: draft.author.id }),
        ...(draft.author.handle !== undefined && { authorHandle: draft.author.handle }),
        createdAt: DAY_ONE + draft.minute * 600,
        text: draft.words,
        // States that it is linked to nothing, so that nothing is inferred from which batch holds it.
        conversationId: `of ${100 + at}`,
        ...(draft.parent !== undefined && draft.parent !== at && { replyToId: String(100 + draft.parent) }),
        ...(draft.quoted !== undefined && draft.quoted !== at && { quoteOfId: String(100 + draft.quoted) }),
        ...(draft.parent !== undefined &&
          draft.parent !== at && {
            replyToAuthorId: draft.repliedTo?.id,
            replyToAuthorHandle: draft.repliedTo?.handle,
          }),
        ...(draft.mentions && { mentions: draft.mentions }),
      }),
    ),
  );

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
    { numRuns: 150, seed: 2026 },
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
    { numRuns: 150, seed: 2026 },
  );
});

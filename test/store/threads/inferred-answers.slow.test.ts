/** Files that do not state what a post replies to: who is answered is inferred from the names, and never where links exist. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourcePost } from '../../../src/domain/post.ts';
import { forgetBrand } from '../../../src/store/accounts/brand-changes.ts';
import type { Store } from '../../../src/store/open.ts';
import { hasInferred } from '../../../src/store/threads/inferred-answers.ts';
import { cases } from '../../helpers/database.ts';
import { addPieces, addPosts, storeOf, turnsOf } from '../../helpers/store.ts';
import { transcript } from '../../helpers/transcript.ts';

const HOUR = 3_600;
const waits = async (store: Store) =>
  (await turnsOf(store)).map((turn) => [turn.asked_post, turn.answer_post, turn.wait_seconds]);

describe('an export without reply links', () => {
  test('41: Ann and Bob are each answered by name; the second reply to Ann is one more reply, no second answer', async () => {
    const store = await storeOf(`
      09:00 #a @ann: @acme no heating
      09:05 #b @bob: @acme no light
      09:10 #r1 @acme: @ann sorry, we are on it
      09:20 #r2 @acmecare: @bob here is a lamp
      09:30 #r3 @acme: @ann it is warm now`);
    expect(await waits(store)).toEqual([
      ['a', 'r1', 600],
      ['b', 'r2', 900],
    ]);
    expect((await turnsOf(store)).map(({ inferred }) => inferred)).toEqual([1, 1]);
    const replies = await store.readColumn('SELECT p.id FROM reply r JOIN post p ON p.key = r.post ORDER BY p.id');
    expect(replies).toEqual(['r1', 'r2', 'r3']);
  });

  test('a post that names nobody, two customers, or a customer after 72 h ends no turn', async () => {
    const store = await storeOf(`
      09:00 #a @ann: @acme no heating
      09:05 #b @bob: @acme no light
      10:00 @acme: we are open today
      10:05 @acme: @ann @bob we are on it
      +3d 09:00:01 @acme: @ann are you warm?`);
    expect(await waits(store)).toEqual([
      ['a', null, null],
      ['b', null, null],
    ]);
    await addPosts(store, '+3d 09:05 #late @acme: @bob is it light?');
    expect((await waits(store))[1]).toEqual(['b', 'late', 72 * HOUR]);
  });

  test('somebody who never wrote to the brand is no customer it could answer', async () => {
    const store = await storeOf(`
      09:00 #a @ann: @acme no heating
      09:10 #r @acme: @ann that is @gridco, please ask them`);
    expect(await waits(store)).toEqual([['a', 'r', 600]]);
  });

  test('Ann asks twice in two threads: one answer by name ends both waits, a later question waits for the next', async () => {
    const store = await storeOf(`
      09:00 #a1 @ann: @acme no heating
      09:30 #a2 @ann: @acme anybody there?
      10:00 #r1 @acme: @ann yes, sorry
      11:00 #a3 @ann: @acme still cold
      11:15 #r2 @acme: @ann one more hour`);
    expect(await waits(store)).toEqual([
      ['a1', 'r1', HOUR],
      ['a2', 'r1', HOUR / 2],
      ['a3', 'r2', 900],
    ]);
  });

  test('what the platform lists as mentioned outranks the text', async () => {
    const mentions = [{ id: '7' }];
    const posts = transcript(`
      09:00 #a @ann: @acme no heating
      09:05 #b @bob: @acme no light
      09:10 #r @acme: @bob see what Ann got`).map((post): SourcePost => {
      if (post.id === 'a') return { ...post, authorId: '7' };
      return post.id === 'r' ? { ...post, mentions } : post;
    });
    expect(await waits(await storeOf(posts))).toEqual([
      ['a', 'r', 600],
      ['b', null, null],
    ]);
  });

  test('an automatic reply by name ends no wait', async () => {
    const store = await storeOf(`
      09:00 #a @ann: @acme no heating
      09:01 #bot @acme automatic=true: @ann thanks for writing
      11:00 #r @acme: @ann fixed`);
    expect(await waits(store)).toEqual([['a', 'r', 2 * HOUR]]);
  });

  test('the same words within seconds to six people are automatic here too', async () => {
    const people = ['ann', 'bob', 'cem', 'dee', 'eva', 'fay'];
    const lines = people.flatMap((name, at) => [
      `0${at}:00 #${name} @${name}: @acme hello?`,
      `0${at}:00:09 #r${name} @acme: @${name} Hi ${name}, thanks for your message!`,
    ]);
    const store = await storeOf([...lines, '09:00 #human @acme: @ann here is your answer'].join('\n'));
    expect((await waits(store)).map(([, answer]) => answer)).toEqual(['human', null, null, null, null, null]);
  });

  test('the brand is declared after the import, and removed again', async () => {
    const conversation = `
      09:00 #a @ann: @acme no heating
      09:10 #r @acme: @ann sorry`;
    const store = await storeOf(conversation, { brands: {} });
    expect(await turnsOf(store)).toEqual([]);
    const { declareAccounts } = await import('../../../src/store/accounts/brand-changes.ts');
    const acme = [{ channel: 'x', handle: 'acme', id: null, bot: false }];
    await declareAccounts(store, 'acme', acme, { autoReplySeconds: 15, now: 0 });
    expect(await waits(store)).toEqual([['a', 'r', 600]]);
    await forgetBrand(store, 'acme', { autoReplySeconds: 15 });
    expect(await hasInferred(store)).toBe(false);
  });
});

describe('where links exist', () => {
  const linked = `
    09:00 #a @ann: @acme no heating
    09:05 #b @bob: @acme no light
    09:10 #r1 @acme re a: @ann sorry
    09:20 #r2 @acme: @bob is our customer of the week`;

  test('nothing is inferred', async () => {
    const store = await storeOf(linked);
    expect(await waits(store)).toEqual([
      ['a', 'r1', 600],
      ['b', null, null],
    ]);
    expect(await hasInferred(store)).toBe(false);
  });

  const bare = linked.replace(' re a', '');

  test.each([
    ['bare first', [bare, linked]],
    ['linked first', [linked, bare]],
  ])('a second file that states the links of the same posts outranks the first (%s)', async (_, files) => {
    const store = await storeOf(files[0]!);
    await addPosts(store, files[1]!);
    expect(await waits(store)).toEqual([
      ['a', 'r1', 600],
      ['b', null, null],
    ]);
    expect(await hasInferred(store)).toBe(false);
  });

  test('another brand of the same file, none of whose posts states a link, is inferred all the same', async () => {
    const store = await storeOf(
      `09:00 #a @ann: @acme no heating
       09:10 #r1 @acme re a: @ann sorry
       09:20 #c @cem: @rival no water
       09:40 #r3 @rival: @cem on our way`,
      { brands: { acme: ['acme'], rival: ['rival'] } },
    );
    expect((await turnsOf(store)).map((turn) => [turn.answer_post, turn.inferred])).toEqual([
      ['r1', 0],
      ['r3', 1],
    ]);
  });

  test('nor is it where customers of that brand state what they reply to', async () => {
    const store = await storeOf(
      `09:00 #a @ann: @acme no heating
       09:10 #r1 @acme re a: @ann sorry
       09:20 #c @cem: @rival no water
       09:30 #c2 @cem re c: @rival still none
       09:40 #r3 @rival: @cem is our customer of the week`,
      { brands: { acme: ['acme'], rival: ['rival'] } },
    );
    expect(await hasInferred(store)).toBe(false);
  });

  test('a conversation that the brand did not begin is a link, its own is none', async () => {
    const conversation = (thread: string) => `
      09:00 #a @ann: @acme no heating
      09:10 #r @acme conversation=${thread}: @ann is our customer of the week`;
    expect(await hasInferred(await storeOf(conversation('elsewhere')))).toBe(false);
    expect(await hasInferred(await storeOf(conversation('r')))).toBe(true);
    const more = '\n09:20 #b @bob: @acme no light\n09:30 #r2 @acme: @bob is our customer of the week';
    expect(await hasInferred(await storeOf(conversation('elsewhere') + more))).toBe(false);
  });

  test('a file of a network’s own format is known to reply to nothing where it names no parent', async () => {
    const store = await storeOf(
      `09:00 #a @ann: @acme no heating
       09:10 #r @acme: @ann is our customer of the week`,
      { source: 'import x-api' },
    );
    expect(await waits(store)).toEqual([['a', null, null]]);
  });
});

test('a brand declared before the files, after them or between them has the same turns', async () => {
  const line = fc.record({
    id: fc.nat(7),
    minute: fc.nat(300),
    parent: fc.option(fc.nat(7), { nil: undefined, freq: 3 }),
  });
  const file = fc.record({ lines: fc.array(line, { maxLength: 6 }), links: fc.boolean() });
  const posts = (lines: { id: number; minute: number; parent?: number }[], links: boolean): SourcePost[] =>
    lines.map(({ id, minute, parent }) => ({
      channel: 'x',
      id: `p${id}`,
      authorHandle: id < 3 ? 'acme' : id < 5 ? 'ann' : 'bob',
      createdAt: transcript('00:00 @x: y')[0]!.createdAt + (id * 400 + minute) * 60,
      text: id < 3 ? (id < 2 ? '@ann yes' : '@bob yes') : '@acme hello',
      ...(links && parent !== undefined && parent !== id && { replyToId: `p${parent}` }),
    }));
  const acme = [{ channel: 'x', handle: 'acme', id: null, bot: false }];
  const { declareAccounts } = await import('../../../src/store/accounts/brand-changes.ts');
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), fc.nat(3), async (files, when) => {
      const [early, late] = [await storeOf([], { brands: { acme: ['acme'] } }), await storeOf([], { brands: {} })];
      const declare = () => declareAccounts(late, 'acme', acme, { autoReplySeconds: 15, now: 0 });
      for (const [at, { lines, links }] of files.entries()) {
        if (at === when) await declare();
        for (const store of [early, late]) await addPosts(store, posts(lines, links));
      }
      if (when >= files.length) await declare();
      expect(await turnsOf(late)).toEqual(await turnsOf(early));
    }),
    { numRuns: cases(80) },
  );
});

test('any split and order of a file without links gives the same turns', async () => {
  const people = ['ann', 'bob', 'cem'];
  const line = fc.record({
    minute: fc.nat(5 * 24 * 60),
    who: fc.constantFrom('acme', 'acmecare', ...people),
    to: fc.constantFrom(...people),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 14 }),
      fc.array(fc.nat(20), { minLength: 14, maxLength: 14 }),
      fc.array(fc.nat(3), { minLength: 14, maxLength: 14 }),
      async (lines, order, parts) => {
        const posts = lines.map(
          ({ minute, who, to }, at): SourcePost => ({
            channel: 'x',
            id: String(at + 1),
            authorHandle: who,
            createdAt: transcript('00:00 @x: y')[0]!.createdAt + minute * 60,
            text: people.includes(who) ? '@acme hello' : `@${to} hello`,
          }),
        );
        const shuffled = posts
          .map((post, at) => ({ post, at }))
          .sort((a, b) => order[a.at]! - order[b.at]! || a.at - b.at);
        const whole = await storeOf(posts);
        const split = await storeOf([]);
        for (let part = 0; part <= 3; part++)
          await addPieces(split, [shuffled.filter(({ at }) => parts[at] === part).map(({ post }) => post)]);
        expect(await turnsOf(split)).toEqual(await turnsOf(whole));
      },
    ),
    { numRuns: cases(60) },
  );
});

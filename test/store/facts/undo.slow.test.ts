/** A batch that is taken back: what is left is what would be there had it never been imported. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourcePost } from '../../../src/domain/post.ts';
import { declareAccounts } from '../../../src/store/accounts/brand-changes.ts';
import { undoImports } from '../../../src/store/facts/undo.ts';
import { INTEGRITY } from '../../../src/store/integrity.ts';
import type { Store } from '../../../src/store/open.ts';
import { cases } from '../../helpers/database.ts';
import { addPosts, type Setting, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

const undo = (store: Store, batch: number) => undoImports(store, [batch], { autoReplySeconds: 15 });

/** Everything a person could see, without the numbers this program gives. */
async function contentsOf(store: Store): Promise<unknown> {
  const all = async (sql: string) => await store.read(sql);
  return {
    turns: await turnsOf(store),
    posts: await all(
      `SELECT p.channel, p.id, a.handle, a.id AS account, p.created_at, p.text, p.stated, p.reply_to, p.quote_of, p.conversation,
         p.lang, p.url, p.edited_at, p.deleted_at, p.automatic, o.id AS parent, r.id AS thread
       FROM post p JOIN account a ON a.key = p.author LEFT JOIN post o ON o.key = p.parent
       LEFT JOIN (SELECT thread, min(channel || id) AS id FROM post GROUP BY thread) r ON r.thread = p.thread
       ORDER BY p.channel, p.id`,
    ),
    accounts: await all(
      `SELECT a.channel, a.id, a.handle, a.name, b.name AS brand FROM account a LEFT JOIN brand b ON b.key = a.brand ORDER BY 1, 2, 3`,
    ),
    brands: await all(
      `SELECT b.name, d.channel, d.handle, d.id FROM brand b LEFT JOIN brand_account d ON d.brand = b.key ORDER BY 1, 2, 3`,
    ),
    aliases: await all('SELECT channel, id, first_id FROM post_alias ORDER BY 1, 2'),
    provenance: await store.oneValue('SELECT count(*) FROM provenance'),
  };
}

const AUTHORS = ['ann', 'bob', 'acme', 'acmecare', 'rival'];
const WORDS = ['help', '@acme help', '@ann hello', '@bob @acme hm', 'thanks!', '@rival and you?', 'Hi, noted ^JK'];

const copy = fc.record({
  id: fc.nat(9),
  author: fc.constantFrom(...AUTHORS),
  words: fc.constantFrom(...WORDS),
  second: fc.nat(400),
  parent: fc.option(fc.nat(9), { nil: undefined }),
  quoted: fc.option(fc.nat(9), { nil: undefined, freq: 4 }),
  conversation: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
  deleted: fc.option(fc.nat(60), { nil: undefined, freq: 6 }),
  edited: fc.option(fc.nat(3), { nil: undefined, freq: 4 }),
  url: fc.option(fc.constantFrom('https://x.example/1', 'https://x.example/2'), { nil: undefined }),
});
type Copy = typeof copy extends fc.Arbitrary<infer Value> ? Value : never;

const idOf = (at: number | undefined, self?: number) =>
  at === undefined || at === self ? undefined : String(100 + at);

function postOf({ id, author, words, second, parent, quoted, conversation, deleted, edited, url }: Copy): SourcePost {
  return {
    channel: 'x',
    id: idOf(id)!,
    authorHandle: author,
    createdAt: DAY_ONE + second,
    text: words,
    replyToId: idOf(parent, id),
    quoteOfId: idOf(quoted, id),
    conversationId: idOf(conversation),
    deletedAt: deleted === undefined ? undefined : DAY_ONE + 600 + deleted,
    editedAt: edited === undefined ? undefined : DAY_ONE + 500 + edited,
    inbound: author === 'ann' || author === 'bob' ? undefined : false,
    url,
  };
}

const batches = fc.array(fc.array(copy.map(postOf), { maxLength: 9 }), { minLength: 1, maxLength: 4 });
const settings = fc.constantFrom<Setting[]>(
  { brands: { acme: ['acme', 'acmecare'], rival: ['rival'] } },
  { brands: { acme: ['acme'] }, registerBrands: true },
  { brands: {}, registerBrands: true },
);

test('undoing one of several batches leaves what the others say, as if it had never been', async () => {
  await fc.assert(
    fc.asyncProperty(batches, fc.nat(3), settings, async (all, pick, setting) => {
      const out = pick % all.length;
      const undone = await storeOf([], setting);
      const never = await storeOf([], setting);
      let key = 0;
      for (const [at, posts] of all.entries()) {
        const batch = await addPosts(undone, posts, setting);
        if (at === out) key = batch;
        else await addPosts(never, posts, setting);
      }
      await undo(undone, key);
      expect(await contentsOf(undone)).toEqual(await contentsOf(never));
      for (const [what, sql] of Object.entries(INTEGRITY)) expect([what, await undone.read(sql)]).toEqual([what, []]);
      await undone.close();
      await never.close();
    }),
    { numRuns: cases(80), seed: 2026 },
  );
});

test('copies that contradict each other come to the same, whatever the order and the split', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(copy.map(postOf), { maxLength: 12 }), fc.nat(12), async (all, cut) => {
      const whole = await storeOf(all);
      const pieces = await storeOf([]);
      const turned = [...all].reverse();
      for (const piece of [turned.slice(0, cut), turned.slice(cut)]) await addPosts(pieces, piece);
      const { turns, posts } = (await contentsOf(whole)) as Record<string, unknown>;
      expect(await contentsOf(pieces)).toMatchObject({ turns, posts } as object);
      await whole.close();
      await pieces.close();
    }),
    { numRuns: cases(80), seed: 2026 },
  );
});

test('a brand that a person declared an account of stays theirs, whichever of its batches are taken back', async () => {
  const setting: Setting = { brands: {}, registerBrands: true };
  const store = await storeOf([], setting);
  const reply = (id: string, authorHandle: string): SourcePost => ({
    channel: 'x',
    id,
    authorHandle,
    createdAt: DAY_ONE,
    text: 'noted',
    inbound: false,
  });
  const batch = await addPosts(store, [reply('1', 'newco')], setting);
  await declareAccounts(store, 'newco', [{ channel: 'x', handle: 'newcocare', id: null, bot: false }], {
    autoReplySeconds: 15,
    now: DAY_ONE,
  });
  const other = await addPosts(store, [reply('1', 'newco'), reply('2', 'newco')], setting);
  for (const undone of [batch, other]) await undo(store, undone);
  expect(await store.read('SELECT name, batch FROM brand')).toEqual([{ name: 'newco', batch: null }]);
});

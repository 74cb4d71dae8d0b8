/** Whatever happens to texts, a search finds every post with the words and no other, with the index and without it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchText } from '../../src/domain/search-text.ts';
import { undoImports } from '../../src/store/facts/undo.ts';
import type { Store } from '../../src/store/open.ts';
import { cases, onServer } from '../helpers/database.ts';
import { foundIn, postWith, TEMPLATE } from '../helpers/search.ts';
import { addPosts, storeOf } from '../helpers/store.ts';

let store: Store;

const post = postWith;
const found = (search: string) => foundIn(store, search);
const index = () => store.indexPosts({ worth: 1 });

/** Posts with a word, by splitting every text at what is no letter, digit or mark. */
async function withWord(word: string): Promise<unknown[]> {
  const posts = await store.read<{ id: string; text: string }>('SELECT id, text FROM post ORDER BY id');
  return posts
    .filter(({ text }) =>
      searchText(text)
        .split(/[^\p{L}\p{N}\p{M}]+/u)
        .includes(searchText(word)),
    )
    .map(({ id }) => id);
}

const WORDS = [
  'refund',
  'Refunds',
  'fund',
  'schön',
  'SCHON',
  'Straße',
  '返品',
  'late',
  '#late',
  '@late',
  'A-12/3',
  '🙁',
  '12',
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const change = fc.oneof(
  fc.record({ what: fc.constant('add' as const), id: fc.nat(8), text, edited: fc.nat(5) }),
  fc.record({ what: fc.constantFrom('index' as const, 'undo' as const, 'delete' as const), id: fc.nat(8) }),
);

test('law: every post with the word is found and no other, after edits, undos and changes by hand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      store = await storeOf([post('9', 'late')]);
      const batches: number[] = [];
      for (const one of changes) {
        const id = String(one.id);
        if (one.what === 'add')
          batches.push(
            await addPosts(store, [post(id, one.text, { editedAt: TEMPLATE!.createdAt + 60 * one.edited })]),
          );
        else if (one.what === 'index') await index();
        else if (one.what === 'undo' && batches.length > 0)
          await undoImports(store, [batches.splice(one.id % batches.length, 1)[0]!], { autoReplySeconds: 15 });
        else if (one.what === 'delete') {
          await store.write('UPDATE post SET text = :text WHERE id = :id', { id, text: '@acme 12 fund' });
        }
      }
      for (const word of ['refund', 'fund', 'schon', 'strasse', 'late', '12'])
        expect(await found(word)).toEqual(await withWord(word));
      for (const search of [
        '返',
        '返品',
        '#late',
        'a-12/3',
        '🙁',
        '*fund',
        'refund*',
        '"refund late"',
        'late OR fund -12',
      ]) {
        const before = await found(search);
        await store.write('UPDATE search_state SET upto = 0');
        if (!onServer) await store.write(`INSERT INTO post_words (post_words) VALUES ('delete-all')`);
        expect(await found(search)).toEqual(before);
        await index();
        expect(await found(search)).toEqual(before);
      }
      expect(await store.isIndexOfTexts()).toBe(true);
      await store.close();
    }),
    { numRuns: cases(40) },
  );
});

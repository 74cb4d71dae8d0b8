/** Whatever happens in whatever order, the labels kept beside turns are those that their posts give. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIntegrity } from '../../src/store/integrity.ts';
import { labelTurnsBetween } from '../../src/store/labels/turn-labels.ts';
import type { Store } from '../../src/store/open.ts';
import { cases } from '../helpers/database.ts';
import { classify, say } from '../helpers/labels.ts';
import { addPosts, storeOf } from '../helpers/store.ts';
import { transcript } from '../helpers/transcript.ts';

const POSTS = transcript(`
  09:00 #1 @ann: @acme where is my parcel?
  09:05 #2 @ann re 1: hello?
  09:10 #3 @acme re 2: @ann sorry, please send us a DM
  09:20 #4 @ann re 3: @acme thanks!
  09:25 #5 @bob re 1: @acme same here, this is a disgrace
  09:30 #6 @acme re 5: @bob we are looking into it
  09:40 #7 @bob re 6: @acme cheers
  10:00 #8 @cem: @acme love the new app`);

function kept(store: Store): Promise<unknown[]> {
  return store.read('SELECT * FROM turn_label ORDER BY turn');
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('posts' as const), at: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }) }),
  fc.record({ kind: fc.constant('classify' as const) }),
  fc.record({
    kind: fc.constant('say' as const),
    post: fc.integer({ min: 1, max: 8 }),
    value: fc.constantFrom('complaint', 'thanks', 'question', null),
  }),
);

test('imports, classifying and people may come in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
      const store = await storeOf([]);
      try {
        for (const each of steps) {
          if (each.kind === 'posts')
            await addPosts(
              store,
              each.at.map((at) => POSTS[at]!),
            );
          else if (each.kind === 'classify') await classify(store);
          else await say(store, String(each.post), 'intent', each.value);
        }
        const incremental = await kept(store);
        await store.write('DELETE FROM turn_label');
        await labelTurnsBetween(store, 0, Number.MAX_SAFE_INTEGER);
        expect(incremental).toEqual(await kept(store));
        expect(await checkIntegrity(store)).toEqual([]);
      } finally {
        await store.close();
      }
    }),
    { numRuns: cases(60) },
  );
}, 60_000);

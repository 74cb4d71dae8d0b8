import { expect, test } from 'vitest';
import { turnsOfSeveralBrands } from '../../../src/store/reading/brands-tagged.ts';
import { storeOf } from '../../helpers/store.ts';

test('a turn of which one post is addressed to both brands is distinguished from those of one', async () => {
  const store = await storeOf(
    `
    09:00 @ann: @acme hello?
    09:01 @bob: @acme @rival which of you?
    09:02 @cem: @rival hello?
    09:03 @cem re 3: @rival @acme anybody?`,
    { brands: { acme: ['acme'], rival: ['rival'] } },
  );
  const turns = await store.read<{ key: number; handle: string }>(
    'SELECT t.key, c.handle FROM turn t JOIN account c ON c.key = t.customer ORDER BY t.key',
  );
  const several = await turnsOfSeveralBrands(store);
  const tagged = turns.map(({ key, handle }) => [handle, several.get(key) ?? 1]);
  expect(tagged.filter(([handle]) => handle === 'ann')).toEqual([['ann', 1]]);
  expect(tagged.filter(([handle]) => handle === 'bob')).toEqual([
    ['bob', 2],
    ['bob', 2],
  ]);
  expect(tagged.filter(([handle, brands]) => handle === 'cem' && brands === 2).length).toBeGreaterThan(0);
});

/** Which turns a filter picks, to the second and to the letter. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Filter } from '../../../src/domain/filter.ts';
import { searchText } from '../../../src/domain/search-text.ts';
import type { Store } from '../../../src/store/open.ts';
import { cases } from '../../helpers/database.ts';
import { counted, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const HOUR = 3_600;

let store: Store;
const asked = async (more: Partial<Filter>) => (await turnsOf(store, counted(more))).map((turn) => turn.asked_post);

beforeEach(async () => {
  store = await storeOf(`
    09:00 #q1 @ann: @acme 100% broken
    10:00 #q2 @bob: @acme 1000 times broken
    11:00 #q3 @cy: @acme parcel_id wrong
    12:00 #q4 @dot: @acme parcel id wrong, 5\\6`);
});

test('a period holds the second it begins in and not the one it ends with', async () => {
  expect(await asked({ since: DAY_ONE + 10 * HOUR })).toEqual(['q2', 'q3', 'q4']);
  expect(await asked({ until: DAY_ONE + 10 * HOUR })).toEqual(['q1']);
  expect(await asked({ until: DAY_ONE + 10 * HOUR + 1 })).toEqual(['q1', 'q2']);
});

test('a question is there from the second it was asked', async () => {
  expect(await turnsOf(store, counted(), DAY_ONE + 10 * HOUR)).toHaveLength(2);
  expect(await turnsOf(store, counted(), DAY_ONE + 10 * HOUR - 1)).toHaveLength(1);
});

test('what is searched for is meant as written: no sign stands for others', async () => {
  expect(await asked({ search: '100%' })).toEqual(['q1']);
  expect(await asked({ search: 'parcel_id' })).toEqual(['q3']);
  expect(await asked({ search: '5\\6' })).toEqual(['q4']);
  expect(await asked({ search: 'PARCEL' })).toEqual(['q3', 'q4']);
});

test('case and accents do not matter, in the question or in the answer', async () => {
  store = await storeOf(`
    09:00 #q1 @ann: @acme Où est ma RÉSERVATION ?
    09:10 #a1 @acme re q1: @ann Bonjour, à l’hôtel
    10:00 #q2 @bob: @acme reservation lost
    11:00 #q3 @cy: @acme Größe passt nicht 🙁`);
  for (const search of ['réservation', 'RESERVATION', 'Re\u0301servation'])
    expect(await asked({ search })).toEqual(['q1', 'q2']);
  expect(await asked({ search: "L'HOTEL" })).toEqual(['q1']);
  expect(await asked({ search: 'GRÖSSE' })).toEqual(['q3']);
  expect(await asked({ search: '🙁' })).toEqual(['q3']);
  await expect(asked({ search: ' \u0301' })).rejects.toThrow('--search');
});

test('every piece of a text finds it between stars, in whatever case', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(..."aÉßİıΣЯй😀%_\\'’が각ﬁ "), minLength: 1 }),
      fc.nat(),
      fc.boolean(),
      async (text, from, upper) => {
        const written = `@acme ${text}`.normalize();
        const posts = transcript('09:00 #q1 @ann: @acme');
        store = await storeOf([{ ...posts[0]!, text: written }]);
        const search = [...written].slice(from % 6).join('');
        fc.pre(searchText(search).trim() !== '');
        expect(await asked({ search: `*"${upper ? search.toUpperCase() : search}"*` })).toEqual(['q1']);
        await store.close();
      },
    ),
    { numRuns: cases(60) },
  );
});

/** Which turns a filter picks, to the second and to the letter. */
import { beforeEach, expect, test } from 'vitest';
import type { Filter } from '../../src/domain/filter.ts';
import type { Store } from '../../src/store/open.ts';
import { counted, storeOf, turnsOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const HOUR = 3_600;

let store: Store;
const asked = (more: Partial<Filter>) => turnsOf(store, counted(more)).map((turn) => turn.asked_post);

beforeEach(async () => {
  store = await storeOf(`
    09:00 #q1 @ann: @acme 100% broken
    10:00 #q2 @bob: @acme 1000 times broken
    11:00 #q3 @cy: @acme parcel_id wrong
    12:00 #q4 @dot: @acme parcel id wrong, 5\\6`);
});

test('a period holds the second it begins in and not the one it ends with', () => {
  expect(asked({ since: DAY_ONE + 10 * HOUR })).toEqual(['q2', 'q3', 'q4']);
  expect(asked({ until: DAY_ONE + 10 * HOUR })).toEqual(['q1']);
  expect(asked({ until: DAY_ONE + 10 * HOUR + 1 })).toEqual(['q1', 'q2']);
});

test('a question is there from the second it was asked', () => {
  expect(turnsOf(store, counted(), DAY_ONE + 10 * HOUR)).toHaveLength(2);
  expect(turnsOf(store, counted(), DAY_ONE + 10 * HOUR - 1)).toHaveLength(1);
});

test('what is searched for is meant as written: no sign stands for others', () => {
  expect(asked({ search: '100%' })).toEqual(['q1']);
  expect(asked({ search: 'parcel_id' })).toEqual(['q3']);
  expect(asked({ search: '5\\6' })).toEqual(['q4']);
  expect(asked({ search: 'PARCEL' })).toEqual(['q3', 'q4']);
});

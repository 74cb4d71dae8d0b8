/** A person's own SQL reads, and nothing else. */
import { beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import type { Store } from '../../../src/store/open.ts';
import { openQuery } from '../../../src/store/reading/query.ts';
import { storeOf } from '../../helpers/store.ts';

let store: Store;
beforeEach(async () => {
  store = await storeOf('09:00 #q1 @ann: @acme help');
});

test('a SELECT names its columns and gives its rows', () => {
  const { columns, rows } = openQuery(store, "SELECT id, x'ff' AS bytes FROM post");
  expect([columns.map(({ name }) => name), ...rows]).toEqual([['id', 'bytes'], { id: 'q1', bytes: 'ff' }]);
});

test('columns of one name keep their values, whatever else is called so', () => {
  const { columns, rows } = openQuery(store, 'SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a, 5 AS "__proto__"');
  expect(columns.map(({ name }) => name)).toEqual(['a', 'a', 'a_2', 'a', '__proto__']);
  const [row] = rows;
  expect(Object.entries(row!)).toEqual([
    ['a', 1],
    ['a_3', 2],
    ['a_2', 3],
    ['a_4', 4],
    ['__proto__', 5],
  ]);
});

test.each([
  ['deletes', 'DELETE FROM mention'],
  ['deletes and tells what', 'DELETE FROM mention RETURNING post'],
  ['is more than one', 'SELECT 1; SELECT 2'],
  ['is no SQL', 'SELEKT 1'],
])('a statement that %s is refused, also where the database could be written', (_, sql) => {
  expect(() => openQuery(store, sql)).toThrow(UsageError);
  expect(store.db.prepare('SELECT count(*) FROM mention').pluck().get()).toBe(1);
});

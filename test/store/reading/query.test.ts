/** A person's own SQL reads, and nothing else. */
import { beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import type { Store } from '../../../src/store/open.ts';
import { openQuery, type QueryRow } from '../../../src/store/reading/query.ts';
import { onServer } from '../../helpers/database.ts';
import { storeOf } from '../../helpers/store.ts';

let store: Store;
beforeEach(async () => {
  store = await storeOf('09:00 #q1 @ann: @acme help');
});

const asked = async (sql: string) => {
  const { columns, batches } = await openQuery(store, sql);
  const rows: QueryRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { columns, rows };
};

test('a SELECT names its columns and gives its rows', async () => {
  const bytes = onServer ? "decode('ff', 'hex')" : "x'ff'";
  const { columns, rows } = await asked(`SELECT id, ${bytes} AS bytes FROM post`);
  expect([columns.map(({ name }) => name), ...rows]).toEqual([['id', 'bytes'], { id: 'q1', bytes: 'ff' }]);
});

test('columns of one name keep their values, whatever else is called so', async () => {
  const { columns, rows } = await asked('SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a, 5 AS "__proto__"');
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
])('a statement that %s is refused, also where the database could be written', async (_, sql) => {
  await expect(openQuery(store, sql)).rejects.toThrow(UsageError);
  expect(await store.oneValue('SELECT count(*) FROM mention')).toBe(1);
});

test('many rows come in batches, every one of them', async () => {
  const { rows } = await asked(
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT i FROM n',
  );
  expect([rows.length, rows[0], rows[2499]]).toEqual([2500, { i: 1 }, { i: 2500 }]);
});

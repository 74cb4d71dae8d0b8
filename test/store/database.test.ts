/** The port: what runs at once over one store stays apart, and readings survive what is written beneath them. */
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { isoText, joined, jsonList, list, records } from '../../src/store/dialect.ts';
import type { Store } from '../../src/store/open.ts';
import { fileOnly, onServer, openStore } from '../helpers/database.ts';
import { temporaryFolder } from '../helpers/run.ts';

const THING = `CREATE TABLE thing (key INTEGER PRIMARY KEY ${onServer ? "DEFAULT next_key('thing')" : ''}, name TEXT) STRICT`;

let store: Store;

beforeEach(async () => {
  store = await openStore(':memory:');
  await store.write(THING);
});

const names = (db: Database) => db.readColumn<string>('SELECT name FROM thing ORDER BY key');
const add = (db: Database, ...added: string[]) =>
  db.insertMany(
    'thing (name)',
    added.map((name) => [name]),
  );
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

test('rows come as objects, arrays, cells, or the first of them', async () => {
  await add(store, 'a', 'b');
  const sql = 'SELECT key, name FROM thing WHERE key >= :from ORDER BY key';
  expect(await store.read(sql, { from: 1 })).toEqual([
    { key: 1, name: 'a' },
    { key: 2, name: 'b' },
  ]);
  expect(await store.readRaw(sql, { from: 1 })).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  expect(await store.readColumn(sql, { from: 1 })).toEqual([1, 2]);
  expect(await store.one(sql, { from: 2 })).toEqual({ key: 2, name: 'b' });
  expect(await store.oneValue(sql, { from: 2 })).toBe(2);
  expect([await store.one(sql, { from: 3 }), await store.oneValue(sql, { from: 3 })]).toEqual([undefined, undefined]);
});

test('numbers, bytes and texts come back as they were, whatever a server is set to', async () => {
  const [real, blob] = onServer ? ['double precision', 'bytea'] : ['REAL', 'BLOB'];
  await store.write(`CREATE TABLE value (number ${real}, bytes ${blob}, words TEXT) STRICT`);
  const [number, bytes, words] = [0.1 + 0.2, Buffer.from([0, 39, 92, 200, 255]), 'a \\ and \\\\, \'and\' "so" on'];
  await store.insertMany('value (number, bytes, words)', [[number, bytes, words]]);
  expect(await store.readRaw('SELECT number, bytes, words FROM value')).toEqual([[number, bytes, words]]);
  expect(await store.readColumn('SELECT words FROM value WHERE words = :words', { words })).toEqual([words]);
  expect(await store.readColumn(`SELECT value FROM ${list('all', 'text')} v`, { all: [words] })).toEqual([words]);
});

test('words of the dialect stand for lists, records, groups and times, also one inside another', async () => {
  await add(store, 'a', 'b', 'c');
  expect(await store.readColumn(`SELECT name FROM thing WHERE key IN ${list('keys')}`, { keys: [3, 1] })).toEqual([
    'a',
    'c',
  ]);
  expect(
    await store.one(
      `SELECT ${jsonList('t.name', 't.key DESC')} AS names, ${joined('r.alias')} AS aliases, ${joined(isoText('t.key'))} AS times
       FROM ${records('rows', { key: 'integer', alias: 'text' })} r JOIN thing t ON t.key = r.key`,
      {
        rows: [
          { key: 1, alias: 'x' },
          { key: 2, alias: 'y' },
        ],
      },
    ),
  ).toEqual({ names: '["b","a"]', aliases: 'x,y', times: '1970-01-01T00:00:01Z,1970-01-01T00:00:02Z' });
  await expect(store.read('SELECT ⟦unheard_of x⟧')).rejects.toThrow('no word of SQL is called "unheard_of"');
});

test('many rows are inserted in order, whatever their number; a conflict throws, is passed over or updates', async () => {
  const rows = Array.from({ length: 123 }, (_, at): [number, string] => [at + 1, `n${at}`]);
  expect(await store.insertMany('thing (key, name)', rows)).toBe(123);
  expect(await store.readRaw('SELECT key, name FROM thing ORDER BY key')).toEqual(rows);
  await expect(
    store.insertMany('thing (key, name)', [
      [200, 'new'],
      [7, 'twice'],
    ]),
  ).rejects.toThrow(/unique/i);
  expect(await store.oneValue('SELECT count(*) FROM thing')).toBe(123);
  expect(
    await store.insertMany(
      'thing (key, name)',
      [
        [7, 'twice'],
        [124, 'new'],
      ],
      'ON CONFLICT DO NOTHING',
    ),
  ).toBe(1);
  await store.insertMany('thing (key, name)', [[7, 'twice']], 'ON CONFLICT (key) DO UPDATE SET name = excluded.name');
  expect(await store.oneValue('SELECT name FROM thing WHERE key = 7')).toBe('twice');
  expect(await store.insertMany('thing (key, name)', [])).toBe(0);
});

test('many parameter sets run as one: where one fails, none was written', async () => {
  const sql = 'INSERT INTO thing (key, name) VALUES (:key, :name)';
  const row = (key: number) => ({ key, name: 'x' });
  expect(await store.writeMany(sql, [row(1), row(2)])).toBe(2);
  await expect(store.writeMany(sql, [row(3), row(2)])).rejects.toThrow(/unique/i);
  expect(await store.readColumn('SELECT key FROM thing')).toEqual([1, 2]);
});

test('a transaction is kept when its work resolves and undone when it rejects; within it lies another of either kind', async () => {
  await store.transaction(async (outer) => {
    await add(outer, 'kept');
    await expect(
      outer.transaction(async (inner) => {
        await add(inner, 'undone');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await outer.transaction((inner) => add(inner, 'kept too'));
  });
  const failing = store.transaction(async (outer) => {
    await outer.transaction((inner) => add(inner, 'undone with the outer'));
    throw new Error('never mind');
  });
  await expect(failing).rejects.toThrow('never mind');
  expect(await names(store)).toEqual(['kept', 'kept too']);
});

test('what runs beside a transaction waits for its end and sees all of it or nothing', async () => {
  const seen: string[][] = [];
  await Promise.all([
    store.transaction(async (one) => {
      await add(one, 'a');
      await pause();
      await add(one, 'b');
    }),
    names(store).then((found) => seen.push(found)),
    store
      .transaction(async (two) => {
        seen.push(await names(two));
        await add(two, 'c');
        await pause();
        throw new Error('undone');
      })
      .catch(() => {}),
    add(store, 'd'),
    store.transaction(async (three) => {
      await add(three, 'e');
    }),
  ]);
  for (const found of seen) expect(found.join()).toMatch(/^a,b(,[de])*$/);
  expect((await names(store)).sort()).toEqual(['a', 'b', 'd', 'e']);
});

test('nested transactions that run side by side take turns', async () => {
  await store.transaction(async (outer) => {
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        outer
          .transaction(async (inner) => {
            await add(inner, `${name}1`);
            await pause();
            await add(inner, `${name}2`);
            if (name === 'b') throw new Error('undone');
          })
          .catch(() => {}),
      ),
    );
  });
  expect(await names(store)).toEqual(['a1', 'a2', 'c1', 'c2']);
});

test('the work of a transaction that asks the store itself gets an error instead of waiting for ever', async () => {
  const mistaken = store.transaction(async () => {
    await names(store);
  });
  await expect(mistaken).rejects.toThrow('on a handle outside it');
  const nested = store.transaction((outer) => outer.transaction(() => add(outer, 'x')));
  await expect(nested).rejects.toThrow('on a handle outside it');
  let late: Database = store;
  await store.transaction(async (transaction) => {
    late = transaction;
  });
  await expect(names(late)).rejects.toThrow('has ended');
  expect(await names(store)).toEqual([]);
});

test('a stream comes in batches, and as it was when it began, whatever is written meanwhile', async () => {
  await add(store, ...'abcdefg');
  const batches: string[][] = [];
  for await (const batch of store.stream<{ name: string }>('SELECT name FROM thing ORDER BY key', {}, 3)) {
    batches.push(batch.map(({ name }) => name));
    await store.transaction((tx) => add(tx, 'new'));
    await store.write("UPDATE thing SET name = 'other' WHERE key > 3");
  }
  expect(batches).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]);
  for await (const [row] of store.stream('SELECT name FROM thing')) {
    expect(row).toEqual({ name: 'a' });
    break;
  }
  await store.write('DELETE FROM thing');
  for await (const batch of store.stream('SELECT name FROM thing')) batches.push(batch as string[]);
  expect(batches.length).toBe(3);
});

fileOnly('another connection that has the file to itself is waited for, and then the error says so', async () => {
  const path = join(temporaryFolder(), 'care.db');
  const [one, two] = [await openStore(path), await openStore(path)];
  await two.write('CREATE TABLE thing (key INTEGER PRIMARY KEY, name TEXT) STRICT');
  await two.read('PRAGMA busy_timeout = 10');
  await one.transaction(async () => {
    await expect(two.transaction((tx) => add(tx, 'x'))).rejects.toThrow('is in use by another process');
  });
  await two.transaction((tx) => add(tx, 'x'));
  expect(await names(one)).toEqual(['x']);
  await one.close();
  await two.close();
});

fileOnly('another connection is waited for as long as six times, and the first wait is said', async () => {
  const path = join(temporaryFolder(), 'care.db');
  const waits: string[] = [];
  const one = await openStore(path);
  const two = await openStore(path, { onWait: () => waits.push('waiting') });
  await one.write('CREATE TABLE thing (key INTEGER PRIMARY KEY, name TEXT) STRICT');
  await two.read('PRAGMA busy_timeout = 10');
  let writing: Promise<unknown> = Promise.resolve();
  await one.transaction(async (tx) => {
    await add(tx, 'first');
    writing = Promise.all([
      two.write("INSERT INTO thing (name) VALUES ('second')"),
      two.transaction((it) => add(it, 'third')),
    ]);
    await pause();
  });
  await writing;
  expect((await names(one)).sort()).toEqual(['first', 'second', 'third']);
  expect(waits).toContain('waiting');
  await one.close();
  await two.close();
});

test('what is asked together is answered to each who asked, in the order of asking', async () => {
  await add(store, 'a', 'b');
  const [all, first, within] = await store.together((db) =>
    Promise.all([
      names(db),
      db.oneValue('SELECT name FROM thing WHERE key = :key', { key: 1 }),
      db.together((more) => more.one('SELECT count(*) AS count FROM thing')),
    ]),
  );
  expect([all, first, within]).toEqual([['a', 'b'], 'a', { count: 2 }]);
  const [changes, seen] = await store.together(
    (db) =>
      Promise.all([
        db.writeMany('UPDATE thing SET name = :to WHERE name = :from', [
          { from: 'a', to: 'A' },
          { from: 'b', to: 'B' },
        ]),
        names(db),
        db.writeMany('UPDATE thing SET name = :to', []),
      ]),
    'claims',
  );
  expect([changes, seen]).toEqual([2, ['A', 'B']]);
});

test('what is written together is kept or not at all, and whoever asked beside it is told', async () => {
  await add(store, 'a');
  const failed: unknown[] = [];
  const work = store.together(async (db) => {
    const written = db.write("UPDATE thing SET name = 'z'");
    const wrong = db.write('INSERT INTO thing (key, name) VALUES (1, :name)', { name: 'again' });
    await wrong.catch((error: Error) => failed.push(error.message));
    await written;
    await wrong;
  }, 'claims');
  await expect(work).rejects.toThrow(/unique/i);
  expect([failed.length, await names(store)]).toEqual([1, ['a']]);
});

test('what is asked together inside a transaction belongs to it, and beside one it waits for its end', async () => {
  const [, beside] = await Promise.all([
    store.transaction(async (tx) => {
      await tx.together((db) => db.write("INSERT INTO thing (name) VALUES ('a')"), 'claims');
      await pause();
      await tx.write("UPDATE thing SET name = 'b'");
    }),
    store.together(names),
  ]);
  expect(beside).toEqual(['b']);
  await store
    .transaction(async (tx) => {
      await tx.together((db) => db.write("UPDATE thing SET name = 'c'"), 'decisions');
      throw new Error('undone');
    })
    .catch(() => {});
  expect(await names(store)).toEqual(['b']);
});

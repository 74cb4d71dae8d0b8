/** Copies that are stopped anywhere go on there, and come to what one that nobody stopped comes to. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyStore, orderOf } from '../../src/store/copy.ts';
import { PLACE } from '../../src/store/copying.ts';
import type { Store } from '../../src/store/open.ts';
import { databaseAt, fileOnly, openStore } from '../helpers/database.ts';
import { copier, copyParts, NOON } from '../helpers/half-copy.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { addPosts, rowsOf, storeOf } from '../helpers/store.ts';

const TALK = `
  09:00 @ann: @acme my parcel is late
  09:05 @acme re 1: @ann sorry, on its way
  09:10 @bob: @acme where is mine?
  09:20 @acme re 3: @bob it left this morning`;

async function emptyStore(): Promise<{ path: string; store: Store }> {
  const path = join(temporaryFolder(), 'copy.db');
  return { path, store: await openStore(path) };
}

async function contentOf(store: Store): Promise<Record<string, string[]>> {
  const tables = await store.readColumn<string>(`SELECT "table" FROM (${store.catalogue}) c`);
  return rowsOf(
    store,
    tables.filter((table) => !['schema_version', 'fact_changes', 'search_state'].includes(table)),
  );
}

test('stopped anywhere, a copy goes on to the same rows, and counts those that were there', async () => {
  const from = await storeOf(TALK);
  for (const parts of [1, 4, 9]) {
    const { store } = await emptyStore();
    await copyParts(from, store, parts);
    let said: [there: number, total: number] | undefined;
    const { counts, there } = await copyStore(from, store, {
      ...copier('two'),
      onResume: (...figures) => {
        said = figures;
      },
    });
    expect(await contentOf(store)).toEqual(await contentOf(from));
    expect(there).toBeGreaterThanOrEqual(parts);
    expect(said).toEqual([there, [...counts.values()].reduce((sum, count) => sum + count, 0)]);
    await store.close();
  }
});

test('a signal that comes while a copy is at work stops it, also between two files, which never wait', async () => {
  const { store } = await emptyStore();
  const stop = new AbortController();
  const onProgress = () => void setTimeout(() => stop.abort(new Error('stopped')), 0);
  const from = await storeOf(TALK);
  await expect(copyStore(from, store, { ...copier('one'), signal: stop.signal, onProgress })).rejects.toThrow(
    'stopped',
  );
  await store.close();
});

test('half a copy is opened by nothing but the copy, and by everything once that is whole', async () => {
  const from = await storeOf(TALK);
  const { path, store } = await emptyStore();
  await copyParts(from, store, 3);
  for (const options of [{}, { readonly: true }])
    await expect(openStore(path, options)).rejects.toThrow(
      /is half a copy: a copy of .* into it is not finished \(\d+ of \d+ rows\)/,
    );
  const again = await openStore(path, { half: true });
  await copyStore(from, again, copier('two'));
  await (await openStore(path, { readonly: true })).close();
  await again.close();
  await store.close();
});

test('what the source lost, changed or got among the rows that are there is noticed, and nothing is mixed', async () => {
  const changes: [table: string, (from: Store) => Promise<unknown>][] = [
    ['post', (from) => from.write("UPDATE post SET text = 'other' WHERE key = 2")],
    ['post', (from) => from.write('DELETE FROM post WHERE key = 4')],
    ['account', (from) => from.write('UPDATE account SET followers = 1 WHERE key = (SELECT max(key) FROM account)')],
    ['batch', (from) => from.write('DELETE FROM batch')],
  ];
  for (const [table, change] of changes) {
    const from = await storeOf(TALK);
    const { store } = await emptyStore();
    await copyParts(from, store, 8);
    const before = await contentOf(store);
    await change(from);
    await expect(copyStore(from, store, copier('two', 0))).rejects.toMatchObject({
      message: expect.stringContaining(`rows of its table ${table} are others now`),
      hint: expect.stringContaining('Or give it up'),
    });
    const { copying: _, ...after } = await contentOf(store);
    expect(after).toEqual({ ...before, copying: undefined });
    await store.close();
  }
});

test('a source that is refused leaves half a copy as it was: its rows, how many there are, and of what', async () => {
  const from = await storeOf(TALK);
  const { store } = await emptyStore();
  await copyParts(from, store, 8);
  const [place, { copying: _, ...rows }] = [await store.readRaw(PLACE), await contentOf(store)];
  // Copied before posts, and all of them would be new.
  await from.write("INSERT INTO brand (name, added_at) VALUES ('beta', 0)");
  await from.write("UPDATE post SET text = 'other' WHERE key = 2");
  let resumed = false;
  const onResume = () => {
    resumed = true;
  };
  const other = { ...from, path: 'other.db' };
  await expect(copyStore(other, store, { ...copier('two', 0), onResume })).rejects.toThrow('other.db is not what');
  const { copying: __, ...after } = await contentOf(store);
  expect([await store.readRaw(PLACE), after, resumed]).toEqual([place, rows, false]);
  await store.close();
});

test('what the source got behind the rows that are there is copied with the rest', async () => {
  const from = await storeOf(TALK);
  const { store } = await emptyStore();
  await copyParts(from, store, 3);
  await from.write(`INSERT INTO decision (id, channel, post, brand, action, actor, decided_at, posts_seen)
    VALUES ('d', 'x', '3', 'acme', 'done', 'eva', ${NOON}, 2)`);
  await addPosts(from, '10:00 @cat: @acme hello', { source: 'import later' });
  await copyStore(from, store, copier('two'));
  expect(await contentOf(store)).toEqual(await contentOf(from));
  await store.close();
});

test('of two copies into one database one is refused; of a dead or silent one another takes over, and it stops', async () => {
  const from = await storeOf(TALK);
  const { store } = await emptyStore();
  await copyParts(from, store, 3, copier('one', 0));
  await store.write("UPDATE copying SET expires_at = :later, pid = 7, source = 'other'", { later: NOON + 600 });
  await expect(copyStore(from, store, copier('two'))).rejects.toThrow(
    /another copy into .* is at work \(process 7 on here\)/,
  );
  await expect(copyStore(from, store, copier('two', 1, 'there'))).rejects.toThrow('is at work');
  const overtaken = copyStore(from, store, {
    ...copier('three', 1, 'there', NOON + 601),
    onResume: () => void 0,
    onBegun: async () => void (await store.write("UPDATE copying SET holder = 'four'")),
  });
  await expect(overtaken).rejects.toThrow('has taken over from this one');
  expect(await store.readRaw('SELECT holder, source FROM copying')).toEqual([['four', 'other']]);
  await store.close();
});

test('the file that is written is no row of itself', async () => {
  const from = await storeOf(TALK);
  const { store } = await emptyStore();
  const note = (path: string) =>
    from.write(`INSERT INTO written_file (path, kind, at) VALUES (:path, 'backup', 0)`, { path });
  await note(store.path);
  await note('/elsewhere.db');
  await copyStore(from, store, copier('one'));
  expect(await store.readColumn('SELECT path FROM written_file')).toEqual(['/elsewhere.db']);
  expect(store.path).toBe(databaseAt(store.path));
  await store.close();
});

fileOnly('rows are read in an order that leaves nothing open', async () => {
  const store = await openStore(':memory:');
  const tables = await store.read<{ table: string; columns: string; key: string | null }>(
    `SELECT c."table", c.columns, (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_info(c."table")
       WHERE pk > 0 ORDER BY pk)) AS key FROM (${store.catalogue}) c`,
  );
  const keyed = tables.filter(({ key }) => key !== null);
  expect(keyed.length).toBeGreaterThan(35);
  for (const { table, columns, key } of keyed)
    expect(orderOf(table, columns.split(', ')).replace(/⟦\w+ (\w+)⟧/, '$1'), table).toBe(key);
});

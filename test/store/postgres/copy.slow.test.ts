/** copy: a file moves to a server and back, row by row; what is not empty, or is cut off, stays as it was. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { copyStore } from '../../../src/store/copy.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url));
const server = startServer();
const story = test.skipIf(server === undefined);

async function rowsOf(store: Store, tables: Iterable<string>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables)
    all[table] = (await store.read(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
  return all;
}

story('the demo moves to a server and back, every row of every table; a second copy into it is refused', async () => {
  const cwd = temporaryFolder();
  const [first, there, back] = [join(cwd, 'care.db'), server!.address({ schema: 'moved' }), join(cwd, 'back.db')];
  const careful = (...argv: string[]) => run(argv, { cwd, env: { SOCIALCARE_DB: first } });
  await careful('brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp');
  await careful('import', DEMO);
  await careful('classify');
  const copied = await careful('copy', '--to', there, '--json');
  expect(copied).toMatchObject({ code: 0 });
  expect(JSON.parse(copied.stdout).tables).toMatchObject({ post: 1395, store_secret: 1 });
  expect(await run(['copy', '--db', there, '--to', back], { cwd })).toMatchObject({ code: 0 });
  const stores = [await openStore(first), await openStore(there), await openStore(back)] as const;
  expect(
    await stores[1].readColumn('SELECT kind FROM written_file WHERE path LIKE :path', { path: '%back.db' }),
  ).toEqual(['backup']);
  const tables = Object.keys(JSON.parse(copied.stdout).tables).filter((table) => table !== 'written_file');
  const [one, two, three] = await Promise.all(stores.map((store) => rowsOf(store, tables)));
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  const again = await careful('copy', '--to', there);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('is not empty');
  for (const store of stores) await store.close();
});

story('a copy that is interrupted has kept nothing, and the next one begins again', async () => {
  const from = await openStore(server!.address({ schema: 'moved' }));
  const to = await openStore(server!.address({ schema: 'cut' }));
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('stopped'));
  await expect(copyStore(from, to, { signal: stop.signal, onProgress })).rejects.toThrow('stopped');
  expect(await to.oneValue('SELECT count(*) FROM brand')).toBe(0);
  expect((await copyStore(from, to)).get('post')).toBe(1395);
  await from.close();
  await to.close();
});

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { fileOnly, openStore } from '../helpers/database.ts';
import { temporaryFolder } from '../helpers/run.ts';

fileOnly('a database that a model labelled before knows afterwards whose labels they are', async () => {
  const path = join(temporaryFolder(), 'old.db');
  const old = new Database(path);
  const before = MIGRATIONS.findIndex((migration) => migration.includes('ADD COLUMN model'));
  for (const migration of MIGRATIONS.slice(0, before)) old.exec(migration);
  old.pragma(`user_version = ${before}`);
  const insert = old.prepare('INSERT INTO classifier (versions) VALUES (?)');
  for (const versions of ['language 1, intent 1', 'language 1, intent openai a/b:7, topic 1', 'topic openai tiny'])
    insert.run(versions);
  old.close();
  const store = await openStore(path);
  expect(await store.readColumn('SELECT model FROM classifier ORDER BY key')).toEqual([
    null,
    'openai a/b:7',
    'openai tiny',
  ]);
  await store.close();
});

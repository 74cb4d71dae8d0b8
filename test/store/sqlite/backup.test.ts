import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { copyMoment } from '../../../src/store/sqlite/backup.ts';

test('a copy is of the moment at which it began, whatever is written while it is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-test-'));
  const from = join(folder, 'from.db');
  const writer = new Sqlite(from);
  writer.pragma('journal_mode = WAL');
  writer.exec('CREATE TABLE post (key INTEGER PRIMARY KEY, text TEXT); CREATE TABLE turn (key INTEGER PRIMARY KEY)');
  const add = writer.prepare('INSERT INTO post (text) VALUES (?)');
  writer.transaction(() => {
    for (let at = 0; at < 6_000; at++) add.run('x'.repeat(4_000));
  })();
  const steps: number[] = [];
  const counts = await copyMoment(from, join(folder, 'to.db'), {
    isBackup: true,
    onProgress(done) {
      steps.push(done);
      add.run('written meanwhile');
      writer.exec('DELETE FROM post WHERE key = (SELECT min(key) FROM post)');
    },
  });
  expect(steps.length).toBeGreaterThan(2);
  // It never began again.
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(counts).toEqual({ post: 6_000, turn: 0 });
  const copy = new Sqlite(join(folder, 'to.db'), { readonly: true });
  expect(copy.prepare('SELECT count(*), min(key) FROM post').raw().get()).toEqual([6_000, 1]);
  expect(copy.prepare("SELECT count(*) FROM post WHERE text = 'written meanwhile'").pluck().get()).toBe(0);
  copy.close();
  writer.close();
  expect(readdirSync(folder).sort()).toEqual(['from.db', 'to.db']);
});

/** An import that ends anywhere, and is run again: nobody can tell that it was disturbed. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { startBatch } from '../../src/store/facts/batches.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import { fileOnly, onServer, openStore } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEADER = 'id,text,created_at,author_handle,reply_to_id,channel,inbound\n';

/** Questions and answers of an hour each; answers stand before what they answer. */
function rows(from: number, to: number, brand: string): string {
  return Array.from({ length: to - from }, (_, at) => from + at)
    .reverse()
    .map((at) => {
      const time = (minutes: number) => new Date(Date.UTC(2026, 9, 1, at, minutes)).toISOString();
      return `a${at},@fan${at} sorry,${time(30)},${brand},q${at},x,false\nq${at},@${brand} help,${time(0)},fan${at},,x,true\n`;
    })
    .join('');
}

const FILES = {
  'a.csv': HEADER + rows(0, 40, 'acme'),
  'b.csv': HEADER + rows(30, 70, 'rival'),
  'broken.csv': 'a;b\n1;2\n',
};
const HOW = ['--sampling', 'complete', '--register-brands'];

function sandbox(): string {
  const cwd = temporaryFolder();
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(cwd, name), content);
  return cwd;
}

async function contents(cwd: string): Promise<unknown> {
  const ask = async (sql: string) => (await run(['sql', sql, '--format', 'csv'], { cwd })).stdout;
  return {
    posts: await ask(`SELECT p.id, a.handle, b.name, p.created_at, p.text, o.id AS parent, t.id AS thread
      FROM post p JOIN account a ON a.key = p.author LEFT JOIN brand b ON b.key = a.brand LEFT JOIN post o ON o.key = p.parent
      LEFT JOIN post t ON t.key = p.thread AND 0 ORDER BY 1`),
    turns: (await run(['export', 'turns', '--format', 'csv'], { cwd })).stdout.split('\n').sort(),
    coverage: await ask(`SELECT b.name, c.channel, c.sampling, c.since, c.until, c.seam, i.file_hash
      FROM coverage c LEFT JOIN brand b ON b.key = c.brand JOIN batch i ON i.key = c.batch ORDER BY 7, 1, 4`),
    batches: await ask(
      'SELECT source, sampling, rows_read, rejected, file_hash, finished_at IS NULL AS open FROM batch ORDER BY file',
    ),
    numbers: (await run(['report', '--by', 'brand', '--json'], { cwd })).stdout,
  };
}

test('a broken file after two sound ones costs neither their coverage nor their mark', async () => {
  const [disturbed, undisturbed] = [sandbox(), sandbox()];
  expect((await run(['import', 'a.csv', 'b.csv', 'broken.csv', ...HOW], { cwd: disturbed })).code).toBe(1);
  for (const file of ['a.csv', 'b.csv']) {
    expect((await run(['import', file, ...HOW], { cwd: undisturbed })).code).toBe(0);
    expect((await run(['import', file, ...HOW], { cwd: disturbed })).stdout).toContain('nothing to do');
  }
  expect(await contents(disturbed)).toEqual(await contents(undisturbed));
});

test.skipIf(onServer).each([
  ['before the first row', 0],
  ['among the first rows', 0.2],
  ['among the last', 0.9],
  ['as the last are written', 0.999],
])('the disk fills up %s, and the import is run again: as if undisturbed', async (_, share) => {
  const [disturbed, undisturbed] = [sandbox(), sandbox()];
  await run(['import', 'a.csv', 'b.csv', ...HOW], { cwd: undisturbed });
  await run(['import', 'a.csv', ...HOW], { cwd: disturbed });
  const pages = async (cwd: string) => {
    const store = await openStore(join(cwd, 'care.db'));
    const count = (await store.oneValue<number>('PRAGMA page_count'))!;
    await store.close();
    return count;
  };
  const [now, then] = [await pages(disturbed), await pages(undisturbed)];
  await interruptedImport(disturbed, Math.floor(now + (then - now) * share));
  await run(['import', 'b.csv', ...HOW], { cwd: disturbed });
  expect(await contents(disturbed)).toEqual(await contents(undisturbed));
});

/**
 * An import of b.csv that stops after some of its transactions, as a kill between two of them does.
 * @param pages that the database may grow to  @param last post that it comes to
 */
async function interruptedImport(cwd: string, pages: number, last = Number.POSITIVE_INFINITY): Promise<void> {
  const store = await openStore(join(cwd, 'care.db'));
  const flags = { sampling: 'complete', registerBrands: true };
  const batch = await startBatch(store, {
    source: 'import csv',
    file: join(cwd, 'b.csv'),
    sampling: 'complete',
    toolVersion: '0',
    startedAt: 1_790_000_000,
    reading: JSON.stringify(flags),
    registers: true,
  });
  const ingest = await openIngest(store, { batch, autoReplySeconds: 15, registerBrands: true, now: 1_790_000_000 });
  if (!onServer) await store.oneValue(`PRAGMA max_page_count = ${pages}`);
  const posts = postsOf(FILES['b.csv']);
  for (let at = 0; at < Math.min(last, posts.length); at += 5)
    if ((await ingest.add(posts.slice(at, at + 5)).catch(() => undefined)) === undefined) break;
  await store.close();
}

function postsOf(table: string): SourcePost[] {
  const lines = table.split('\n').slice(1).filter(Boolean);
  return lines.map((line) => {
    const [id, text, created, author, parent, channel, inbound] = line.split(',') as string[];
    return {
      channel: channel!,
      id: id!,
      text: text!,
      createdAt: Date.parse(created!) / 1000,
      authorHandle: author!,
      replyToId: parent === '' ? undefined : parent,
      inbound: inbound === 'true',
    };
  });
}

test('a report while an import runs says of which file not all is read, and no longer once it is', async () => {
  const cwd = sandbox();
  await run(['import', 'a.csv', ...HOW], { cwd });
  await interruptedImport(cwd, 1_000_000, 30);
  const warnings = async () => JSON.parse((await run(['report', '--json'], { cwd })).stdout).warnings;
  const said =
    'b.csv is not read to its end: the 30 posts so far count. Its import is running, or was interrupted: run it again';
  expect(await warnings()).toContain(said);
  expect((await run(['report'], { cwd })).stdout.replaceAll(/\s+/g, ' ')).toContain(said);
  await run(['import', 'b.csv', ...HOW], { cwd });
  expect(await warnings()).not.toContain(said);
});

test('an interrupted import with wrong flags leaves nothing behind once it is run with the right ones', async () => {
  const [disturbed, undisturbed] = [sandbox(), sandbox()];
  await interruptedImport(disturbed, 1_000_000);
  await run(['import', 'b.csv', '--sampling', 'search'], { cwd: disturbed });
  await run(['import', 'b.csv', '--sampling', 'search'], { cwd: undisturbed });
  expect(await contents(disturbed)).toEqual(await contents(undisturbed));
});

fileOnly('a database that is deleted or replaced while it is written is an error, not new posts', async () => {
  for (const happen of [
    (path: string) => rmSync(path),
    (path: string) => {
      renameSync(path, `${path}.old`);
      writeFileSync(path, '');
    },
  ]) {
    const cwd = sandbox();
    await run(['import', 'a.csv', ...HOW], { cwd });
    const store = await openStore(join(cwd, 'care.db'));
    const batch = await startBatch(store, {
      source: 'import csv',
      sampling: 'complete',
      toolVersion: '0',
      startedAt: 0,
    });
    const ingest = await openIngest(store, { batch, autoReplySeconds: 15, now: 1_790_000_000 });
    await ingest.add(postsOf(FILES['b.csv']).slice(0, 4));
    happen(join(cwd, 'care.db'));
    await expect(ingest.add(postsOf(FILES['b.csv']).slice(4))).rejects.toThrow(
      /was (?:deleted|replaced).* while it was in use/,
    );
    await store.close();
  }
});

fileOnly('a dry run waits for nobody and blocks nobody', async () => {
  const cwd = sandbox();
  await run(['import', 'a.csv', ...HOW], { cwd });
  const writer = await openStore(join(cwd, 'care.db'));
  await writer.write('BEGIN IMMEDIATE');
  const dry = await run(['import', 'b.csv', '--dry-run', '--json', ...HOW], { cwd });
  await writer.write('ROLLBACK');
  await writer.close();
  expect(JSON.parse(dry.stdout)).toMatchObject({ dry_run: true, files: [{ new: 60, brands_registered: 1 }] });
});

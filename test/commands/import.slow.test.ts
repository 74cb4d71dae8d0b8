/** import at the prompt: what a newcomer sees, and what is kept when files are bad. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { declareAccounts } from '../../src/store/accounts/brand-changes.ts';
import { startBatch } from '../../src/store/facts/batches.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import { fileOnly, openStore } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const TWCS = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,700001,True,Mon Mar 02 09:00:00 +0000 2026,@AcmeHelps my parcel is late,2,
2,AcmeHelps,False,Mon Mar 02 09:12:00 +0000 2026,@700001 Sorry! On its way ^JK,,1.0
3,700002,True,Mon Mar 02 10:00:00 +0000 2026,"@AcmeHelps hello, anybody?",,
`;

function folderWith(files: Record<string, string | Buffer>): string {
  const cwd = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

/** Times and the folder's name differ from run to run. */
const steady = (text: string, cwd: string) => text.replaceAll(cwd, '/here').replace(/\(\d+\.\d s[^)]*\)/g, '(… s)');

test('a newcomer imports a twcs file: what was read, what it may be used for, what to do next', async () => {
  const cwd = folderWith({ 'twcs.csv': TWCS });
  const { stdout, stderr, code } = await run(['import', 'twcs.csv'], { cwd });
  expect(steady(stdout, cwd)).toBe(`/here/twcs.csv: twcs, 2026-03-02 09:00 to 2026-03-02 10:00
  3 rows: 3 new, 0 already here
  1 brand registered from the file: socialcare brand list
  sampling: answered-only (every conversation holds a brand reply: response times yes, ignored rates no)
3 new posts in /here/care.db (… s)
next: socialcare report
`);
  expect(steady(stderr, cwd)).toBe('database: /here/care.db\n');
  expect(code).toBe(0);
});

test('importing the file again says so and changes nothing; --again reads it and still changes nothing', async () => {
  const cwd = folderWith({ 'twcs.csv': TWCS });
  await run(['import', 'twcs.csv'], { cwd });
  const before = await run(['export', 'turns'], { cwd });
  const second = await run(['import', 'twcs.csv'], { cwd });
  expect(second).toMatchObject({
    stdout: 'twcs.csv: imported before as batch 1, on 2026-11-22; nothing to do (--again reads it again)\n',
    code: 0,
  });
  const third = await run(['import', 'twcs.csv', '--again', '-q', '--json'], { cwd });
  expect(JSON.parse(third.stdout).files[0]).toMatchObject({ new: 3, replaced: { posts_removed: 3, posts_kept: 0 } });
  expect(await run(['export', 'turns'], { cwd })).toEqual(before);
});

test('gzip, standard input and --dry-run read the same rows; a dry run creates nothing', async () => {
  const cwd = folderWith({ 'twcs.csv.gz': gzipSync(TWCS) });
  const dry = await run(['import', 'twcs.csv.gz', '--dry-run', '--json'], { cwd });
  expect(JSON.parse(dry.stdout)).toMatchObject({ dry_run: true, files: [{ format: 'twcs', new: 3 }] });
  expect(existsSync(join(cwd, 'care.db'))).toBe(false);
  const piped = await run(['import', '-', '--json'], { cwd, stdin: TWCS });
  expect(JSON.parse(piped.stdout).files[0]).toMatchObject({ file: '-', new: 3 });
  const rehearsed = await run(['import', 'twcs.csv.gz', '--dry-run', '--json'], { cwd });
  expect(JSON.parse(rehearsed.stdout).files[0]).toMatchObject({ new: 0, same: 3 });
});

test('a named pipe is read once and whole, gzipped too, and shown as it was named', async () => {
  for (const content of [Buffer.from(TWCS), gzipSync(TWCS)]) {
    const cwd = folderWith({});
    const pipe = join(cwd, 'posts');
    spawnSync('bash', ['-c', 'mkfifo "$0"', pipe]);
    const [{ stdout, code }] = await Promise.all([
      run(['import', 'posts', '--json'], { cwd }),
      writeFile(pipe, content),
    ]);
    expect([code, JSON.parse(stdout).files[0]]).toMatchObject([0, { file: pipe, format: 'twcs', rows: 3, new: 3 }]);
  }
  const cwd = folderWith({});
  spawnSync('bash', ['-c', 'mkfifo "$0"', join(cwd, 'posts')]);
  const [empty] = await Promise.all([run(['import', 'posts'], { cwd }), writeFile(join(cwd, 'posts'), '')]);
  expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('posts is empty') });
});

test('ruined ids are named and never imported as if true; the other rows are kept', async () => {
  const cwd = folderWith({
    'ids.csv': `channel,id,text,created_at,author_handle,reply_to_id
x,3.0,@acme one,2026-03-02T09:00:00Z,ann,
x,1.79E+18,@acme two,2026-03-02T09:00:00Z,bob,
x,"1,577,157",@acme three,2026-03-02T09:00:00Z,cem,
x,1790000000000000001,@acme four,2026-03-02T09:00:00Z,dee,
`,
  });
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const { stdout, code } = await run(['import', 'ids.csv', '--json'], { cwd });
  const outcome = JSON.parse(stdout);
  expect([outcome.files[0].new, outcome.rejected, code]).toEqual([2, 2, 0]);
  const rejects = readFileSync(outcome.rejects, 'utf8').split('\r\n');
  expect(rejects[0]).toBe('file,line,column,reason,raw');
  expect(rejects[1]).toMatch(/ids\.csv,3,id,.*exponent/);
  expect(rejects[2]).toMatch(/ids\.csv,4,id,/);
  const { stdout: turns } = await run(['export', 'turns', '--json'], { cwd });
  expect(JSON.parse(turns).map((turn: { asked_post: string }) => turn.asked_post)).toEqual([
    '3',
    '1790000000000000001',
  ]);
});

test.each([
  ['a file that is not there', ['import', 'nowhere.csv'], 1, /nowhere\.csv: no such file/],
  ['a web page saved as csv', ['import', 'page.csv'], 1, /is a web page/],
  ['an empty file', ['import', 'empty.csv'], 1, /empty/],
  ['a table without the columns', ['import', 'other.csv'], 1, /no column is mapped to text/],
  ['a database that is not there', ['report', '--db', 'none.db'], 1, /no database (of socialcare )?at/],
  ['an unknown command', ['reprot'], 2, /Did you mean report\?/],
  ['an unknown flag', ['report', '--sinc', '30d'], 2, /unknown option/],
  ['an unknown dimension', ['measure', 'volume', '--by', 'moon', '--db', 'ok.db'], 2, /"moon" is not a dimension/],
  ['an unknown zone', ['report', '--tz', 'Europe/Berln', '--db', 'ok.db'], 2, /Europe\/Berln/],
])('%s: a clear message and its exit code, no stack', async (_, argv, code, message) => {
  const cwd = folderWith({
    'page.csv': '<!DOCTYPE html><html><head><title>Sign in</title></head></html>',
    'empty.csv': '',
    'other.csv': 'a;b;c\n1;2;3\n',
    'twcs.csv': TWCS,
  });
  await run(['import', 'twcs.csv', '--db', 'ok.db'], { cwd });
  const result = await run(argv, { cwd });
  expect(result.stdout).toBe('');
  expect(result.stderr).toMatch(message);
  expect(result.stderr).not.toMatch(/\n {4}at /);
  expect(result.code).toBe(code);
});

fileOnly('a database that is a text file: a clear message and its exit code', async () => {
  const cwd = folderWith({ 'page.csv': '<!DOCTYPE html>' });
  const { stdout, stderr, code } = await run(['report', '--db', 'page.csv'], { cwd });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/not a SQLite database/);
  expect(stderr).not.toMatch(/\n {4}at /);
});

fileOnly('a database written by a newer program is left alone', async () => {
  const cwd = folderWith({ 'twcs.csv': TWCS });
  await run(['import', 'twcs.csv'], { cwd });
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(join(cwd, 'care.db'));
  db.pragma('user_version = 999');
  db.close();
  const { stderr, code } = await run(['report'], { cwd });
  expect(stderr).toMatch(/written by a newer socialcare \(schema 999/);
  expect(code).toBe(1);
});

test('Ctrl-C in the middle: what was stored stays, the message says how to continue, exit 130', async () => {
  const cwd = folderWith({ 'twcs.csv': TWCS });
  const interrupt = new AbortController();
  interrupt.abort();
  const stopped = await run(['import', 'twcs.csv'], { cwd, signal: interrupt.signal });
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toMatch(/Run the same command again/);
  const resumed = await run(['import', 'twcs.csv', '--json'], { cwd });
  expect(JSON.parse(resumed.stdout).files[0].new).toBe(3);
});

fileOnly('the disk is full in the middle: what was committed stays, the next run continues', async () => {
  const store = await openStore(':memory:');
  const post = (at: number, text: string) => ({
    channel: 'x',
    id: String(at),
    authorHandle: 'ann',
    createdAt: 1_772_409_600 + at,
    text,
  });
  const batch = await startBatch(store, {
    source: 'import test',
    sampling: 'complete',
    toolVersion: '0',
    startedAt: 0,
  });
  const ingest = await openIngest(store, { batch, autoReplySeconds: 15, now: 0 });
  await ingest.add([post(1, 'help')]);
  const pages = (await store.oneValue<number>('PRAGMA page_count'))!;
  await store.oneValue(`PRAGMA max_page_count = ${pages + 2}`);
  const more = Array.from({ length: 200 }, (_, at) => ({
    ...post(2 + at, 'still no parcel '.repeat(20)),
    authorHandle: `customer${at}`,
  }));
  await expect(ingest.add(more)).rejects.toMatchObject({ message: 'the disk is full: :memory:' });
  const storedCount = async () => await store.oneValue('SELECT count(*) FROM post');
  expect(await storedCount()).toBe(1);
  await store.oneValue('PRAGMA max_page_count = 1000000');
  expect(await ingest.add([post(1, 'help'), ...more])).toEqual({ new: 200, changed: 0, same: 1, contradicting: 0 });
  expect(await storedCount()).toBe(201);
  expect(await store.oneValue('SELECT count(*) FROM post p JOIN account a ON a.key = p.author')).toBe(201);
});

fileOnly('the disk fills up anywhere in a transaction: nothing of it is left, and the next one is whole', async () => {
  const posts = Array.from({ length: 600 }, (_, at) => ({
    channel: 'x',
    id: String(at),
    authorHandle: at % 2 === 0 ? `customer${at}` : 'acme',
    createdAt: 1_772_409_600 + at,
    text: at % 2 === 0 ? '@acme still no parcel '.repeat(4) : `@customer${at - 1} we are looking into it`,
    ...(at % 2 === 0 ? {} : { replyToId: String(at - 1) }),
  }));
  let stopped = 0;
  for (let room = 0; room < 60; room += 2) {
    const store = await openStore(':memory:');
    await declareAccounts(store, 'acme', [{ channel: 'x', handle: 'acme', id: null, bot: false }], {
      autoReplySeconds: 15,
      now: 0,
    });
    const batch = await startBatch(store, {
      source: 'import test',
      sampling: 'complete',
      toolVersion: '0',
      startedAt: 0,
    });
    const ingest = await openIngest(store, { batch, autoReplySeconds: 15, now: 0 });
    await store.oneValue(`PRAGMA max_page_count = ${(await store.oneValue<number>('PRAGMA page_count'))! + room}`);
    const full = await ingest.add(posts).catch(() => undefined);
    if (full === undefined) stopped++;
    await store.oneValue('PRAGMA max_page_count = 1000000');
    if (full === undefined)
      expect(await ingest.add(posts)).toEqual({ new: 600, changed: 0, same: 0, contradicting: 0 });
    for (const table of ['post', 'mention', 'turn', 'reply', 'account'])
      expect([table, await store.oneValue(`SELECT count(*) FROM ${table}`)]).toEqual([
        table,
        { post: 600, mention: 300, turn: 300, reply: 300, account: 301 }[table],
      ]);
    await store.close();
  }
  expect(stopped).toBeGreaterThan(5);
});

test('a mapping is given by flags, saved, and used again by name', async () => {
  const table = 'Ref;When;From;Words\np1;2026-03-02 09:00;ann;@acme hi\n';
  const cwd = folderWith({ 'a.csv': table, 'b.csv': table.replace('p1', 'p2') });
  const map = ['--map', 'id=Ref', '--map', 'created_at=When', '--map', 'author_handle=From', '--map', 'text=Words'];
  const first = await run(
    ['import', 'a.csv', ...map, '--channel', 'x', '--tz', 'Europe/Berlin', '--save-preset', 'desk', '-q'],
    { cwd },
  );
  expect(first.code).toBe(0);
  expect(readFileSync(join(cwd, 'socialcare.toml'), 'utf8')).toMatch(/\[presets\.desk\.columns\]/);
  const second = await run(['import', 'b.csv', '--preset', 'desk', '--json'], { cwd });
  expect(JSON.parse(second.stdout).files[0]).toMatchObject({ new: 1, oldest: '2026-03-02T08:00:00.000Z' });
});

test('hostile text stays text: no escape reaches a screen, no formula a spreadsheet', async () => {
  const cwd = folderWith({
    'bad.csv': `channel,id,text,created_at,author_handle\nx,1,"@acme \u001b]0;owned\u0007\u001b[31mred",2026-03-02T09:00:00Z,ann\nx,2,"=HYPERLINK(""http://x"") @acme",2026-03-02T09:01:00Z,bob\n`,
  });
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'bad.csv', '--sampling', 'complete'], { cwd });
  const shown = await run(['show', '1'], { cwd });
  expect(shown.stdout).toContain('red');
  expect(shown.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  const posts = await run(['export', 'posts', '--format', 'csv'], { cwd });
  expect(posts.stdout).toContain(`"'=HYPERLINK(""http://x"") @acme"`);
});

test('one file that is not there stops all of them before anything is done', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'posts.csv'),
    'channel,id,created_at,author_handle,text\nx,1,2026-03-02T11:00:00Z,dan,@acme help\n',
  );
  const { stdout, stderr, code } = await run(['import', 'posts.csv', 'nowhere.csv'], { cwd: folder });
  expect([stdout, stderr, code]).toEqual([
    '',
    'error: nowhere.csv: no such file\n  Check the name and the folder.\n',
    1,
  ]);
  expect(existsSync(join(folder, 'care.db'))).toBe(false);
});

test('status of an empty database says so', async () => {
  const folder = temporaryFolder();
  await run(['brand', 'add', 'acme', '@acme'], { cwd: folder });
  expect((await run(['status'], { cwd: folder })).stdout).toContain(
    '\nno posts yet (socialcare import FILE, socialcare pull)\n',
  );
});

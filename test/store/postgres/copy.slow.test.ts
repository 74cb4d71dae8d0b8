/** copy: a file moves to a server and back, row by row, also where it is killed on the way, and half of it is nobody's database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/domain/random.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { PROGRAM } from '../../helpers/agent.ts';
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

const SIZE = 15_000;

/** Questions and their answers, many parts of a copy; one has a NUL character in its text, which a server cannot store. */
async function makeLarge(): Promise<{ cwd: string; first: string }> {
  const cwd = temporaryFolder();
  const first = join(cwd, 'care.db');
  const line = (at: number) => {
    const time = new Date(Date.UTC(2026, 8, 1) + at * 60_000).toISOString();
    return `q${at},@acme my parcel ${at} is late,${time},fan${at % 4000},,x,true\na${at},@fan${at % 4000} sorry,${time},acme,q${at},x,false\n`;
  };
  writeFileSync(
    join(cwd, 'a.csv'),
    `id,text,created_at,author_handle,reply_to_id,channel,inbound\n${Array.from({ length: SIZE }, (_, at) => line(at)).join('')}`,
  );
  expect(await run(['import', 'a.csv', '--register-brands', '--sampling', 'complete'], { cwd })).toMatchObject({
    code: 0,
  });
  const store = await openStore(first);
  await store.write('UPDATE post SET text = :text WHERE key = 70', { text: 'a\0b' });
  await store.close();
  return { cwd, first };
}

let made: ReturnType<typeof makeLarge> | undefined;
const large = () => (made ??= makeLarge());

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Copying {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** A copy in a process of its own, and how it ends. */
function startCopy(from: string, to: string): Copying {
  const child = spawn(process.execPath, [PROGRAM, 'copy', '--db', from, '--to', to, '--json']);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (piece) => (said[name] += piece));
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said }))) };
}

/** Runs a copy, and kills it after so many milliseconds. @returns its summary, unless it was killed */
async function copyFor(from: string, to: string, milliseconds: number) {
  const { child, ended } = startCopy(from, to);
  const stop = new AbortController();
  setTimeout(milliseconds, undefined, { signal: stop.signal }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  const { code, stdout, stderr } = await ended;
  stop.abort();
  if (code !== null) expect(code, stderr).toBe(0);
  return code === null ? undefined : JSON.parse(stdout);
}

/** Waits until some rows are there. */
async function begun(schema: string, { child }: Copying): Promise<void> {
  const found = `SELECT count(*) FROM pg_tables WHERE schemaname = '${schema}' AND tablename = 'copying'`;
  while (child.exitCode === null) {
    if (server!.psql(found) === '1' && server!.psql(`SELECT copied FROM ${schema}.copying`) !== '0') return;
    await setTimeout(5);
  }
}

/** Rows of half a copy in a file; none while there is no such file. */
async function rowsIn(path: string): Promise<number> {
  try {
    const store = await openStore(path, { half: true, readonly: true });
    try {
      return (await store.oneValue<number>('SELECT copied FROM copying'))!;
    } finally {
      await store.close();
    }
  } catch {
    return 0;
  }
}

story('killed at any moment, on the way to a server and back, a copy goes on until it is whole', async () => {
  const { cwd, first } = await large();
  const random = seededRandom(17);
  const [there, back] = [server!.address({ schema: 'killed' }), join(cwd, 'back.db')];
  const seen = { killed: 0, refused: 0, resumed: 0 };
  const copied = async (from: string, to: string) => {
    for (let tries = 1; ; tries++) {
      // The later, the longer: it ends, however slow the computer is.
      const said = await copyFor(from, to, 300 + random() * 700 * tries);
      if (said) {
        seen.resumed += said.resumed_at > 0 ? 1 : 0;
        return said;
      }
      seen.killed++;
      const isThere = to !== back || existsSync(back);
      const { code, stderr } = await run(['status', '--db', to], { cwd });
      if (!isThere || code === 0) continue;
      seen.refused++;
      expect(stderr).toContain('is half a copy');
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain('it goes on where it stopped: socialcare copy --db');
    }
  };
  const summary = await copied(first, there);
  expect(summary.tables).toMatchObject({ post: 2 * SIZE, turn: SIZE });
  await copied(there, back);
  expect(seen).toEqual({ killed: expect.any(Number), refused: expect.any(Number), resumed: 2 });
  expect(seen.refused).toBeGreaterThan(1);

  const stores = [await openStore(first), await openStore(there), await openStore(back)] as const;
  const tables = Object.keys(summary.tables).filter((table) => table !== 'written_file');
  const [one, two, three] = await Promise.all(stores.map((store) => rowsOf(store, tables)));
  // The rows themselves are too many to be shown where they differ.
  const unlike = (rows: Record<string, string[]>) =>
    tables.filter((table) => rows[table]!.join('\n') !== one![table]!.join('\n').replaceAll('\\u0000', '\uFFFD'));
  expect(unlike(two!)).toEqual([]);
  expect(unlike(three!)).toEqual([]);
  for (const store of stores) await store.close();
});

story('Ctrl-C says how far a copy is; the same command goes on, and one from another database is refused', async () => {
  const { cwd, first } = await large();
  const there = server!.address({ schema: 'stopped' });
  const away = startCopy(first, there);
  await begun('stopped', away);
  away.child.kill('SIGINT');
  const stopped = await away.ended;
  expect(stopped).toMatchObject({ code: 130 });
  expect(stopped.stderr).toMatch(/stopped: [\d,]+ of [\d,]+ rows are in/);

  const other = temporaryFolder();
  await run(['import', DEMO, '--register-brands'], { cwd: other });
  const refused = await run(['copy', '--to', there], { cwd: other });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('is not what');
  expect(refused.stderr).toContain('DROP SCHEMA stopped CASCADE;');

  const finished = await run(['copy', '--db', first, '--to', there], { cwd });
  expect(finished).toMatchObject({ code: 0 });
  expect(finished.stderr).toMatch(/goes on where it stopped: [\d,]+ of [\d,]+ rows were there/);
  expect(await run(['sql', 'SELECT count(*) FROM turn', '--db', there], { cwd })).toMatchObject({
    stdout: expect.stringContaining(String(SIZE)),
  });
});

story(
  'the server is killed in the middle of a copy and started again: the copy waits for it and ends whole',
  async () => {
    const { cwd, first } = await large();
    const [there, back] = [server!.address({ schema: 'fallen' }), join(cwd, 'fallen.db')];
    const fallsAndRises = () => {
      server!.stop('immediate');
      server!.start();
    };
    const away = startCopy(first, there);
    await begun('fallen', away);
    fallsAndRises();
    expect(await away.ended).toMatchObject({ code: 0 });
    const counts = server!.psql('SELECT (SELECT count(*) FROM fallen.post), (SELECT count(*) FROM fallen.mention)');
    expect(counts).toBe(`${2 * SIZE}|${SIZE}`);

    const home = startCopy(there, back);
    for (let rows = 0; rows < 1000 && home.child.exitCode === null; await setTimeout(5)) rows = await rowsIn(back);
    fallsAndRises();
    const ended = await home.ended;
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('goes on where it stopped') });
    expect(JSON.parse(ended.stdout).tables).toMatchObject({ post: 2 * SIZE, mention: SIZE });
  },
);

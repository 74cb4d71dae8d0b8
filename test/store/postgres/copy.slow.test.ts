/** copy: a file moves to a server and back, row by row, also where it is killed on the way, and half of it is nobody's database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/domain/random.ts';
import { openStore } from '../../../src/store/open.ts';
import { PROGRAM } from '../../helpers/agent.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';
import { rowsOf } from '../../helpers/store.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url));
const server = startServer();
const story = test.skipIf(server === undefined);

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

/** Waits until some rows are there. */
async function begun(schema: string, { child }: Copying): Promise<void> {
  const found = `SELECT count(*) FROM pg_tables WHERE schemaname = '${schema}' AND tablename = 'copying'`;
  while (child.exitCode === null) {
    if (server!.psql(found) === '1' && server!.psql(`SELECT copied FROM ${schema}.copying`) !== '0') return;
    await setTimeout(5);
  }
}

/** Waits until the server has noticed that who was killed is gone: what it was told last, it still did. */
async function noOneIsThere(): Promise<void> {
  const found = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'socialcare'";
  while (server!.psql(found) !== '0') await setTimeout(20);
}

/** Rows of half a copy; none where there is no such database. */
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
  const copied = async (from: string, to: string) => {
    let kept = 0;
    // Soon after it begins, with the first rows, and somewhere later.
    for (const rows of [0, 1, 10_000 + 30_000 * random()]) {
      const copying = startCopy(from, to);
      if (rows === 0) await setTimeout(600 * random());
      while (copying.child.exitCode === null && (await rowsIn(to)) < rows) await setTimeout(5);
      copying.child.kill('SIGKILL');
      expect(await copying.ended).toMatchObject({ code: null });
      await noOneIsThere();
      kept = await rowsIn(to);
      expect(kept).toBeGreaterThanOrEqual(rows);
      if (rows === 0) continue;
      const { code, stderr } = await run(['status', '--db', to], { cwd });
      expect(code).toBe(1);
      expect(stderr).toContain('is half a copy');
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain('it goes on where it stopped: socialcare copy --db');
    }
    const { code, stdout, stderr } = await startCopy(from, to).ended;
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows_before: kept });
    return JSON.parse(stdout);
  };
  const summary = await copied(first, there);
  expect(summary.tables).toMatchObject({ post: 2 * SIZE, turn: SIZE });
  await copied(there, back);

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

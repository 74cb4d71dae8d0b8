/** Old conversations go wholly where that is asked for: out of every table and count, and no report is silent about it. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../../src/metrics/index.ts';
import { agingFolder, DRY_RUN } from '../../helpers/aging-folder.ts';
import { onServer, openStore } from '../../helpers/database.ts';
import { run } from '../../helpers/run.ts';

/** Lost luggage is over in January, the umbrella goes on in March, and the hat is March's own. */
const POSTS = `id,channel,author_id,author_handle,author_name,created_at,text,reply_to_id
6000001,x,41,oldalia,Alia Old,2026-01-02T09:00:00Z,@acme my violet suitcase is lost,
6000002,x,1,acme,Acme,2026-01-02T10:00:00Z,"@oldalia Hi Alia, DM us your order number",6000001
6000003,x,42,staysam,Sam Stay,2026-01-03T09:00:00Z,@acme the orange umbrella is broken,
6000004,x,42,staysam,Sam Stay,2026-03-10T09:00:00Z,@acme and the yellow coat too,6000003
6000005,x,1,acme,Acme,2026-03-10T10:00:00Z,@staysam sorry Sam,6000004
6000006,x,,oldberta,Berta,2026-01-05T09:00:00Z,@rival @acme green shoes?,
6000007,x,43,newnora,Nora,2026-03-12T09:00:00Z,@acme where is my hat?,
`;
const SINCE = ['--since', '2026-01-19T12:00:00Z'];
const WARNING = 'nothing before 2026-01-19 12:00 is counted: retain removed 3 turns (3 posts) of that time';
/** The check of every page is one of files. */
const DEEP = onServer ? [] : ['--deep'];
const OLD = [
  'violet suitcase',
  'orange umbrella',
  'green shoes',
  'oldalia',
  'Alia Old',
  'oldberta',
  '6000001',
  '6000006',
  'DM us',
];

async function folder(config = '') {
  const aging = await agingFolder(POSTS, config, '--covers', '2026-01-01..2026-03-20');
  const { cwd, care } = aging;
  const json = async (...argv: string[]) => {
    const { stdout, stderr } = await care(...argv, '--json');
    if (stdout === '') throw new Error(`${argv.join(' ')}: ${stderr}`);
    return JSON.parse(stdout);
  };
  const rows = async (sql: string) => {
    const store = await openStore(join(cwd, 'care.db'), { readonly: true });
    const found = await store.readRaw(sql);
    await store.close();
    return found;
  };
  return { ...aging, json, rows };
}

/** A backlog also holds what waited before its period, staffing needs to know more, and silenced needs pulls. */
const OTHERS = ['backlog', 'staffing', 'silenced'];

/** Figures of the time that is kept. */
async function figures(json: (...argv: string[]) => Promise<Record<string, unknown>>) {
  const all = [];
  for (const { name } of METRICS.filter(({ name }) => !OTHERS.includes(name))) {
    const { n, rows, notes, refused } = await json('measure', name, ...SINCE);
    all.push({ name, n, rows, notes, refused });
  }
  return all;
}

test('a dry run shows both ways in numbers, and changes nothing', async () => {
  const { care, json, holds } = await folder();
  expect((await care('retain', '60d', '--dry-run')).stdout).toBe(DRY_RUN);
  expect(await json('retain', '60d', '--drop-counts', '--dry-run')).toEqual({
    version: 1,
    dry_run: true,
    before: '2026-01-19T12:00:00.000Z',
    counts: 'drop',
    posts: 4,
    accounts: 2,
    turns_kept: null,
    ended: { conversations: 2, turns: 3, posts: 3, older_posts_staying: 1 },
    finished: true,
  });
  expect((await care('retain', '60d', '--drop-counts')).stderr).toContain('--yes');
  expect(await care('retain', '60d', '--drop-counts', '--keep-counts')).toMatchObject({ code: 2 });
  expect(OLD.filter(holds)).toEqual(OLD);
});

test('with --drop-counts old conversations leave nothing, the figures of the time that is kept do not move', async () => {
  const { care, json, rows, holds } = await folder();
  await care('classify');
  await care('triage', '6000001', '--as', 'note', '--note', 'a violet suitcase from Oslo');
  await care('label', '6000006', 'intent=question');
  const before = await figures(json);
  expect(await care('retain', '60d', '--drop-counts', '--yes')).toMatchObject({ code: 0 });
  expect(OLD.filter(holds)).toEqual([]);
  const left: Record<string, unknown> = {
    post: 4,
    turn: 2,
    mention: 3,
    reply: 1,
    account: 3,
    account_name: 3,
    post_label: 4,
    turn_label: 2,
    erased_post: 1,
    coverage: 3,
  };
  for (const [table, count] of Object.entries(left))
    expect([table, await rows(`SELECT count(*) FROM ${table}`)]).toEqual([table, [[count]]]);
  expect(await rows('SELECT DISTINCT since FROM coverage')).toEqual([[Date.UTC(2026, 0, 19, 12) / 1000]]);
  expect(await figures(json)).toEqual(before);
  expect((await care('doctor', ...DEEP, '--offline')).code).toBe(0);
});

test('whatever reaches before the limit says so, and counts nothing of that time', async () => {
  const { care, json } = await folder();
  await care('retain', '60d', '--drop-counts', '--yes');
  const whole = await json('measure', 'volume');
  expect(whole).toMatchObject({
    n: 1,
    removed: { before: '2026-01-19T12:00:00.000Z', turns: 3, posts: 3 },
    warnings: [WARNING],
  });
  expect(await json('measure', 'volume', '--brand', 'rival')).toMatchObject({ removed: { turns: 1, posts: 1 } });
  expect(await json('measure', 'volume', '--brand', 'acme')).toMatchObject({ removed: { turns: 2, posts: 3 } });
  const kept = await json('measure', 'volume', ...SINCE);
  expect([kept.n, kept.removed, kept.warnings]).toEqual([1, undefined, []]);
  const inOneLine = ({ stdout }: { stdout: string }) => stdout.replace(/\s+/g, ' ');
  expect(inOneLine(await care('report'))).toContain(`warning: ${WARNING}`);
  expect((await care('report', '--format', 'markdown')).stdout).toContain(WARNING);
  expect(inOneLine(await care('report', '--format', 'html'))).toContain(WARNING);
  expect((await care('measure', 'ignored', '--format', 'csv')).stdout).toContain(
    'before 2026-01-19T12:00:00.000Z: 3 turns, 3 posts',
  );
  expect(await json('compare', '2026-02', '2026-01')).toMatchObject({ removed: { turns: 3 } });
  expect((await json('trend', 'volume', '--by', 'month', '--since', '2026-01-01')).removed).toMatchObject({ turns: 3 });
  expect((await json('measure', 'backlog', '--since', '2026-03-01')).warnings).toEqual([WARNING]);
  const audit = await care('audit', '--max', 'ignored@24h=50%', '--since', '2026-01-01');
  expect([audit.stdout, audit.stderr]).toEqual([
    expect.stringContaining('2026-01-01 00:00 to 2026-03-20 12:00 lies partly outside coverage of acme/x'),
    expect.stringContaining(WARNING),
  ]);
  expect((await care('export', 'turns')).stderr).toContain(
    'before 2026-01-19 12:00 only conversations that went on are here: retain removed 3 turns (3 posts)',
  );
  expect((await care('coverage', '--since', '2026-01-01')).stderr).toContain(WARNING);
  expect((await care('status')).stdout).toContain(`${WARNING} in 2 conversations`);
  expect(await json('status')).toMatchObject({ removed: { conversations: 2, turns: 3, posts: 3 } });
  const nothing = await care('measure', 'volume', '--since', '2026-01-01', '--until', '2026-01-10');
  expect(inOneLine(nothing)).toContain(WARNING);
});

test('an old question in a conversation that goes on stays in the queue, and goes with it later', async () => {
  const { cwd, care, json, rows } = await folder();
  appendFileSync(join(cwd, 'posts.csv'), '6000008,x,44,lateleo,Leo,2026-03-13T09:00:00Z,me too @rival,6000006\n');
  await care('import', 'posts.csv', '--sampling', 'complete');
  await care('retain', '60d', '--drop-counts', '--yes');
  expect((await json('queue', '--brand', 'rival')).items.length).toBe(2);
  const later = (...argv: string[]) => run(argv, { cwd, now: '2026-06-01T12:00:00Z' });
  expect((await later('retain', '60d', '--drop-counts', '--yes')).stdout).toContain('3 conversations that ended');
  expect(await rows('SELECT count(*) FROM post')).toEqual([[0]]);
  expect(await rows('SELECT count(*) FROM account WHERE brand IS NULL')).toEqual([[0]]);
  expect(JSON.parse((await later('status', '--json')).stdout)).toMatchObject({
    removed: { conversations: 4, posts: 8 },
  });
  expect((await later('doctor', ...DEEP, '--offline')).code).toBe(0);
});

test('the same file brings nothing back, claims no time that is gone, and can be undone', async () => {
  const { cwd, care, json, rows, holds } = await folder();
  await care('retain', '60d', '--drop-counts', '--yes');
  writeFileSync(
    join(cwd, 'again.csv'),
    `${POSTS}6000009,x,1,acme,Acme,2026-03-11T10:00:00Z,@oldalia found it,6000001\n`,
  );
  const { stdout } = await care('import', 'again.csv', '--sampling', 'complete', '--covers', '2026-01-01..2026-03-20');
  expect(stdout).toContain('4 rows older than is kept here: not taken in');
  expect(stdout).toContain('1 new, 3 already here');
  expect(OLD.filter((words) => !['oldalia', '6000001'].includes(words)).filter(holds)).toEqual([]);
  expect(await rows('SELECT min(since) FROM coverage')).toEqual([[Date.UTC(2026, 0, 19, 12) / 1000]]);
  await care('brand', 'add', 'rival', '@rival2');
  expect(await rows('SELECT min(since) FROM coverage')).toEqual([[Date.UTC(2026, 0, 19, 12) / 1000]]);
  await care('import', '--undo', '1', '--yes');
  await care('import', '--undo', '2', '--yes');
  expect(await rows('SELECT count(*) FROM post')).toEqual([[0]]);
  expect(await json('measure', 'volume')).toMatchObject({ removed: { turns: 3 } });
  expect((await care('doctor', ...DEEP, '--offline')).code).toBe(0);
});

test('labels and decisions of what was removed go by their own age, and an old dump does not bring them back', async () => {
  const { cwd, care, json, rows } = await folder();
  const early = (...argv: string[]) =>
    run(argv, { cwd, now: '2026-01-06T12:00:00Z', env: { SOCIALCARE_ACTOR: 'kim' } });
  await early('label', '6000001', 'intent=complaint');
  await early('triage', '6000006', '--brand', 'acme', '--as', 'note', '--note', 'shoes of Berta');
  await care('triage', '6000006', '--brand', 'acme', '--as', 'no-reply', '--reason', 'spam');
  await care('label', '6000003', 'intent=complaint');
  await care('dump', '-o', 'old.jsonl');
  await care('retain', '60d', '--drop-counts', '--yes');
  expect(await rows('SELECT count(*) FROM label')).toEqual([[1]]);
  expect(await rows("SELECT note, CASE WHEN post LIKE 'erased%' THEN 1 ELSE 0 END FROM decision ORDER BY key")).toEqual(
    [
      ['[erased]', 1],
      [null, 1],
    ],
  );
  expect(await json('restore', 'old.jsonl')).toMatchObject({
    labels: 0,
    decisions: 0,
    already_here: 2,
    older_than_kept: 2,
  });
  const later = (...argv: string[]) => run(argv, { cwd, now: '2026-06-01T12:00:00Z' });
  await later('retain', '60d', '--drop-counts', '--yes');
  expect(await rows('SELECT count(*) FROM decision')).toEqual([[0]]);
  expect(await rows('SELECT count(*) FROM label')).toEqual([[0]]);
});

test('the configuration says it: keep by default, drop where it is written, and a flag decides otherwise', async () => {
  const { imported, care, rows } = await folder('retain = "60d"\nretain_counts = "drop"\n');
  expect(imported.stderr).toContain(
    'retain 60d: erased the words and names of 4 posts, took 2 conversations with 3 turns out of every count',
  );
  expect(await rows('SELECT count(*) FROM post')).toEqual([[4]]);
  expect((await care('status')).stdout).toMatch(/retain_counts\s+drop/);
  expect((await care('retain', '30d', '--dry-run')).stdout).toContain('go out of every count\n');
  const kept = await folder('retain = "60d"\n');
  expect(await kept.rows('SELECT count(*) FROM post')).toEqual([[7]]);
  const wrong = await folder('retain_counts = "forget"\n');
  expect((await wrong.care('status')).stderr).toContain('is neither "keep" nor "drop"');
});

/** report, measure, explain, export, show at the prompt: exact screens, and the names other programs rely on. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

/** Ten customers ask at 09:00; four are answered after 10, 20, 30 and 40 minutes; the file covers four days. */
beforeAll(async () => {
  cwd = temporaryFolder();
  const rows = ['channel,id,text,created_at,author_handle,reply_to_id'];
  for (let at = 0; at < 10; at++) {
    rows.push(`x,q${at},@acme help,2026-03-02T09:00:00Z,customer${at},`);
    if (at < 4) rows.push(`x,a${at},@customer${at} here you are,2026-03-02T09:${(at + 1) * 10}:00Z,acme,q${at}`);
  }
  writeFileSync(join(cwd, 'posts.csv'), `${rows.join('\n')}\n`);
  await run(['brand', 'add', 'Acme', '@acme'], { cwd });
  const covers = ['--sampling', 'complete', '--covers', '2026-03-01..2026-03-06'];
  expect((await run(['import', 'posts.csv', ...covers], { cwd })).code).toBe(0);
});

test('measure response-times --by brand --json has the published names and the hand-worked numbers', async () => {
  const { stdout, stderr, code } = await run(['measure', 'response-times', '--by', 'brand', '--json'], { cwd });
  expect([stderr, code]).toEqual(['', 0]);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    version: 1,
    metric: 'response-times',
    definition: { id: 'response-times', version: expect.any(Number) },
    timezone: 'UTC',
    sampling: ['complete'],
  });
  expect(report.rows[0]).toMatchObject({
    brand: 'Acme',
    n: 10,
    answered: 4,
    answered_only: { n: 4, mean_seconds: 1_500, median_seconds: 1_500, p90_seconds: 2_220 },
    km: { median_seconds: null, p75_seconds: null, p90_seconds: null },
    buckets: { '5m': 0, '15m': 1, '30m': 2, '1h': 1, later: 0, unanswered: 6, pending: 0 },
  });
  expect(report.rows[0].service_level['1h']).toBeCloseTo(0.4, 12);
  expect(Object.keys(report.rows[0].service_level)).toEqual(['5m', '15m', '1h', '4h', '8h', '24h', '72h']);
});

test('measure ignored --by brand --window 24h --json has the published names', async () => {
  const { stdout } = await run(['measure', 'ignored', '--by', 'brand', '--window', '24h', '--json'], { cwd });
  const [row] = JSON.parse(stdout).rows;
  expect(row).toMatchObject({
    brand: 'Acme',
    window: '24h',
    due: 10,
    ignored: 6,
    pending: 0,
    rate: 0.6,
    ci_method: 'wilson',
  });
  // Wilson for 6 of 10.
  expect(row.ci_low).toBeCloseTo(0.3127, 4);
  expect(row.ci_high).toBeCloseTo(0.8318, 4);
});

test('the screen says the same as the JSON', async () => {
  const { stdout } = await run(['measure', 'ignored', '--by', 'brand', '--window', '1h,24h,ever'], { cwd });
  expect(stdout).toContain('Acme   1h       10        6  60.0 % (31.3–83.2)                     0  wilson');
  expect(stdout).toContain('Acme   ever     10        6  60.0 % (31.3–83.2)     4 d 15 h        0  wilson');
  expect(stdout).toContain('as of 2026-03-07 00:00 · zone UTC');
});

test('csv and markdown of a measure carry the same rate', async () => {
  const csv = await run(['measure', 'ignored', '--by', 'brand', '--format', 'csv'], { cwd });
  const [header, row] = csv.stdout.split('\r\n').map((line) => line.split(','));
  expect(row![header!.indexOf('rate')]).toBe('0.6');
  const markdown = await run(['measure', 'ignored', '--by', 'brand', '--format', 'markdown'], { cwd });
  expect(markdown.stdout).toContain('60.0 %');
});

test('as things stood at 09:15 one was answered and nobody was ignored yet', async () => {
  const { stdout } = await run(['measure', 'ignored', '--as-of', '2026-03-02T09:15', '--window', '1h', '--json'], {
    cwd,
  });
  expect(JSON.parse(stdout).rows[0]).toMatchObject({ due: 0, pending: 10, rate: null });
  const times = await run(['measure', 'response-times', '--as-of', '2026-03-02T09:15', '--json'], { cwd });
  expect(JSON.parse(times.stdout).rows[0]).toMatchObject({ n: 10, answered: 1 });
});

test('a biased sample refuses the ignored rate with the reason; a report prints the reason in its place', async () => {
  const biased = temporaryFolder();
  writeFileSync(
    join(biased, 'twcs.csv'),
    'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n1,700001,True,Mon Mar 02 09:00:00 +0000 2026,@AcmeHelps late,2,\n2,AcmeHelps,False,Mon Mar 02 09:12:00 +0000 2026,@700001 Sorry!,,1\n',
  );
  await run(['import', 'twcs.csv'], { cwd: biased });
  const refused = await run(['measure', 'ignored', '--by', 'brand'], { cwd: biased });
  expect(refused).toMatchObject({ stdout: '', code: 1 });
  expect(refused.stderr).toMatch(/sampling: answered-only/);
  const report = await run(['report'], { cwd: biased });
  expect(report.code).toBe(0);
  expect(report.stdout).toMatch(/refused: every conversation in this sample holds a brand reply/);
  const accepted = await run(['measure', 'ignored', '--accept-biased-sample'], { cwd: biased });
  expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining('WARNING')]);
});

test('export turns has exactly the published columns', async () => {
  const { stdout } = await run(['export', 'turns', '--since', '2026-03-02'], { cwd });
  const lines = stdout.split('\r\n');
  expect(lines[0]).toBe(
    'brand,channel,customer,thread,turn,asked_post,asked_at,posts,answer_post,answered_at,wait_seconds,reach,status,asked_text,asked_url,answer_text,answer_url,inferred',
  );
  expect(lines[1]).toBe(
    "Acme,x,customer0,q0,1,q0,2026-03-02T09:00:00Z,1,a0,2026-03-02T09:10:00Z,600,direct,answered,'@acme help,,'@customer0 here you are,,0",
  );
  expect(lines[5]).toBe("Acme,x,customer4,q4,1,q4,2026-03-02T09:00:00Z,1,,,,direct,unanswered,'@acme help,,,,0");
});

test('show prints a thread with its wait; a customer by handle; nothing by name', async () => {
  const thread = await run(['show', 'q0', '--no-color'], { cwd });
  expect(thread.stdout).toBe(`Thread of q0 on x: 2 posts, 1 turn

> @customer0 (customer) 2026-03-02 09:00 · q0
│ @acme help

    ↳ answered after 10 min
    < @acme (Acme) (brand) 2026-03-02 09:10 · a0
    ┃ @customer0 here you are
`);
  const customer = await run(['show', '@customer4'], { cwd });
  expect(customer.stdout).toBe('2026-03-02T09:00:00.000Z\tAcme\tunanswered\tq4\t@acme help\n');
  expect((await run(['show', '@nobody'], { cwd })).code).toBe(2);
});

test('explain prints the definition, the SQL and the turns behind a number', async () => {
  const { stdout } = await run(['explain', 'ignored', '--brand', 'acme', '--status', 'unanswered'], { cwd });
  expect(stdout).toContain('rate = ignored / due');
  expect(stdout).toContain('FROM turn t');
  expect(stdout.match(/\tunanswered$/gm)).toHaveLength(6);
});

test('the previous period is shown beside: ten turns against none', async () => {
  const { stdout } = await run(['report', '--since', '2026-03-02', '--until', '2026-03-03', '--json'], { cwd });
  const comparison = JSON.parse(stdout).sections.find((section: { metric: string }) => section.metric === 'comparison');
  const [turns, wait] = comparison.rows;
  expect(turns).toMatchObject({
    brand: 'Acme',
    measure: 'Turns',
    now: { value: 10 },
    before: { value: null },
    change: { value: null },
  });
  expect(wait).toMatchObject({ measure: 'Median wait', change: { value: null, why: 'not covered' } });
  expect(comparison.notes).toContain(
    'not compared: 2026-02-28 00:00 to 2026-03-02 00:00 lies partly outside coverage of Acme/x',
  );
});

test('business hours: ten minutes after opening count, the night before does not', async () => {
  const everybody = '[[schedule]]\nzone = "UTC"\nopen = { mon-sun = ["00:00-24:00"] }\n';
  const own = '[[schedule]]\nzone = "UTC"\nbrand = "acme"\nopen = { mon-fri = ["09:05-17:00"] }\n';
  writeFileSync(join(cwd, 'socialcare.toml'), everybody + own);
  const { stdout } = await run(['measure', 'response-times', '--hours', 'business', '--json'], { cwd });
  expect(JSON.parse(stdout).rows[0].answered_only).toMatchObject({ n: 4, median_seconds: 1_200 });
});

test('sql reads and cannot write', async () => {
  const read = await run(['sql', 'SELECT brand, count(*) AS n FROM turns GROUP BY 1'], { cwd });
  expect(read.stdout).toBe('brand\tn\nAcme\t10\n');
  const written = await run(['sql', 'DELETE FROM post'], { cwd });
  expect([written.code, written.stderr]).toEqual([2, expect.stringContaining('would change the database')]);
});

test.each([
  ['measure', 'volume', '--by', 'brand,week'],
  ['measure', 'response-times', '--by', 'brand'],
  ['measure', 'ignored', '--by', 'hour'],
  ['measure', 'sla'],
  ['measure', 'effort', '--by', 'weekday'],
  ['report', '--since', '2026-03-02', '--until', '2026-03-03'],
  ['explain', 'ignored', '--brand', 'acme'],
])('%s %s as JSON obeys the published schema', async (...argv) => {
  const { default: Ajv } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv.default({ strict: false, validateFormats: false }).compile(schema);
  const { stdout, code } = await run([...argv, '--json'], { cwd });
  validate(JSON.parse(stdout));
  expect([code, validate.errors]).toEqual([0, null]);
});

test('sql prints whole numbers digit by digit, however large', async () => {
  const { stdout } = await run(['sql', 'SELECT 1790000000000000001 AS id, 5 AS n, 1.5 AS r', '--json'], { cwd });
  expect(JSON.parse(stdout)).toEqual([{ id: '1790000000000000001', n: 5, r: 1.5 }]);
});

test('the backlog begins with the first turn and ends with --until; who asks for earlier days is shown them', async () => {
  const periods = async (...flags: string[]) => {
    const { stdout } = await run(['measure', 'backlog', '--json', ...flags], { cwd });
    return JSON.parse(stdout).rows.map(({ period, waiting }: { period: string; waiting: number }) => [period, waiting]);
  };
  expect((await periods())[0]).toEqual(['2026-03-02', 6]);
  expect(await periods('--until', '2026-03-03')).toEqual([
    ['2026-03-02', 6],
    ['2026-03-03', 6],
  ]);
  expect(await periods('--since', '2026-03-01', '--until', '2026-03-02')).toEqual([
    ['2026-03-01', 0],
    ['2026-03-02', 6],
  ]);
});

test('the backlog says which days and weeks it counts beyond the period', async () => {
  const notes = async (...flags: string[]) => {
    const { stdout } = await run(['measure', 'backlog', '--json', ...flags], { cwd });
    return JSON.parse(stdout).notes;
  };
  expect(await notes('--by', 'week', '--since', '2026-03-03')).toEqual([
    'the week 2026-03-02 is counted whole, also before the period begins',
  ]);
  expect(await notes('--by', 'brand', '--since', '2026-03-02T10:00', '--until', '2026-03-03T10:00')).toEqual([
    'the day 2026-03-02 is counted whole, also before the period begins',
    'the day 2026-03-03 is counted whole, also after the period ends',
  ]);
  expect(await notes('--since', '2026-03-02', '--until', '2026-03-03')).toEqual([]);
});

test('the backlog by brand: each one’s own, adding up to all of it; by brand and day, day by day', async () => {
  const two = temporaryFolder();
  writeFileSync(
    join(two, 'posts.csv'),
    [
      'channel,id,created_at,author_handle,reply_to_id,text',
      'x,1,2026-03-02T09:00:00Z,ann,,@acme late',
      'x,2,2026-03-03T09:00:00Z,acme,1,@ann sorry',
      'x,3,2026-03-02T09:00:00Z,bob,,@rival late',
      'x,4,2026-03-03T09:00:00Z,cat,,@acme late',
      'bluesky,5,2026-03-03T10:00:00Z,dan,,@acme late',
    ].join('\n'),
  );
  for (const brand of ['acme', 'rival'])
    await run(['brand', 'add', brand, `@${brand}`, `bluesky:${brand}`], { cwd: two });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd: two });
  const backlog = async (...by: string[]) => {
    const { stdout } = await run(['measure', 'backlog', ...by, '--json'], { cwd: two });
    return JSON.parse(stdout).rows.map((row: Record<string, unknown>) => Object.values(row));
  };
  expect(await backlog('--by', 'brand')).toEqual([
    ['acme', '2026-03-02..2026-03-03', 3, 1, 0, 0, 2],
    ['rival', '2026-03-02..2026-03-03', 1, 0, 0, 0, 1],
  ]);
  expect(await backlog('--by', 'day,brand')).toEqual([
    ['acme', '2026-03-02', 1, 0, 0, 0, 1],
    ['acme', '2026-03-03', 2, 1, 0, 0, 2],
    ['rival', '2026-03-02', 1, 0, 0, 0, 1],
    ['rival', '2026-03-03', 0, 0, 0, 0, 1],
  ]);
  expect(await backlog('--by', 'brand,channel', '--worst', '1')).toEqual([
    ['acme', 'bluesky', '2026-03-02..2026-03-03', 1, 0, 0, 0, 1],
  ]);
  expect(await backlog('--sort', 'waiting', '--limit', '1')).toEqual([['2026-03-03', 2, 1, 0, 0, 3]]);
  expect(await backlog()).toEqual([
    ['2026-03-02', 2, 0, 0, 0, 2],
    ['2026-03-03', 2, 1, 0, 0, 3],
  ]);
  const wrong = await run(['measure', 'backlog', '--by', 'hour'], { cwd: two });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--by brand,month')]);
});

test('a screen draws the curve of the waits, a pipe only where it is asked to, csv never', async () => {
  const asked = async (argv: string[], isTTY: boolean) => {
    const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
    const text = new Response(Readable.toWeb(output) as ReadableStream).text();
    await run(['measure', 'response-times', ...argv], { cwd, output });
    output.end();
    return text;
  };
  // Four of ten were answered, the median of the answered is 25 minutes.
  expect(await asked(['--no-color'], true)).toMatch(
    /\n100 % ┤⠉[\s\S]* all turns 60\.0 %\n[\s\S]*× .*alone: all turns 25 min\n/,
  );
  for (const [argv, isTTY, isDrawn] of [
    [['--no-pictures'], true, false],
    [[], false, false],
    [['--pictures'], false, true],
    [['--format', 'markdown'], true, false],
    [['--format', 'markdown', '--pictures'], false, true],
    [['--format', 'csv', '--pictures'], true, false],
  ] as const)
    expect([argv, (await asked([...argv], isTTY)).includes('all turns 60.0 %')]).toEqual([argv, isDrawn]);
  const { pictures } = JSON.parse(await asked(['--json'], false));
  expect(pictures[0].lines[0].points.at(0)).toEqual([60, 1]);
  expect(pictures[0].lines[0].points.at(-1)[1]).toBe(0.6);
  expect(pictures[0].marks).toMatchObject([{ x: 1_500, y: 0.5 }]);
});

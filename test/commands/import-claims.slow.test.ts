/** What an import claims to know: by file, brand and channel, weakened by what it could not read, never of the future. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEADER = 'id,text,created_at,author_handle,reply_to_id,channel';

function table(rows: string[][]): string {
  return `${[HEADER, ...rows.map((row) => row.join(','))].join('\n')}\n`;
}

/** One question a day to a brand at nine, from one day of October 2026 to another. */
function daily(brand: string, from: number, to: number): string {
  const days = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return table(
    days.map((day) => [
      `${brand}${day}`,
      `@${brand} help`,
      `2026-10-${String(day).padStart(2, '0')}T09:00:00Z`,
      `customer${day}`,
      '',
      'x',
    ]),
  );
}

async function sandbox(files: Record<string, string>, ...brands: string[]): Promise<string> {
  const cwd = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  for (const brand of brands) await run(['brand', 'add', brand, `@${brand}`, '-q'], { cwd });
  return cwd;
}

async function ignored(cwd: string, ...more: string[]) {
  const { stdout } = await run(['measure', 'ignored', '--by', 'brand', '--json', ...more], { cwd });
  return JSON.parse(stdout);
}

const counts = (report: { rows: { brand: string; due: number; ignored: number; pending: number }[] }) =>
  report.rows.map(({ brand, due, ignored: none, pending }) => [brand, due, none, pending]);

test('37: files of one command claim what they claim one by one', async () => {
  const files = { 'early.csv': daily('acme', 1, 1), 'late.csv': daily('rival', 20, 24) };
  const together = await sandbox(files, 'acme', 'rival');
  const apart = await sandbox(files, 'acme', 'rival');
  await run(['import', 'early.csv', 'late.csv', '--sampling', 'complete', '--covers-replies', '-q'], { cwd: together });
  for (const file of ['early.csv', 'late.csv'])
    await run(['import', file, '--sampling', 'complete', '--covers-replies', '-q'], { cwd: apart });
  const report = await ignored(together);
  expect(counts(report)).toEqual([
    ['acme', 0, 0, 1],
    ['rival', 4, 4, 1],
  ]);
  expect(report.coverage).toEqual((await ignored(apart)).coverage);
});

test('an answer in the thread of another file claims nothing for the other brands named in that thread', async () => {
  const both = table([
    ['1', '@acme @rival help', '2026-10-01T10:00:00Z', 'ann', '', 'x'],
    ['2', '@ann sorry', '2026-10-01T11:00:00Z', 'rival', '1', 'x'],
  ]);
  const acme = table([
    ['11', '@ann sorry', '2026-10-01T12:00:00Z', 'acme', '1', 'x'],
    ['12', '@acme help', '2026-10-20T11:00:00Z', 'dee', '', 'x'],
  ]);
  for (const order of [
    ['both.csv', 'acme.csv'],
    ['acme.csv', 'both.csv'],
  ]) {
    const cwd = await sandbox({ 'both.csv': both, 'acme.csv': acme }, 'acme', 'rival');
    await run(['import', ...order, '--sampling', 'complete', '-q'], { cwd });
    const { coverage } = JSON.parse((await run(['status', '--json'], { cwd })).stdout);
    expect(coverage.map((each: Record<string, unknown>) => [each.brand, each.since, each.until])).toEqual([
      ['acme', Date.UTC(2026, 9, 1, 10) / 1000, Date.UTC(2026, 9, 20, 11) / 1000],
      ['rival', Date.UTC(2026, 9, 1, 10) / 1000, Date.UTC(2026, 9, 1, 11) / 1000],
    ]);
  }
});

test('parts join over gaps as long as those inside them, and over no longer ones', async () => {
  const covered = async (...parts: [number, number][]) => {
    const files = Object.fromEntries(parts.map(([from, to], at) => [`${at}.csv`, daily('acme', from, to)]));
    const cwd = await sandbox(files, 'acme');
    await run(['import', ...Object.keys(files), '--sampling', 'complete', '--covers-replies', '-q'], { cwd });
    return (await ignored(cwd)).coverage.map(({ since, until }: Record<string, string>) => [
      since!.slice(8, 10),
      until!.slice(8, 10),
    ]);
  };
  expect(await covered([1, 5], [6, 9])).toEqual([['01', '09']]);
  expect(await covered([1, 5], [7, 9])).toEqual([
    ['01', '05'],
    ['07', '09'],
  ]);
});

test('62: 24 daily files with --covers, of a small brand named every third day and never answered: as one import', async () => {
  const days = Array.from({ length: 24 }, (_, at) => at + 1);
  const busy = (day: number) => daily('big', day, day).split('\n')[1]!;
  const small = (day: number) => (day % 3 === 1 ? daily('small', day, day).split('\n')[1]! : '');
  const content = (some: number[]) =>
    `${[HEADER, ...some.flatMap((day) => [busy(day), small(day)]).filter(Boolean)].join('\n')}\n`;
  const name = (day: number) => `2026-10-${String(day).padStart(2, '0')}`;
  const one = await sandbox({ 'all.csv': content(days) }, 'big', 'small');
  const many = await sandbox(
    Object.fromEntries(days.map((day) => [`${name(day)}.csv`, content([day])])),
    'big',
    'small',
  );
  const how = (from: number, to: number) => [
    '--sampling',
    'complete',
    '--covers-replies',
    '--covers',
    `${name(from)}..${name(to)}`,
    '-q',
  ];
  await run(['import', 'all.csv', ...how(1, 24)], { cwd: one });
  for (const day of days) await run(['import', `${name(day)}.csv`, ...how(day, day)], { cwd: many });
  const [whole, parts] = [await ignored(one), await ignored(many)];
  expect(counts(whole)).toEqual([
    ['big', 23, 23, 1],
    ['small', 8, 8, 0],
  ]);
  expect([parts.rows, parts.coverage]).toEqual([whole.rows, whole.coverage]);
}, 60_000);

test('--covers speaks for every declared brand on the channel, also for one declared later; --brand narrows it', async () => {
  const spoken = async (more: string[]) => {
    const cwd = await sandbox({ 'a.csv': daily('acme', 1, 3) }, 'acme', 'rival');
    await run(
      [
        'import',
        'a.csv',
        '--sampling',
        'complete',
        '--covers-replies',
        '--covers',
        '2026-10-01..2026-10-09',
        ...more,
        '-q',
      ],
      {
        cwd,
      },
    );
    await run(['brand', 'add', 'late', '@late', '-q'], { cwd });
    await run(['brand', 'add', 'elsewhere', 'mastodon:@elsewhere@social.example', '-q'], { cwd });
    const { stdout } = await run(['coverage', '--since', '2026-10-01', '--json'], { cwd });
    return JSON.parse(stdout).lines.map(({ brand }: { brand: string }) => brand);
  };
  expect(await spoken([])).toEqual(['acme', 'late', 'rival']);
  expect(await spoken(['--brand', 'rival'])).toEqual(['rival']);
});

test('--covers --brand stays in effect when the brand is registered or declared again', async () => {
  const twcs = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
1,900,True,Thu Oct 01 10:00:00 +0000 2026,@acme help,2,
2,acme,False,Thu Oct 01 11:00:00 +0000 2026,@900 sorry,,1
`;
  const more = twcs.replace('@acme', 'still @acme').replaceAll(/^(?=\d)/gm, '7');
  const covers = ['--sampling', 'complete', '--covers', '2026-10-01..2026-10-20', '--brand', 'Acme', '-q'];
  const known = async (cwd: string) =>
    JSON.parse((await run(['status', '--json'], { cwd })).stdout).coverage.map((each: Record<string, unknown>) => [
      each.brand,
      each.sampling,
      each.until,
    ]);
  const complete = ['acme', 'complete', Date.UTC(2026, 9, 21) / 1000];

  const own = await sandbox({ 'own.csv': twcs });
  await run(['import', 'own.csv', '-q'], { cwd: own });
  await run(['brand', 'add', 'rival', '@rival', '-q'], { cwd: own });
  await run(['import', 'own.csv', '--again', ...covers], { cwd: own });
  expect(await known(own)).toEqual([complete]);

  const other = await sandbox({ 'first.csv': twcs, 'more.csv': more });
  await run(['import', 'first.csv', '-q'], { cwd: other });
  await run(['import', 'more.csv', '--format', 'csv', '--map', 'author_handle=author_id', ...covers], { cwd: other });
  const before = await known(other);
  expect(before).toContainEqual(complete);
  await run(['import', 'first.csv', '--again', '-q'], { cwd: other });
  expect(await known(other)).toEqual(before);
  await run(['brand', 'remove', 'acme', '--yes', '-q'], { cwd: other });
  await run(['brand', 'add', 'rival', '@rival', '-q'], { cwd: other });
  await run(['brand', 'add', 'acme', '@acme', '-q'], { cwd: other });
  expect(await known(other)).toEqual(before);
});

test('a claim on the future is refused; until today is until now; a later claim by --again narrows the earlier', async () => {
  const cwd = await sandbox({ 'a.csv': daily('acme', 1, 5) }, 'acme');
  const claim = (covers: string, ...more: string[]) =>
    run(['import', 'a.csv', '--sampling', 'complete', '--covers-replies', '--covers', covers, '-q', ...more], { cwd });
  const refused = await claim('2026-10-01..2026-12-31');
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('2026-12-31 is in the future')]);
  await claim('2026-10-01..2026-11-22');
  expect((await ignored(cwd)).as_of).toBe('2026-11-22T12:00:00.000Z');
  await claim('2026-10-01..2026-10-10', '--again');
  const report = await ignored(cwd);
  expect([report.as_of, report.coverage[0].until]).toEqual(['2026-10-11T00:00:00.000Z', '2026-10-11T00:00:00.000Z']);
});

/** Each customer is answered after an hour; the times of some answers cannot be read. */
function answered(customers: number, broken: number): string {
  const rows = Array.from({ length: customers }, (_, at) => {
    const hour = new Date(Date.UTC(2026, 9, 1, at)).toISOString();
    const later = new Date(Date.UTC(2026, 9, 1, at + 1)).toISOString();
    return [
      [`q${at}`, '@acme help', hour, `customer${at}`, '', 'x'],
      [`a${at}`, `@customer${at} done`, at < broken ? 'soon' : later, 'acme', `q${at}`, 'x'],
    ];
  });
  return table(rows.flat());
}

test('40: rows that could not be read are missing wherever a number is printed, and the file is not complete', async () => {
  const cwd = await sandbox({ 'a.csv': answered(50, 20) }, 'acme');
  const { stdout } = await run(['import', 'a.csv', '--sampling', 'complete', '--covers-replies'], { cwd });
  expect(stdout).toContain('sampling is unknown, not complete: 20.0 % of the rows were rejected');
  const report = await ignored(cwd);
  expect(report.sampling).toEqual(['unknown']);
  expect(report.coverage[0]).toMatchObject({ complete: false, missing_rows: 20 });
  for (const format of ['table', 'markdown', 'csv'])
    expect((await run(['measure', 'ignored', '--format', format], { cwd })).stdout.replace(/\s+/g, ' ')).toContain(
      '20 rows missing',
    );
  const calendar = await run(['coverage', '--since', '2026-10-01', '--until', '2026-10-03', '--json'], { cwd });
  expect(JSON.parse(calendar.stdout).lines[0]).toMatchObject({
    missing_rows: 20,
    days: [{ state: 'partial' }, { state: 'partial' }, { state: 'partial' }],
  });
  const kept = await sandbox({ 'a.csv': answered(50, 20) }, 'acme');
  await run(['import', 'a.csv', '--sampling', 'complete', '--covers-replies', '--accept-rejects', '-q'], { cwd: kept });
  const accepted = await ignored(kept);
  expect([accepted.sampling, accepted.coverage[0].complete, accepted.coverage[0].missing_rows]).toEqual([
    ['complete'],
    false,
    20,
  ]);
});

test('one rejected row in 250 leaves the file complete but for that row; one in 150 does not', async () => {
  const sampling = async (customers: number) => {
    const cwd = await sandbox({ 'a.csv': answered(customers, 1) }, 'acme');
    await run(['import', 'a.csv', '--sampling', 'complete', '--covers-replies', '-q'], { cwd });
    const { sampling: found, coverage } = await ignored(cwd);
    return [found[0], coverage[0].missing_rows];
  };
  expect(await sampling(125)).toEqual(['complete', 1]);
  expect(await sampling(75)).toEqual(['unknown', 1]);
});

test('a row dated after its import moves nothing: it is rejected and named', async () => {
  const rows = daily('acme', 1, 5);
  const cwd = await sandbox({ 'a.csv': `${rows}late,@acme help,2099-01-01T09:00:00Z,zoe,,x\n`, 'b.csv': rows }, 'acme');
  const clean = await sandbox({ 'b.csv': rows }, 'acme');
  const outcome = await run(['import', 'a.csv', '--sampling', 'complete', '--covers-replies', '--accept-rejects'], {
    cwd,
  });
  expect(outcome.stdout).toMatch(/a\.csv:7: its time, 2099-01-01/);
  await run(['import', 'b.csv', '--sampling', 'complete', '--covers-replies', '-q'], { cwd: clean });
  const [with2099, without] = [await ignored(cwd), await ignored(clean)];
  expect([with2099.as_of, with2099.rows]).toEqual([without.as_of, without.rows]);
});

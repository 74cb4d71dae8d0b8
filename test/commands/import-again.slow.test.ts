/** An import that was wrong: read again with other flags, or taken back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const NAIVE = `id,text,created_at,author_handle,reply_to_id,channel
101,@acme no heating since monday,07/05/2026 08:00,ann,,x
102,@ann we are on our way,07/05/2026 09:30,acme,101,x
103,@acme the app is down,07/06/2026 10:00,bob,,x
`;

async function sandbox(files: Record<string, string>, brands = [['acme', '@acme']]): Promise<string> {
  const cwd = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  for (const brand of brands) await run(['brand', 'add', ...brand, '-q'], { cwd });
  return cwd;
}

const json = async (argv: string[], cwd: string) => JSON.parse((await run([...argv, '--json'], { cwd })).stdout);

async function contents(cwd: string): Promise<unknown> {
  const ask = async (sql: string) => (await run(['sql', sql, '--format', 'csv'], { cwd })).stdout;
  return {
    turns: (await run(['export', 'turns', '--reach', 'all', '--format', 'csv'], { cwd })).stdout.split('\n').sort(),
    posts:
      await ask(`SELECT p.channel, p.id, a.handle, a.id AS account, p.created_at, p.text, p.stated, p.reply_to, o.id AS parent
      FROM post p JOIN account a ON a.key = p.author LEFT JOIN post o ON o.key = p.parent ORDER BY 1, 2`),
    accounts: await ask('SELECT channel, id, handle, name FROM account ORDER BY 1, 2, 3'),
    brands: await ask(
      'SELECT b.name, d.channel, d.handle, d.id FROM brand b JOIN brand_account d ON d.brand = b.key ORDER BY 1, 2, 3',
    ),
    coverage: await ask(`SELECT b.name, c.channel, c.sampling, c.since, c.until, c.seam
      FROM coverage c LEFT JOIN brand b ON b.key = c.brand ORDER BY 1, 2, 3, 4`),
    batches: await ask(
      'SELECT source, sampling, rows_read, posts_new, rejected, finished_at IS NULL AS open FROM batch',
    ),
    numbers: await json(['report'], cwd),
  };
}

test('38: read in the wrong zone, then in the right one: the plain line says what to type, and times are corrected', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', '--sampling', 'complete', '--date-order', 'mdy', '-q'], { cwd });
  const right = ['--sampling', 'complete', '--date-order', 'mdy', '--tz', 'America/New_York'];
  const refused = await run(['import', 'july.csv', ...right, '-q'], { cwd });
  expect(refused.stderr).toContain(
    'july.csv: imported before as batch 1, on 2026-11-22, with other flags; nothing was done.',
  );
  expect(refused.stderr).toContain(
    'socialcare import --again july.csv --sampling complete --date-order mdy --tz America/New_York',
  );
  const again = await run(['import', '--again', 'july.csv', ...right], { cwd });
  expect(again.stdout).toContain('3 rows: 3 new, 0 already here\n  replaces an earlier import of 3 posts');
  expect(again.stdout).toContain('0 new posts in');
  const { stdout } = await run(['export', 'turns', '--json'], { cwd });
  expect(JSON.parse(stdout).map((turn: Record<string, unknown>) => [turn.asked_at, turn.wait_seconds])).toEqual([
    ['2026-07-05T12:00:00Z', 5400],
    ['2026-07-06T14:00:00Z', null],
  ]);
  const alone = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', ...right, '-q'], { cwd: alone });
  expect(await contents(cwd)).toEqual(await contents(alone));
});

const HOUR = 3_600_000;
const time = (at: number) => new Date(Date.UTC(2026, 9, 3) + at * HOUR).toISOString().slice(0, 16).replace('T', ' ');

const rows = fc
  .array(
    fc.record({
      id: fc.nat(8),
      hour: fc.nat(200),
      author: fc.constantFrom('ann', 'bob', 'acme', 'rival'),
      other: fc.constantFrom('cem', 'acme', 'dee'),
      parent: fc.option(fc.nat(8), { nil: undefined }),
      words: fc.constantFrom('@acme help', 'thanks', '@rival and you?', '@ann hello'),
      inbound: fc.constantFrom('', 'true', 'false'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => [...new Map(all.map((row) => [row.id, row])).values()])
  .map((all) =>
    [
      'ref,words,when,from,other,parent,direction,network',
      ...all.map(
        ({ id, hour, author, other, parent, words, inbound }) =>
          `${100 + id},${words},${time(hour)},${author},${other},${parent === undefined ? '' : 100 + parent},${inbound},x`,
      ),
    ].join('\n'),
  );

const base = ['--map', 'id=ref', '--map', 'text=words', '--map', 'created_at=when', '--map', 'channel=network'];
const flags = fc
  .record({
    author: fc.constantFrom('from', 'other'),
    parent: fc.constantFrom([], ['--map', 'reply_to_id=parent']),
    direction: fc.constantFrom([], ['--map', 'inbound=direction'], ['--map', 'inbound=direction', '--register-brands']),
    zone: fc.constantFrom([], ['--tz', 'Asia/Tokyo'], ['--tz', 'America/New_York']),
    sampling: fc.constantFrom([], ['--sampling', 'complete'], ['--sampling', 'answered-only']),
    covers: fc.constantFrom([], ['--covers', '2026-10-01..2026-10-20'], ['--covers', '2026-10-04..2026-10-05']),
  })
  .map(({ author, ...rest }) => [...base, '--map', `author_handle=${author}`, ...Object.values(rest).flat()]);

test('any flags, then the right ones by --again: as if it had been read so the first time', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      rows,
      fc.array(flags, { minLength: 1, maxLength: 2 }),
      flags,
      async (file, other, wrong, right) => {
        const files = { 'a.csv': file, 'b.csv': other.replaceAll(/^(\d)/gm, '7$1') };
        const again = await sandbox(files);
        const once = await sandbox(files);
        for (const cwd of [again, once])
          await run(['import', 'b.csv', ...base, '--map', 'author_handle=from', '-q'], { cwd });
        for (const [at, each] of wrong.entries())
          await run(['import', 'a.csv', ...(at > 0 ? ['--again'] : []), ...each, '-q'], { cwd: again });
        await run(['import', 'a.csv', '--again', ...right, '-q'], { cwd: again });
        await run(['import', 'a.csv', ...right, '-q'], { cwd: once });
        expect(await contents(again)).toEqual(await contents(once));
      },
    ),
    { numRuns: 6, seed: 2026 },
  );
}, 120_000);

test('undone: imported posts are removed, annotations stay and find their posts again', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE, 'more.csv': NAIVE.replaceAll('\n10', '\n20') });
  const before = await sandbox({ 'july.csv': NAIVE });
  const how = ['--sampling', 'complete', '--date-order', 'mdy', '-q'];
  for (const place of [cwd, before]) await run(['import', 'july.csv', ...how], { cwd: place });
  await run(['import', 'more.csv', ...how], { cwd });
  await run(['label', '201', 'intent=complaint', '--actor', 'lea'], { cwd });
  const undone = await run(['import', '--undo', '--yes'], { cwd });
  expect(undone.stdout).toBe(`Undid batch 2: more.csv, 3 rows, of 2026-11-22 12:00.
  3 posts that no other batch holds removed
  1 label or decision of people kept: it waits for its post to come back
`);
  expect(await contents(cwd)).toEqual(await contents(before));
  await run(['import', 'more.csv', ...how], { cwd });
  expect((await run(['export', 'turns', '--label', 'intent=complaint', '--json'], { cwd })).stdout).toContain('"201"');
});

test('--undo asks on a terminal, and elsewhere names the flag; a dry run changes nothing; a wrong number says so', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', '--date-order', 'mdy', '-q'], { cwd });
  const before = await contents(cwd);
  const asked = await run(['import', '--undo'], { cwd });
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringMatching(/Undo batch 1: july.csv, 3 rows[\s\S]*--yes/)]);
  const dry = await json(['import', '--undo', '1', '--dry-run'], cwd);
  expect(dry).toMatchObject({ dry_run: true, undone: { batch: 1, posts_removed: 3, posts_kept: 0 } });
  const { stdout } = await run(['import', '--undo', '1', '--dry-run'], { cwd });
  expect(stdout).toMatch(/^Would undo batch 1: .*\n {2}3 posts that no other batch holds would be removed\nDry run: /);
  expect((await run(['import', '--undo', '7', '--yes'], { cwd })).stderr).toContain('there is no batch 7');
  expect((await run(['import', '--undo', 'july.csv', '--yes'], { cwd })).code).toBe(2);
  expect(await contents(cwd)).toEqual(before);
  expect((await run(['import', '--undo', '--yes'], { cwd })).code).toBe(0);
  expect((await run(['import', '--undo', '--yes'], { cwd })).stderr).toContain('there is no import to undo');
});

test('a new reading that fails leaves the earlier one as it was', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', '--date-order', 'mdy', '-q'], { cwd });
  const before = await contents(cwd);
  const failed = await run(['import', 'july.csv', '--again', '--map', 'text=nothing', '-q'], { cwd });
  expect(failed.code).toBe(1);
  const interrupt = new AbortController();
  interrupt.abort();
  const stopped = await run(['import', 'july.csv', '--again', '--date-order', 'dmy'], {
    cwd,
    signal: interrupt.signal,
  });
  expect([stopped.code, stopped.stderr]).toEqual([
    130,
    expect.stringContaining('the earlier import of the file is kept'),
  ]);
  expect(await contents(cwd)).toEqual(before);
});

test('--again of a file with other content says that it replaced nothing', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', '--date-order', 'mdy', '-q'], { cwd });
  writeFileSync(join(cwd, 'july.csv'), NAIVE.replace('103,', '104,'));
  const { stdout } = await run(['import', 'july.csv', '--again', '--date-order', 'mdy'], { cwd });
  expect(stdout).toContain('nothing was replaced: no file with this content was imported before');
});

test('--again under which a post has another id says that what people said of it waits', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  const how = ['import', 'july.csv', '--date-order', 'mdy', '--again'];
  await run(how, { cwd });
  await run(['label', '101', 'intent=complaint', '--actor', 'lea'], { cwd });
  expect((await run(how, { cwd })).stdout).not.toContain('of people');
  const kept = 'note: 1 label or decision of people kept: it waits for its post to come back';
  expect((await run([...how, '--ids-by-file'], { cwd })).stdout).toContain(kept);
  expect((await run([...how, '--ids-by-file', '--dry-run'], { cwd })).stdout).not.toContain('of people');
  expect((await run(how, { cwd })).stdout).not.toContain('of people');
  expect((await run(['export', 'turns', '--label', 'intent=complaint', '--json'], { cwd })).stdout).toContain('"101"');
});

test('an import of which no row was stored is not remembered: the right flags need no --again', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE.replaceAll('07/0', '31.13.') });
  expect((await run(['import', 'july.csv', '-q'], { cwd })).code).toBe(1);
  expect((await json(['status'], cwd)).batches).toEqual([]);
});

test('a dry run of --again and of --save-preset changes nothing, and blocks nobody', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', '--date-order', 'mdy', '-q'], { cwd });
  const before = await contents(cwd);
  const argv = ['import', 'july.csv', '--again', '--map', 'text=text', '--date-order', 'dmy', '--save-preset', 'desk'];
  expect((await run([...argv, '--dry-run'], { cwd })).stdout).toContain('nothing was changed');
  expect(await contents(cwd)).toEqual(before);
  expect((await run([...argv, '-q'], { cwd })).code).toBe(0);
});

test('status lists batches with number, file and rows, and says what to type', async () => {
  const cwd = await sandbox({ 'july.csv': NAIVE });
  await run(['import', 'july.csv', '--date-order', 'mdy', '-q'], { cwd });
  const { stdout, stderr } = await run(['status'], { cwd });
  expect(stdout).toContain('1\t2026-11-22 12:00\timport csv\tjuly.csv\t3\t3\t0\tunknown\t');
  expect(stderr).toContain('socialcare import --undo NUMBER');
});

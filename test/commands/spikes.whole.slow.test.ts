/** spikes at the prompt: an outage on a Thursday afternoon, with the words that were new. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

/** Five weeks: every hour of the day two customers ask after a parcel, and on 2 April at 15:00 Berlin time twenty of the site. */
beforeAll(async () => {
  cwd = temporaryFolder();
  const rows = ['channel,id,text,created_at,author_handle,reply_to_id'];
  const post = (at: number, handle: string, text: string) =>
    rows.push(`x,${rows.length},${text},${new Date(at * 1000).toISOString()},${handle},`);
  const start = Date.UTC(2026, 2, 2) / 1000;
  for (let hour = 0; hour < 5 * 168; hour++)
    for (const minute of [10, 40])
      post(start + hour * 3_600 + minute * 60, `c${hour}x${minute}`, '@acme where is my parcel');
  for (let at = 0; at < 20; at++)
    post(Date.UTC(2026, 3, 2, 13, at) / 1000, `s${at}`, '@acme is your site down? #outage');
  writeFileSync(join(cwd, 'posts.csv'), `${rows.join('\n')}\n`);
  await run(['brand', 'add', 'Acme', '@acme'], { cwd });
  const covers = ['--sampling', 'complete', '--covers', '2026-03-02..2026-04-05', '--covers-replies'];
  expect((await run(['import', 'posts.csv', ...covers], { cwd })).code).toBe(0);
});

test('the screen names the hour, how many wrote, how many are usual, who was not answered, and what was new', async () => {
  const { stdout, code } = await run(['measure', 'spikes', '--tz', 'Europe/Berlin'], { cwd });
  expect(code).toBe(0);
  const cells = Object.fromEntries(stdout.split('\n').map((line) => line.split(/ {2,}/)));
  expect(cells).toMatchObject({
    ...{ From: '2026-04-02 15:00', Customers: '22', Expected: '2.13', Times: '10.35' },
    ...{ 'Unanswered (95 % CI)': '100.0 % (85.1–100.0)', 'New terms': '#outage, down, site, your' },
  });
  expect(stdout).toContain('1 spike in 840 hours tested');
});

test('a file has both ends of a spike as times', async () => {
  const { stdout } = await run(['measure', 'spikes', '--format', 'csv'], { cwd });
  const [header, row] = stdout.split('\r\n');
  expect(header).toMatch(/^metric,from,until,/);
  expect(row).toMatch(/^spikes,2026-04-02T13:00:00.000Z,2026-04-02T14:00:00.000Z,/);
});

test('explain lists the first posts of the spike', async () => {
  const args = ['explain', 'spikes', '--ids', '--limit', '2', '--format', 'csv'];
  const lines = (await run(args, { cwd })).stdout.split('\n');
  expect(lines[1]).toMatch(
    /^spike,in the spike from 2026-04-02T13:00:00Z to 2026-04-02T14:00:00Z,.*,1681,2026-04-02T13:00:00Z/,
  );
});

test('as of the morning before, nothing has happened; a fortnight is too short', async () => {
  const before = await run(['measure', 'spikes', '--as-of', '2026-04-02T12:00:00Z'], { cwd });
  expect(before.stdout).toContain('no spike in 756 hours tested');
  const short = await run(['measure', 'spikes', '--since', '14d'], { cwd });
  expect([short.code, short.stderr]).toEqual([1, expect.stringContaining('spikes refused: too few weeks')]);
});

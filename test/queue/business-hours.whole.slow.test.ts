/** Business hours at the prompt: what they make of a wait, what is said of them, and that queue and numbers agree. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const HOUR = 3_600;
let cwd: string;

/** A Monday: Ivy and seven more are answered within the second at 11:00, Nat within the second at 03:00, Ola after an hour at night. */
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    [
      'channel,id,created_at,author_handle,reply_to_id,text',
      // Each in words of its own, for equal ones this soon are automatic.
      ...['now', 'yes', 'here', 'done', 'sure', 'hello', 'noted', 'fixed'].flatMap((word, at) => [
        `x,1${at},2026-03-02T10:00:00Z,ivy${at},,@acme zero`,
        `x,2${at},2026-03-02T10:00:00Z,acme,1${at},@ivy${at} ${word}`,
      ]),
      'x,3,2026-03-02T02:00:00Z,nat,,@acme night',
      'x,4,2026-03-02T02:00:00Z,acme,3,@nat now',
      'x,5,2026-03-02T01:00:00Z,ola,,@acme night',
      'x,6,2026-03-02T02:00:00Z,acme,5,@ola here',
    ].join('\n'),
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  expect((await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd })).code).toBe(0);
});

async function times(toml: string) {
  writeFileSync(join(cwd, 'socialcare.toml'), toml);
  return run(['measure', 'response-times', '--hours', 'business', '--json'], { cwd });
}

const schedule = (from: string) =>
  `[[schedule]]\nfrom = "${from}"\nzone = "Europe/Berlin"\nopen = { mon-fri = ["09:00-17:00"] }\n`;

test('an answer within the second of a question asked in open hours is a wait of 0 s, no answer off hours', async () => {
  const { stdout } = await times(schedule('2026-01-01'));
  const [row] = JSON.parse(stdout).rows;
  expect(row).toMatchObject({
    n: 10,
    answered: 10,
    answered_only: { n: 8, median_seconds: 0 },
    off_hours: { n: 2, median_calendar_seconds: 1_800 },
    km: { median_seconds: 0 },
    service_level: { '5m': 1 },
    buckets: { '5m': 10 },
  });
  expect(JSON.parse(stdout).warnings).toEqual([]);
});

test('turns from before the first schedule are named, because the brand counts as closed then', async () => {
  const { stdout } = await times(schedule('2026-03-03'));
  expect(JSON.parse(stdout).warnings).toEqual([
    '10 turns began before the first schedule does: the brand counts as closed then',
  ]);
});

test('two schedules of one day are refused with their place, unless they are of two brands', async () => {
  const twice = await times(schedule('2026-01-01') + schedule('2026-01-01'));
  expect([twice.stderr, twice.code]).toEqual([
    'error: socialcare.toml:1:3: schedule two schedules begin on the same day\n' +
      '  Nothing was done. Fix the lines above and try again.\n',
    2,
  ]);
  const apart = await times(`${schedule('2026-01-01')}${schedule('2026-01-01')}brand = "acme"\n`);
  expect(apart.code).toBe(0);
});

const OPEN_WEEK = `[[schedule]]\nzone = "UTC"\nopen = { mon-fri = ["09:00-17:00"] }\n`;

/** Friday to Monday 13:00: Sat is answered on Saturday, Eve after two open hours; Bob, Cem and Dee wait 5, 2 and 3. */
async function weekend(toml = `${OPEN_WEEK}[policy]\nhours = "business"\n[sla]\ntarget = "4h"\n`) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'socialcare.toml'), toml);
  writeFileSync(
    join(folder, 'posts.csv'),
    [
      'channel,id,created_at,author_handle,reply_to_id,text',
      'x,1,2026-03-07T10:00:00Z,sat,,@acme no heating',
      'x,2,2026-03-07T10:30:00Z,acme,1,@sat we are on it',
      'x,3,2026-03-06T16:00:00Z,eve,,@acme no heating',
      'x,4,2026-03-09T10:00:00Z,acme,3,@eve we are on it',
      'x,5,2026-03-06T16:00:00Z,bob,,@acme no heating',
      'x,6,2026-03-09T11:00:00Z,cem,,@acme no heating',
      'x,7,2026-03-09T10:00:00Z,dee,,@acme no heating',
      'x,8,2026-03-09T13:00:00Z,zed,,good afternoon',
    ].join('\n'),
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd: folder });
  expect((await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd: folder })).code).toBe(0);
  return {
    json: async (...argv: string[]) => JSON.parse((await run([...argv, '--json'], { cwd: folder })).stdout),
    text: async (...argv: string[]) => (await run(argv, { cwd: folder })).stdout,
  };
}

test('54, 58: queue, promise, ignored rate and times agree on a policy in business hours', async () => {
  const { json } = await weekend();
  const { hours, items } = await json('queue');
  expect(hours).toBe('open hours');
  expect(items.map((item: Record<string, unknown>) => [item.customer, item.waited_seconds, item.risk])).toEqual([
    ['bob', 5 * HOUR, 'breached'],
    ['dee', 3 * HOUR, 'at-risk'],
    ['cem', 2 * HOUR, 'in-time'],
  ]);
  const promise = await json('measure', 'sla');
  expect(promise).toMatchObject({ hours: 'open hours', window: '4h (open hours)' });
  expect(promise.rows).toMatchObject([{ due: 3, met: 2, open: 2, at_risk: 1 }]);
  expect(promise.notes.join()).toContain('1 turn answered off hours: within every window and target, after 30 min');
  const business = ['--hours', 'business', '--window', '4h'];
  expect((await json('measure', 'ignored', ...business)).rows).toMatchObject([
    { window: '4h (open hours)', due: 3, ignored: 1, pending: 2 },
  ]);
  expect((await json('measure', 'response-times', ...business)).rows).toMatchObject([
    {
      n: 5,
      answered: 2,
      answered_only: { n: 1 },
      off_hours: { n: 1 },
      buckets: { '5m': 1, '4h': 1, unanswered: 1, pending: 2 },
    },
  ]);
  const [, , , sla] = (await json('report')).sections;
  expect(sla).toMatchObject({ metric: 'sla', hours: 'open hours', rows: [{ due: 3, met: 2 }] });
  const outcome = await json('policy', 'explain', '5');
  expect(outcome).toMatchObject({ hours: 'open hours' });
});

test('what a rule would change is printed in the hours in which its target counts', async () => {
  const rule = `[[policy.rules]]\nname = "heating"\nwhen = { brand = "acme" }\ntarget = "2h"\n`;
  const { text } = await weekend(`${OPEN_WEEK}[policy]\nhours = "business"\n${rule}[sla]\ntarget = "4h"\n`);
  const [line] = (await text('policy', 'test', '--list', '--json')).split('\n');
  expect(JSON.parse(line!)).toMatchObject({
    was: { target_seconds: 4 * HOUR, hours: 'open hours' },
    now: { target_seconds: 2 * HOUR, hours: 'open hours', rule: 'heating' },
  });
  expect(await text('policy', 'test', '--list')).toContain('2 h (open hours)');
  expect(await text('policy', 'explain', '5')).toContain('target 2 h (open hours)');
});

test('without a policy in business hours the promise counts by the calendar, and --hours outranks the policy', async () => {
  const calendar = await weekend(`${OPEN_WEEK}[sla]\ntarget = "4h"\n`);
  const { hours, rows } = await calendar.json('measure', 'sla');
  expect([hours, rows[0]]).toMatchObject([undefined, { due: 3, met: 1, open: 2 }]);
  expect((await calendar.json('queue')).hours).toBe('calendar');
  const { json } = await weekend();
  expect((await json('measure', 'sla', '--hours', 'calendar')).rows).toMatchObject([{ due: 3, met: 1 }]);
});

test('every window, target and wait says that it counts open hours', async () => {
  const { text } = await weekend();
  const [times, rates, promise, waiting] = [
    await text('measure', 'response-times', '--hours', 'business', '--format', 'markdown'),
    await text('measure', 'ignored', '--hours', 'business', '--window', '4h,ever', '--format', 'markdown'),
    await text('measure', 'sla', '--format', 'markdown'),
    await text('report', '--format', 'markdown'),
  ];
  expect(times).toMatch(/\| Median \(open hours\) \|.*\| ≤1h \(open hours\) \|.*\| Off-hours calendar median \|/);
  expect(rates).toContain('| 4h (open hours) |');
  expect(rates).toContain('| ever (open hours) |');
  expect(rates).toContain('window 4h (open hours), ever (open hours)');
  expect(promise).toContain('| Target (open hours) |');
  expect(promise).toContain('windows, targets and waits count open hours only');
  expect(waiting).toContain('| Target (open hours) |');
  expect(waiting).not.toContain('Median (open hours)');
});

test('a brand without business hours counts by the calendar, in the queue and in the promise, and both say so', async () => {
  const { json } = await weekend(
    `[[schedule]]\nbrand = "rival"\nzone = "UTC"\nopen = { mon-fri = ["09:00-17:00"] }\n[policy]\nhours = "business"\n[sla]\ntarget = "4h"\n`,
  );
  const { rows, notes } = await json('measure', 'sla');
  expect(rows).toMatchObject([{ due: 3, met: 1 }]);
  expect(notes.join()).toContain('no business hours for acme: counted by the calendar');
  const { items } = await json('queue');
  expect(items[0]).toMatchObject({ customer: 'bob', waited_seconds: 69 * HOUR });
});

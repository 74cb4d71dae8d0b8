/** trend at the prompt: ten weeks that get worse, the weeks that are cut, and what cannot be followed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { auditedFolder } from '../helpers/audited-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;
const trend = (...argv: string[]) => run(['trend', ...argv], { cwd });

/** Ten Tuesdays of forty mentions, each with two answers fewer than the one before; covered from a Wednesday to a Thursday. */
beforeAll(async () => {
  const tuesdays = ['01-06', '01-13', '01-20', '01-27', '02-03', '02-10', '02-17', '02-24', '03-03', '03-10'];
  cwd = await auditedFolder(
    tuesdays.map((day, at) => ({ day: `2026-${day}`, n: 40, answered: 40 - 2 * at })),
    { covers: '2025-12-31..2026-03-19' },
  );
});

test('ten weeks lose 5 points each: it rises by 45, and the weeks that coverage cuts are left out', async () => {
  const { stdout, stderr, code } = await trend('ignored');
  expect(code).toBe(0);
  expect(stdout).toContain('ignored@24h by week\nall time');
  expect(stdout).toMatch(/^ +10 .*\+45\.0 points \(45\.0 to 45\.0\) .*rises$/m);
  expect(stdout).toContain('• ignored@24h rises by 45.0 points over 10 weeks');
  expect(stdout).toMatch(/2026-01-05 +40 +0\.0 % \(0\.0–8\.8\)/);
  expect(stderr).toBe('posts behind a number: socialcare explain ignored\n');
});

test('a period that begins on a Thursday cuts its first week, and ends where --until says', async () => {
  const { sections } = JSON.parse(
    (await trend('ignored', '--since', '2026-01-08', '--until', '2026-03-15', '--json')).stdout,
  );
  const [judged, periods] = sections;
  expect(judged.rows[0]).toMatchObject({ periods: 9, from: '2026-01-12', to: '2026-03-09' });
  expect(periods.rows[0]).toMatchObject({ week: '2026-01-05', left_out: 'cut off' });
  expect(judged.notes.join('\n')).toContain('1 week left out, cut off: 2026-01-05');
});

test('weeks outside coverage are no weeks without answers', async () => {
  const { sections } = JSON.parse((await trend('volume', '--since', '2025-12-22', '--json')).stdout);
  const left = sections[1].rows.map((row: { week: string; value: number; left_out: string }) => [
    row.week,
    row.value,
    row.left_out,
  ]);
  expect(left.slice(0, 3)).toEqual([
    ['2025-12-22', 0, 'not covered'],
    ['2025-12-29', 0, 'not covered'],
    ['2026-01-05', 40, null],
  ]);
});

test('a metric stands for its first number, a time for that of the settings; by brand each has its own', async () => {
  const { stdout } = await trend('response-times', '--by', 'brand,week', '--sla', '4h');
  expect(stdout).toContain('sl@4h by week');
  expect(stdout).toMatch(/• acme: sl@4h falls by 45\.0 points over 10 weeks/);
});

test('too few weeks, few turns and months: it cannot say', async () => {
  expect((await trend('ignored', '--by', 'month')).stdout).toContain(
    'cannot say of ignored@24h: 2 months with a number, at least 8',
  );
  const few = await auditedFolder([{ day: '2026-02-10', n: 5, answered: 5 }]);
  const { stdout } = await run(['trend', 'median-response'], { cwd: few });
  expect(stdout).toContain('cannot say of median-response: 0 weeks with a number');
  expect(stdout).toContain('1 week left out, too few: 2026-02-09');
});

test('a week whose turns hold nothing to count says why, and is no week without turns', async () => {
  const note = async (measure: string) => {
    const { notes } = JSON.parse((await trend(measure, '--json')).stdout).sections[0];
    return notes.find((each: string) => each.startsWith('10 weeks left out'));
  };
  expect(await note('canned')).toMatch(/^10 weeks left out, no reply of 6 words or more: 2026-01-05/);
  expect(await note('promise-left')).toMatch(/^10 weeks left out, not classified \(socialcare classify\): 2026-01-05/);
  expect(await note('asked-again')).toMatch(/^10 weeks left out, not classified/);
});

test('one time of --window is that of the measure', async () => {
  expect((await trend('ignored', '--window', '72h')).stdout).toContain('ignored@72h by week');
});

test('times that were not reached are the longest: three ties of 30 min, seven above them, s = 21, p = 0.023', async () => {
  const { sections } = JSON.parse((await trend('p90-response', '--by', 'week', '--json')).stdout);
  const [{ rows, notes }, periods] = sections;
  expect(rows[0]).toMatchObject({ periods: 10, not_reached: 7, s: 21, verdict: 'rises', change: { value: 0 } });
  expect(rows[0].change.p).toBeCloseTo(0.02265, 5);
  expect(notes.slice(0, 2)).toEqual([
    'p90-response rises over 10 weeks, 7 of them not reached (p = 0.023)',
    '7 weeks not reached: 2026-01-26, 2026-02-02, 2026-02-09, 2026-02-16 and 3 more: longer than all others in the test; the size of the change is that of the others',
  ]);
  expect(periods.rows[3]).toMatchObject({ week: '2026-01-26', value: null, left_out: null });
});

test.each([
  [['nope'], '"nope" is no measure'],
  [['ignord'], 'did you mean ignored?'],
  [['decisions'], '"decisions" has no number that is followed'],
  [['sl@2h'], '"sl@2h": sl is not known at 2h'],
  [['median-response@1h'], '"median-response@1h": median-response is not known at 1h'],
  [['ignored', '--window', '1h,24h'], '--window 1h,24h: a trend follows one measure at one time'],
  [['ignored@24h', '--window', '1h'], '--window 1h: a trend follows one measure'],
  [['volume', '--window', '1h'], 'volume takes no time: leave it out'],
  [['ignored', '--by', 'day,week'], '--by day,week: a trend goes by one of them'],
  [['median-first-response', '--turns', 'next'], '--turns next leaves no turn'],
])('%j: %s', async (argv, message) => {
  const { stderr, code } = await trend(...argv);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('an answered-only sample refuses the trend of the ignored', async () => {
  const biased = await auditedFolder([{ day: '2026-02-10', n: 40, answered: 40 }], { sampling: 'answered-only' });
  const { stderr, code } = await run(['trend', 'ignored'], { cwd: biased });
  expect(code).toBe(1);
  expect(stderr).toContain('trend refused: every conversation in this sample holds a brand reply');
});

test('nothing in the period: what is stored, and 6 where that was asked for', async () => {
  const { stdout, code } = await trend('ignored', '--since', '2026-06', '--fail-on-empty');
  expect(code).toBe(6);
  expect(stdout.replace(/\s+/g, ' ')).toContain('Nothing in this period: of 400 turns stored');
});

test('json is what the schema says', async () => {
  const file = fileURLToPath(new URL('../../docs/report.schema.json', import.meta.url));
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const report = JSON.parse((await trend('ignored', '--json')).stdout);
  expect(validate(report) || validate.errors).toBe(true);
  expect(report.sections.map(({ metric }: { metric: string }) => metric)).toEqual(['trend', 'trend-periods']);
});

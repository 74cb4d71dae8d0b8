/** report --sections at the prompt: what is on the page, and in which order. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { DIMENSIONS } from '../../src/dimensions/index.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await conversationFolder(`
    09:00 @ann: @acme my parcel is late
    09:12 @acme re 1: @ann sorry, on its way
    10:00 @bob: @acme where is my refund?`);
});

const report = (...argv: string[]) => run(['report', ...argv], { cwd });
const metricsOf = async (...argv: string[]) => {
  const { stdout, code } = await report(...argv, '--json');
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { sections: { metric: string }[] }).sections.map(({ metric }) => metric);
};
const configure = (toml: string) => writeFileSync(join(cwd, 'socialcare.toml'), toml);

const WEEKLY = ['volume', 'response-times', 'ignored', 'sla', 'effort'];

test('the page of every week is small, and a screen says how to get more', async () => {
  expect(await metricsOf()).toEqual(WEEKLY);
  expect(await metricsOf('--since', '30d')).toEqual([...WEEKLY, 'comparison']);
  expect((await report()).stderr).toBe('');
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  output.resume();
  const { stderr } = await run(['report'], { cwd, output });
  expect(stderr).toContain('more: --sections all, or deflection, ');
});

test('sections stand in the order in which they are typed, whatever they count', async () => {
  expect(await metricsOf('--sections', 'ignored,volume')).toEqual(['ignored', 'volume']);
  expect(await metricsOf('--sections', 'backlog', '--sections', 'decisions,volume')).toEqual([
    ...['backlog', 'decisions', 'volume'],
  ]);
  expect(await metricsOf('--sections', 'overtakes')).toEqual(['out-of-order']);
});

test('all are those of turns, and of the work where there is any', async () => {
  const turns = METRICS.filter(({ of, name }) => of === 'turns' && name !== 'staffing').map(({ name }) => name);
  expect(await metricsOf('--sections', 'all')).toEqual(turns);
  const decided = await run(['triage', '3', '--as', 'no-reply', '--reason', 'spam', '--actor', 'dee'], { cwd });
  expect(decided.code).toBe(0);
  const all = await metricsOf('--sections', 'all', '--since', '30d');
  expect(all.slice(0, turns.length + 1)).toEqual([...turns, 'comparison']);
  expect(all.at(-1)).toBe('backlog');
});

test('staffing is on the page where the time that a turn takes is given', async () => {
  const all = await report('--sections', 'all', '--json');
  expect([all.stderr, JSON.parse(all.stdout).limits[0]]).toEqual([
    '',
    {
      about: 'staffing',
      sentence: 'how many people a target takes: that asks how long one turn takes a person (--handle-time 6m)',
    },
  ]);
  const known = await report('--sections', 'all', '--handle-time', '6m', '--json');
  expect(known.stdout).not.toContain('how many people a target takes: that asks');
  expect(await metricsOf('--sections', 'all', '--handle-time', '6m')).toContain('staffing');
  const { stdout } = await report('--sections', 'staffing');
  expect(stdout).toContain('refused: how long one turn takes a person is asked for, never guessed\n');
  expect(await report('--handle-time', '6m')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--handle-time is for staffing alone'),
  });
});

test('a comparison brings what it compares, not its sections, and needs a period that begins', async () => {
  const { stdout } = await report('--sections', 'comparison', '--since', '30d', '--json');
  const { sections } = JSON.parse(stdout);
  expect(sections).toMatchObject([
    { metric: 'comparison', rows: [{ measure: 'Turns', now: { value: 2 } }, {}, {}, {}, {}] },
  ]);
  expect(await report('--sections', 'comparison')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('error: a comparison needs a period that begins\n  Say since when: --since 30d'),
  });
  const beside = await report('--sections', 'volume,comparison');
  expect(beside.stderr).toBe('left out: comparison, which needs a period that begins (--since 30d)\n');
  expect(beside.stdout).toContain('Volume\n');
});

test('saved sets are sections under a name; one called default is what report shows', async () => {
  configure('[report.sets]\nmonth = ["ignored", "overtakes"]\n');
  expect(await metricsOf('--sections', 'volume,month')).toEqual(['volume', 'ignored', 'out-of-order']);
  expect(await metricsOf()).toEqual(WEEKLY);
  configure('[report.sets]\ndefault = ["ignored", "comparison"]\n');
  expect(await metricsOf('--since', '30d')).toEqual(['ignored', 'comparison']);
  expect((await run(['status'], { cwd })).stdout).toMatch(/report\.sets\.default\tignored, comparison\t.*:2\n/);
});

test('only what is ignored is shown for ever beside the window', async () => {
  await run(['classify'], { cwd });
  const { sections } = JSON.parse((await report('--sections', 'all', '--json')).stdout) as {
    sections: { metric: string; rows: { window?: string }[] }[];
  };
  const forEver = sections.filter(({ rows }) => rows.some(({ window }) => window === 'ever'));
  expect(forEver.map(({ metric }) => metric)).toEqual(['ignored']);
});

test('a name that is no section is refused, with the nearest one', async () => {
  configure('[report.sets]\nmonth = ["volume"]\n');
  for (const [typed, meant] of [
    ['ignred', 'ignored'],
    ['mnth', 'month'],
    ['al', 'all'],
  ])
    expect(await report('--sections', typed!)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--sections: there is no section "${typed}"; did you mean ${meant}?\n`),
    });
  expect((await report('--sections', 'x')).stderr).toMatch(
    /Sections: volume, .*, comparison, trend; all; saved sets: month\./,
  );
});

test('every fault of the saved sets is named with its place', async () => {
  configure('[report.sets]\nweekly = ["volum"]\nignored = ["volume"]\n');
  const { stderr, code } = await report();
  expect(code).toBe(2);
  expect(stderr).toContain(
    'socialcare.toml:2: report.sets.weekly names "volum", which is no section; did you mean volume?',
  );
  expect(stderr).toContain('socialcare.toml:3: report.sets.ignored is the name of a section: choose another');
  configure('[report.sets]\nweekly = []\n');
  expect((await report()).stderr).toContain('socialcare.toml:2:10: report.sets.weekly names no section');
});

test('completion offers sections and saved sets', async () => {
  configure('[report.sets]\nmonth = ["volume"]\n');
  const { stdout } = await run(['complete', '--', 'report', '--sections', 'm'], { cwd });
  expect(stdout).toContain('month');
});

test('whatever --by names, no metric writes over it', async () => {
  await run(['classify'], { cwd });
  for (const { name } of Object.values(DIMENSIONS)) {
    const { stdout, stderr } = await report('--sections', 'all', '--by', name, '--json', '--handle-time', '6m');
    const { sections } = JSON.parse(stdout) as { sections: { metric: string; rows: Record<string, unknown>[] }[] };
    const names = sections.find(({ metric }) => metric === 'volume')!.rows.map((row) => row[name]);
    expect(stderr).toBe('');
    for (const { metric, rows } of sections)
      expect([
        name,
        metric,
        [...new Set(rows.map((row) => row[name]))].filter((each) => !names.includes(each)),
      ]).toEqual([...[name, metric, []]]);
  }
});

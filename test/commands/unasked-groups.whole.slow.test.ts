/** What is said where rivals are counted together, and where nobody knows which turns needed a reply. */
import { beforeAll, expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run } from '../helpers/run.ts';

let demo: string;
let unclassified: string;
beforeAll(async () => {
  demo = await demoFolder();
  unclassified = await conversationFolder('09:00 @ann: @acme where is my parcel?');
});

const OF_ONE_BRAND = [
  'fairness',
  'hours',
  'staffing',
  'spikes',
  'exposure',
  'reply-acts',
  'outcome',
  'canned',
  'canned-texts',
];

test.each(OF_ONE_BRAND)('%s of two brands in one group says so', async (metric) => {
  const notes = async (...argv: string[]) => {
    const handle = metric === 'staffing' ? ['--handle-time', '6m', '--target', '80%@15m'] : [];
    const { stdout } = await run(['measure', metric, ...handle, ...argv, '--json'], { cwd: demo });
    return JSON.parse(stdout).notes;
  };
  const mixed = 'several brands are in one group here: --by brand compares like with like';
  expect(await notes()).toContain(mixed);
  for (const apart of [
    ['--by', 'brand'],
    ['--brand', 'harbourline'],
  ])
    expect(await notes(...apart)).not.toContain(mixed);
});

test('periods of two brands in one group say so; a brand against a brand has nothing to say', async () => {
  const stdout = async (...sides: string[]) => (await run(['compare', ...sides, '--json'], { cwd: demo })).stdout;
  const mixed = 'several brands are in one group here';
  expect(await stdout('2026-10', 'previous')).toContain(mixed);
  for (const apart of [
    ['2026-10', 'previous', '--by', 'brand'],
    ['harbourline', 'brightwave'],
  ])
    expect(await stdout(...apart)).not.toContain(mixed);
});

test('a trend of two brands in one line says so', async () => {
  const notes = async (...argv: string[]) =>
    JSON.parse((await run(['trend', 'ignored', ...argv, '--json'], { cwd: demo })).stdout).sections[0].notes.join('\n');
  expect(await notes()).toContain('several brands are in one group here');
  expect(await notes('--by', 'brand')).not.toContain('several brands');
});

test.each([
  ['measure', 'ignored'],
  ['report'],
  ['compare', 'this-month', 'previous'],
  ['trend', 'ignored'],
  ['explain', 'ignored', '--brand', 'acme'],
])('%s %s by what needed a reply is refused where nothing is classified', async (...argv) => {
  const refused = await run([...argv, '--denominator', 'needs-reply'], { cwd: unclassified });
  expect([refused.code, refused.stderr]).toEqual([
    1,
    'error: --denominator needs-reply: nothing is classified, so which turns needed a reply is not known\n' +
      '  Label them first: socialcare classify\n',
  ]);
});

test('once classified, and of all turns, it is counted', async () => {
  expect((await run(['measure', 'ignored', '--denominator', 'needs-reply'], { cwd: demo })).code).toBe(0);
  expect((await run(['measure', 'ignored', '--denominator', 'all'], { cwd: unclassified })).code).toBe(0);
  // What counts posts whatever they need divides by nothing of the kind.
  expect((await run(['measure', 'volume', '--denominator', 'needs-reply'], { cwd: unclassified })).code).toBe(0);
});

test.each(['hours', 'fairness'])('measure %s within a window without end is an error', async (name) => {
  const { stderr, code } = await run(['measure', name, '--window', 'ever'], { cwd: demo });
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    `error: --window ever: ${name} compares who was answered within a time`,
  ]);
});

test('a report within a window without end refuses what needs an end in its place, and prints the rest', async () => {
  const { stdout, stderr, code } = await run(['report', '--sections', 'all', '--window', 'ever', '--json'], {
    cwd: demo,
  });
  expect([code, stderr]).toEqual([0, '']);
  const { sections } = JSON.parse(stdout) as { sections: { metric: string; rows: unknown[]; refused?: object }[] };
  const found = new Map(sections.map((section) => [section.metric, section]));
  for (const name of ['hours', 'fairness'])
    expect(found.get(name)).toMatchObject({
      rows: [],
      refused: {
        reason: 'it compares who was answered within a time, and --window ever sets none',
        hint: 'Example: --window 72h',
      },
    });
  for (const name of ['volume', 'response-times', 'ignored', 'canned'])
    expect([name, found.get(name)!.rows.length > 0, found.get(name)!.refused]).toEqual([name, true, undefined]);
});

test('80 columns show how soon each agent answers', async () => {
  const { stdout } = await run(['measure', 'agents'], { cwd: demo, env: { COLUMNS: '80' } });
  expect(stdout).toMatch(/Replies +Median/);
});

test('a screen leaves out acts that never occur, and says how many; a program gets them all', async () => {
  const acts = (...argv: string[]) => run(['measure', 'reply-acts', '--brand', 'harbourline', ...argv], { cwd: demo });
  const { rows } = JSON.parse((await acts('--json')).stdout);
  const never = rows.filter((row: { never: boolean | null }) => row.never);
  expect([rows.length, never.map((row: { replies: number }) => row.replies)]).toEqual([14, Array(8).fill(0)]);
  const { stdout } = await acts();
  expect(stdout).toContain('8 rows of acts that never occur left out on a screen: --json has them');
  expect(stdout).not.toContain(`${never[0].act} `);
});

test('of several windows metrics of one take the first, and they alone say so', async () => {
  const argv = ['report', '--sections', 'ignored,sla,hours,fairness,spikes', '--window', '1h,24h', '--json'];
  const { sections } = JSON.parse((await run(argv, { cwd: demo })).stdout);
  const saying = sections.filter(({ notes }: { notes: string[] }) =>
    notes.includes('counted within 1h alone, not within 24h'),
  );
  expect(saying.map(({ metric }: { metric: string }) => metric)).toEqual(['hours', 'fairness', 'spikes']);
});

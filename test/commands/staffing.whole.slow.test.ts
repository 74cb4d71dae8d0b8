/** Staffing as it is typed: what must be said, what cannot be meant, and that no other metric takes its flags. */
import { beforeAll, expect, test } from 'vitest';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await demoFolder();
});

const staffing = (...argv: string[]) => run(['measure', 'staffing', ...argv], { cwd });

test('the promise is the target unless another is given; what was taken for granted is printed', async () => {
  const { stdout, code } = await staffing('--handle-time', '6m', '--sla', '30m', '--json');
  const { rows, window, notes } = JSON.parse(stdout);
  expect([code, window]).toEqual([0, '80 % within 30m']);
  expect(rows[0].asked).toEqual({
    ...{ share: 0.8, within_seconds: 1_800, handle_seconds: 360, shrinkage: 0.3, concurrency: 1 },
  });
  expect(notes.join('\n')).toContain(
    '6 min of a person for each turn, 1 at once, 30 % shrinkage: one seat around the clock takes 6.0 people',
  );
  const other = await staffing(
    '--handle-time',
    '8m',
    '--target',
    '95%@4h',
    '--shrinkage',
    '25%',
    '--concurrency',
    '2',
    '--json',
  );
  expect(JSON.parse(other.stdout).rows[0].asked).toEqual({
    ...{ share: 0.95, within_seconds: 14_400, handle_seconds: 480, shrinkage: 0.25, concurrency: 2 },
  });
});

test('a screen shows the levels, a file every hour as well', async () => {
  const { stdout } = await staffing('--handle-time', '6m', '--target', '80%@4h');
  expect(stdout).toContain('as asked');
  expect(stdout).not.toContain('Mon 09:00  ');
  const csv = (await staffing('--handle-time', '6m', '--target', '80%@4h', '--format', 'csv')).stdout;
  expect(csv.split('\n').filter((line) => line.includes('Mon 09:00')).length).toBe(1);
});

test.each([
  [[], 'how long does one turn take a person? --handle-time is missing'],
  [['--handle-time', '6'], '--handle-time: "6" is not a length of time'],
  [['--handle-time', 'ever'], '--handle-time: "ever" has no end'],
  [['--handle-time', '6m', '--target', '80'], '--target: "80" is not a share within a time'],
  [['--handle-time', '6m', '--target', '100%@1h'], '--target: "100%@1h" is not a share within a time'],
  [['--handle-time', '6m', '--target', '0%@1h'], '--target: "0%@1h" is not a share within a time'],
  [['--handle-time', '6m', '--target', '80%@ever'], '--target: "ever" has no end'],
  [['--handle-time', '6m', '--shrinkage', '100%'], 'Write a share below 100 %'],
  [['--handle-time', '6m', '--concurrency', '0'], 'Write a whole number above zero'],
])('%j is refused with a sentence', async (argv, sentence) => {
  const { stderr, code } = await staffing(...argv);
  expect(stderr).toContain(sentence);
  expect(code).toBe(2);
});

test('other metrics have no use for its flags', async () => {
  for (const metric of ['volume', 'handle-time', 'backlog'])
    for (const verb of ['measure', 'explain']) {
      const { stderr, code } = await run([verb, metric, '--brand', 'harbourline', '--shrinkage', '20%'], { cwd });
      expect([stderr.split('\n')[0], code]).toEqual(['error: --shrinkage is for staffing alone', 2]);
    }
});

test('explain lists the arrivals', async () => {
  const { stdout, code } = await run(['explain', 'staffing', '--handle-time', '6m', '--limit', '3', '--json'], { cwd });
  const { counted } = JSON.parse(stdout);
  expect([code, counted]).toEqual([
    0,
    [
      { counts_as: 'arrival', because: 'a turn to be taken up', due: false, n: 679 },
      { counts_as: 'excluded', because: 'needed no reply', due: false, n: 120 },
    ],
  ]);
});

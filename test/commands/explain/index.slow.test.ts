/** explain: the number, SQL that runs as printed, and every turn by what it counts as. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../../src/metrics/index.ts';
import { cases } from '../../helpers/database.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

type Row = Record<string, string | number | boolean | null>;

let cwd: string;

/** Ann is answered at once, Bob after two days, Cat never, Dan asked an hour before the end, Eve said thanks, Fay's clock is wrong. */
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    [
      'id,created_at,author_handle,reply_to_id,text',
      '1,2026-03-02T09:00:00Z,ann,,@acme where is my parcel?',
      '2,2026-03-02T09:10:00Z,acme,1,@ann on its way',
      "3,2026-03-02T09:00:00Z,bob,,@acme it's broken; where is my refund?",
      '4,2026-03-04T09:00:00Z,acme,3,@bob sorry',
      '5,2026-03-02T10:00:00Z,cat,,@acme why is nobody answering me?',
      '6,2026-03-05T23:00:00Z,dan,,@acme where is my order?',
      '7,2026-03-02T11:00:00Z,eve,,@acme thank you!',
      '8,2026-03-02T12:00:00Z,fay,,@acme where is it?',
      '9,2026-03-02T11:00:00Z,acme,8,@fay here',
    ].join('\n'),
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const covers = ['--sampling', 'complete', '--covers', '2026-03-01..2026-03-05'];
  expect((await run(['import', 'posts.csv', ...covers], { cwd })).code).toBe(0);
  await run(['classify', '-q'], { cwd });
});

const explained = async (...argv: string[]) => {
  const { stdout, stderr, code } = await run(['explain', ...argv, '--json'], { cwd });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout);
};
const parts = (turns: Row[]) => turns.map(({ customer, counts_as, because }) => [customer, counts_as, because]);

test('the turns behind an ignored rate, by what they count as', async () => {
  const { rows, counted, turns, definition, window } = await explained('ignored', '--brand', 'acme');
  expect(rows[0]).toMatchObject({ due: 3, ignored: 2, pending: 1 });
  expect(parts(turns)).toEqual([
    ['bob', 'ignored', 'answered late'],
    ['cat', 'ignored', 'not answered'],
    ['ann', 'answered', 'within the window'],
    ['dan', 'pending', 'watched for less than the window'],
    ['fay', 'excluded', 'dated after its answer (clock skew)'],
    ['eve', 'excluded', 'needed no reply'],
  ]);
  expect(counted.map(({ n, due }: Row) => [n, due])).toEqual([
    [1, true],
    [1, true],
    [1, true],
    [1, false],
    [1, false],
    [1, false],
  ]);
  expect([definition.id, definition.text, window]).toEqual(['ignored', expect.stringContaining('rate ='), '24h']);
});

test('another window, another part; all turns, none excluded but for the clock', async () => {
  const { turns } = await explained('ignored', '--window', '72h', '--denominator', 'all');
  expect(parts(turns).map(([customer, as]) => [customer, as])).toEqual([
    ['cat', 'ignored'],
    ['eve', 'ignored'],
    ['ann', 'answered'],
    ['bob', 'answered'],
    ['dan', 'pending'],
    ['fay', 'excluded'],
  ]);
});

test('the screen says the same, and its SQL runs as printed', async () => {
  const { stdout } = await run(['explain', 'ignored', '--search', "it's", '--reach', 'direct'], { cwd });
  expect(stdout).toContain(`
Counted
        1  due, of these
        1    ignored: answered late

SQL of the turns, for socialcare sql
SELECT`);
  const sql = stdout.split('for socialcare sql\n')[1]!.split('\n\nTurns behind')[0]!;
  const asked = await run(['sql', '-'], { cwd, stdin: sql });
  expect([asked.stderr, asked.stdout.split('\n').length]).toEqual(['', 3]);
  expect(asked.stdout.split('\n')[1]).toMatch(/^acme\tx\tbob\t3\t/);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^ignored\tanswered late\ttrue\tacme\tx\tbob\t3\t.*\tanswered$/);
});

test('turns alone as csv, as many as asked for, and a word about the rest', async () => {
  const { stdout, stderr } = await run(['explain', 'sla', '--ids', '--format', 'csv', '--limit', '2'], { cwd });
  expect(stdout.split('\r\n').map((line) => line.split(',')[0])).toEqual(['counts_as', 'missed', 'missed', '']);
  expect(stderr).toBe('2 of 6 turns: --limit 6 for all\n');
  for (const flags of [
    ['--format', 'markdown'],
    ['--window', '1h,24h'],
  ])
    expect((await run(['explain', 'sla', '--ids', ...flags], { cwd })).code).toBe(2);
});

test('measure --explain is explain with the same flags; without a filter explain is the definition alone', async () => {
  const flags = ['--brand', 'acme', '--by', 'weekday'];
  for (const format of [[], ['--json']])
    expect((await run(['measure', 'ignored', '--explain', ...flags, ...format], { cwd })).stdout).toBe(
      (await run(['explain', 'ignored', ...flags, ...format], { cwd })).stdout,
    );
  expect(Object.keys(await explained('ignored'))).toEqual(['version', 'metric', 'definition']);
});

test('a number that the sample refuses says so, and which turns it would be made of', async () => {
  const biased = temporaryFolder();
  copyFileSync(join(cwd, 'posts.csv'), join(biased, 'posts.csv'));
  await run(['brand', 'add', 'acme', '@acme'], { cwd: biased });
  await run(['import', 'posts.csv', '--sampling', 'answered-only'], { cwd: biased });
  const { stdout } = await run(['explain', 'ignored', '--ids', '--json'], { cwd: biased });
  const { refused, counted } = JSON.parse(stdout);
  expect(refused.reason).toContain('sampling: answered-only');
  expect(counted).toContainEqual({
    counts_as: 'excluded',
    because: 'the sample holds only answered conversations',
    due: false,
    n: 5,
  });
});

/** Numbers of a metric's row as sums of parts. */
const TURN_METRICS = METRICS.filter(({ of }) => of === 'turns').map(({ name }) => name);
const SUMS: Record<string, Record<string, (row: Row) => boolean>> = {
  volume: { turns: () => true, conversations: ({ counts_as }) => counts_as === 'conversation' },
  'response-times': {
    n: ({ counts_as }) => counts_as !== 'excluded',
    answered: ({ counts_as }) => counts_as === 'answered',
    'buckets.unanswered': ({ counts_as }) => counts_as === 'unanswered',
    'buckets.pending': ({ counts_as }) => counts_as === 'pending',
  },
  ignored: {
    due: ({ due }) => due === true,
    ignored: ({ counts_as }) => counts_as === 'ignored',
    pending: ({ counts_as }) => counts_as === 'pending',
  },
  sla: {
    due: ({ due }) => due === true,
    met: ({ counts_as }) => counts_as === 'met',
    open: ({ counts_as }) => counts_as === 'open',
    at_risk: ({ because }) => String(because).startsWith('at risk'),
  },
  effort: { conversations: ({ counts_as }) => counts_as === 'conversation' },
  deflection: {
    answered: ({ due }) => due === true,
    deflected: ({ counts_as }) => counts_as === 'deflected',
    unlabelled: ({ because }) => because === 'a reply is not classified yet',
  },
  outcome: {
    seen: ({ due }) => due === true,
    substantive: ({ counts_as }) => ['substantive', 'confirmed'].includes(String(counts_as)),
    confirmed: ({ counts_as }) => counts_as === 'confirmed',
    unclassified: ({ counts_as }) => counts_as === 'unclassified',
    pending: ({ counts_as }) => counts_as === 'pending',
  },
  'reply-acts': {
    conversations_n: ({ due }) => due === true,
    unlabelled_conversations: ({ because }) => because === 'a reply is not classified yet',
  },
  // Its rows are of agents, who share conversations.
  agents: {},
  canned: {},
  'canned-texts': {},
  exposure: {
    complaints: ({ due }) => due === true,
    unanswered: ({ counts_as }) => counts_as === 'unanswered',
    pending: ({ counts_as }) => counts_as === 'pending',
  },
  spikes: {},
  silenced: {},
  fairness: { due: ({ due }) => due === true, answered: ({ counts_as }) => counts_as === 'answered' },
  hours: { due: ({ due }) => due === true, answered: ({ counts_as }) => counts_as === 'answered' },
  staffing: { turns: ({ counts_as }) => counts_as === 'arrival' },
};
/** Where a group has several rows, the one that is about all of it. */
const isWhole = ({ quintile = 'all', part = 'all', level = 'as asked' }: Row) =>
  quintile === 'all' && part === 'all' && level === 'as asked';
/** What a metric asks for. */
const NEEDED: Record<string, string[]> = { staffing: ['--handle-time', '6m'] };

/** Of these a row is no group. */
const LISTS: readonly string[] = ['agents', 'canned-texts', 'spikes'];

test('every metric that measure knows can be added up', () => {
  expect(Object.keys(SUMS)).toEqual(TURN_METRICS);
});

test('law: whatever the metric, the filter and the groups, the turns listed add up to its rows, and the SQL picks them', async () => {
  const demo = temporaryFolder();
  copyFileSync(fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url)), join(demo, 'm.csv'));
  await run(['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'], { cwd: demo });
  await run(['brand', 'add', 'brightwave', '@brightwave'], { cwd: demo });
  await run(['import', 'm.csv', '--sampling', 'complete'], { cwd: demo });
  await run(['classify', '-q'], { cwd: demo });
  const either = (...choices: string[][]) => fc.constantFrom([], ...choices);
  const flags = fc
    .tuple(
      either(['--brand', 'harbourline'], ['--brand', 'harbourline,brightwave']),
      either(['--since', '2026-10-20'], ['--since', '7d'], ['--until', '2026-10-09']),
      either(['--as-of', '2026-10-15T12:00'], ['--as-of', '2026-10-28']),
      either(['--status', 'answered'], ['--status', 'unanswered']),
      either(['--turns', 'first'], ['--turns', 'next']),
      either(['--search', 'que'], ['--label', 'intent=question,complaint'], ['--customer', 'UmberKit']),
      either(['--window', '1h'], ['--window', '72h'], ['--sla', '4h'], ['--denominator', 'all']),
      either(['--reach', 'all'], ['--tz', 'Pacific/Auckland']),
    )
    .map((all) => all.flat());
  const by = fc.constantFrom(
    'brand',
    'channel',
    'reach',
    'day',
    'weekday',
    'hour',
    'intent',
    'urgency',
    'agent',
    'auto',
  );
  const metric = fc.constantFrom(...TURN_METRICS);
  await fc.assert(
    fc.asyncProperty(metric, by, flags, async (name, dimension, filter) => {
      const { stdout, code } = await run(
        ['explain', name, '--by', dimension, ...filter, ...(NEEDED[name] ?? []), '--json'],
        { cwd: demo },
      );
      expect(code).toBe(0);
      const { rows, turns, counted, sql, refused } = JSON.parse(stdout);
      expect(counted.reduce((sum: number, { n }: { n: number }) => sum + n, 0)).toBe(turns.length);
      const groups = new Map<unknown, Row[]>();
      for (const turn of turns as Row[])
        if (turn.because !== 'dated after its answer (clock skew)')
          groups.set(turn[dimension], [...(groups.get(turn[dimension]) ?? []), turn]);
      const at = (row: Row, path: string) => path.split('.').reduce<unknown>((value, key) => (value as Row)[key], row);
      const summed = [...groups].map(([group, members]) => [
        group,
        ...Object.values(SUMS[name]!).map((picks) => members.filter(picks).length),
      ]);
      const measured = (rows as Row[])
        .filter(isWhole)
        .map((row) => [row[dimension], ...Object.keys(SUMS[name]!).map((key) => at(row, key))]);
      // Several rows of one group repeat what it adds up to.
      const sorted = (list: unknown[]) => [...new Set(list.map((each) => JSON.stringify(each)))].sort();
      if (!LISTS.includes(name) && !refused) expect(sorted(summed)).toEqual(sorted(measured));
      const asked = await run(['sql', '-', '--format', 'jsonl'], { cwd: demo, stdin: sql });
      expect(asked.code).toBe(0);
      const posts = asked.stdout
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).asked_post);
      expect(posts.sort()).toEqual((turns as Row[]).map(({ asked_post }) => asked_post).sort());
    }),
    { numRuns: cases(40) },
  );
}, 120_000);

test('a format of rows asks for the rows, also without a filter', async () => {
  const { stdout } = await run(['explain', 'ignored', '--format', 'csv'], { cwd });
  expect(stdout.split('\n')[0]).toMatch(/^counts_as,because,due,/);
  expect(stdout.trim().split('\n')).toHaveLength(7);
  const json = await run(['explain', 'ignored', '--format', 'json'], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({ metric: 'ignored', definition: { id: 'ignored' } });
});

/** What export writes is enough to compute the numbers again, by other means than the program's own. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { cases } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

interface Turn {
  brand: string;
  channel: string;
  customer: string;
  thread: string;
  turn: number;
  asked_at: string;
  posts: number;
  wait_seconds: number | null;
  reach: string;
  status: string;
  needs_reply: string | null;
}

const DAY = 86_400;
const COLUMNS = 'brand,channel,customer,thread,turn,asked_at,posts,wait_seconds,reach,status,needs_reply';

let cwd: string;
let coverage: { since: number; until: number };

beforeAll(async () => {
  cwd = temporaryFolder();
  copyFileSync(fileURLToPath(new URL('../../fixtures/demo/mentions.csv', import.meta.url)), join(cwd, 'm.csv'));
  await run(['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'], { cwd });
  await run(['brand', 'add', 'brightwave', '@brightwave'], { cwd });
  await run(['import', 'm.csv', '--sampling', 'complete'], { cwd });
  await run(['classify', '-q'], { cwd });
  const rows = await json<{ since: number; until: number }[]>([
    'sql',
    'SELECT min(created_at) AS since, max(created_at) AS until FROM post',
  ]);
  coverage = rows[0]!;
});

async function json<T>(argv: string[]): Promise<T> {
  const { stdout, code } = await run([...argv, '--json'], { cwd });
  expect([argv, code]).toEqual([argv, 0]);
  return JSON.parse(stdout) as T;
}

const seconds = (time: string) => Date.parse(time) / 1000;
const distinct = (values: unknown[]) => new Set(values).size;
const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return sorted.length === 0 ? null : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};

/** The number of a metric's row, and the same from the rows of export. */
const AGAIN: Record<string, Record<string, (turns: Turn[], until: number) => number | null>> = {
  volume: {
    turns: (turns) => turns.length,
    posts: (turns) => turns.reduce((sum, { posts }) => sum + posts, 0),
    conversations: (turns) => distinct(turns.filter(({ turn }) => turn === 1).map((each) => conversation(each))),
    customers: (turns) => distinct(turns.map(({ channel, customer }) => `${channel} ${customer}`)),
  },
  'response-times': {
    n: (turns) => turns.filter(needed).length,
    answered: (turns) => waits(turns).length,
    'answered_only.median_seconds': (turns) => median(waits(turns)),
  },
  ignored: {
    due: (turns, until) => due(turns, until).length,
    ignored: (turns, until) => due(turns, until).filter(({ wait_seconds: wait }) => wait === null || wait > DAY).length,
    pending: (turns, until) => turns.filter(needed).length - due(turns, until).length,
  },
  effort: {
    conversations: (turns) => turns.filter(({ turn }) => turn === 1).length,
  },
};

function conversation({ brand, channel, customer, thread }: Turn): string {
  return `${brand} ${channel} ${customer} ${thread}`;
}
function needed({ needs_reply }: Turn): boolean {
  return needs_reply === 'true';
}
function waits(turns: Turn[]): number[] {
  return turns.filter(needed).flatMap(({ wait_seconds }) => wait_seconds ?? []);
}
function due(turns: Turn[], until: number): Turn[] {
  return turns.filter((turn) => needed(turn) && seconds(turn.asked_at) + DAY <= until);
}

test('law: report = recomputation from the rows of export, whatever the filter and the groups', async () => {
  const either = (...choices: string[][]) => fc.constantFrom([], ...choices);
  const filters = fc
    .tuple(
      either(['--brand', 'harbourline'], ['--brand', 'brightwave']),
      either(['--since', '2026-10-12'], ['--until', '2026-10-20']),
      either(['--as-of', '2026-10-22T12:00']),
      either(['--status', 'answered'], ['--turns', 'next'], ['--turns', 'first']),
      either(['--search', 'ticket'], ['--label', 'intent=complaint'], ['--customer', 'UmberKit']),
      either(['--reach', 'all']),
    )
    .map((all) => all.flat());
  const by = fc.constantFrom('brand', 'channel', 'reach', 'day');
  const metric = fc.constantFrom(...Object.keys(AGAIN));
  await fc.assert(
    fc.asyncProperty(metric, by, filters, async (name, dimension, filter) => {
      const turns = await json<Turn[]>(['export', 'turns', '--columns', COLUMNS, ...filter]);
      const { rows, as_of } = await json<{ rows: Record<string, unknown>[]; as_of: string }>([
        ...['measure', name, '--by', dimension],
        ...filter,
      ]);
      const until = Math.min(coverage.until, seconds(as_of));
      const groups = new Map<string, Turn[]>();
      for (const turn of turns.filter(({ status }) => status !== 'clock-skew')) {
        const group = dimension === 'day' ? turn.asked_at.slice(0, 10) : turn[dimension as 'brand'];
        groups.set(group, [...(groups.get(group) ?? []), turn]);
      }
      const at = (row: unknown, path: string) =>
        path.split('.').reduce((value, key) => (value as Record<string, unknown>)[key], row);
      const numbers = Object.entries(AGAIN[name]!);
      const printed = rows.map((row) => [row[dimension], ...numbers.map(([path]) => at(row, path))]);
      const known = new Map(printed.map(([group, ...values]) => [group, values]));
      // What too few turns do not allow to be printed is not compared.
      const again = (group: string, members: Turn[]) =>
        numbers.map(([, compute], place) => (known.get(group)?.[place] === null ? null : compute(members, until)));
      const computed = [...groups].map(([group, members]) => [group, ...again(group, members)]);
      const sorted = (list: unknown[]) => list.map((each) => JSON.stringify(each)).sort();
      expect(sorted(printed)).toEqual(sorted(computed));
    }),
    { numRuns: cases(40) },
  );
}, 120_000);

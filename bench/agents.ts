/**
 * Many agents at one PostgreSQL server, as one table: alone, with the server killed and started again in the middle, and behind
 * a pooler in transaction mode. Two pulls and a report go on beside them.
 *
 *     npm run tools && node build/bench/agents.js [--agents 25] [--seconds 300] [--think 5] [--seed N] [--only killed]
 *
 * from the top of a built checkout, with PostgreSQL and pgbouncer installed.
 */
import { parseArgs } from 'node:util';
import { quantile } from '../src/statistics/quantile.ts';
import { shownTwice } from './agents/sums.ts';
import { workAsTeam } from './agents/team.ts';

const text = (value: string) => ({ type: 'string' as const, default: value });
const { values } = parseArgs({
  options: {
    agents: text('25'),
    seconds: text('300'),
    think: text('5'),
    seed: text('20130131'),
    only: { type: 'string' },
  },
});
const [agents, seconds, thinkSeconds, seed] = [values.agents, values.seconds, values.think, values.seed].map(
  Number,
) as [number, number, number, number];
const milliseconds = (values: readonly number[], q: number) =>
  quantile(
    [...values].sort((a, b) => a - b),
    q,
  )?.toFixed(0) ?? 'none';
const RUNS = {
  alone: {},
  killed: { killed: true },
  pooled: { pooled: true },
} as const;
const COLUMNS =
  'shown, shown twice, lost, doubled, errors, median ms, p95 ms, of its process, pulls, reports, cut off, connections, load';

console.log(`| ${agents} agents, ${seconds} s, thinking ${thinkSeconds} s | ${COLUMNS.replaceAll(', ', ' | ')} |`);
console.log(
  `|---|${COLUMNS.split(', ')
    .map(() => '--:|')
    .join('')}`,
);
for (const [what, more] of Object.entries(RUNS)) {
  if (values.only !== undefined && values.only !== what) continue;
  const sums = await workAsTeam({ agents, seconds, thinkSeconds, seed, ...more });
  if (!sums) {
    console.log(`| ${what} | not installed |`);
    continue;
  }
  const { shown, lost, doubled, errors, pulls, reports, cut, connections, load } = sums;
  const cells = [
    shown.size,
    shownTwice(sums).length,
    lost,
    doubled,
    errors.length,
    milliseconds(sums.waits, 0.5),
    milliseconds(sums.waits, 0.95),
    milliseconds(sums.processes, 0.5),
    pulls,
    reports,
    cut,
    connections,
    load.toFixed(1),
  ];
  console.log(`| ${what} | ${cells.join(' | ')} |`);
  for (const post of shownTwice(sums)) console.error(`${post} was shown to ${[...shown.get(post)!].join(', ')}`);
  for (const error of errors.slice(0, 20)) console.error(error);
}

/**
 * What the program survives, seeded, as one table: kills, faulty disks, changed inputs and a crowd.
 *
 *     node build/bench/reliability.js [--kills 1000] [--full all] [--torn 40] [--inputs 100000] [--seconds 300]
 *       [--only restore] [--jobs 2] [--seed N] [--results FILE]
 *
 * from the top of a built checkout. --kills are spread over the commands; --full and --torn say at how many writes of each
 * command the disk is full, or loses its power; 0 leaves a part out, and --only all other commands. --results keeps each line
 * that is finished in a file, from which a later run of the same build and seed goes on. Ctrl-C ends it with the table of what
 * was tried until then.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { crowd, crowdFor } from './reliability/crowd.ts';
import { disturbed } from './reliability/disturbed.ts';
import { mutations } from './reliability/mutations.ts';
import { printHead, printLine } from './reliability/table.ts';
import { linesOf, openKept } from './reliability/tasks.ts';

const text = (value: string) => ({ type: 'string' as const, default: value });
const { values } = parseArgs({
  options: {
    kills: text('1000'),
    full: text('all'),
    torn: text('40'),
    inputs: text('100000'),
    seconds: text('300'),
    only: { type: 'string' },
    jobs: text('2'),
    seed: text('20130131'),
    results: { type: 'string' },
  },
});
const [seed, killed, inputs, seconds, jobs] = [
  values.seed,
  values.kills,
  values.inputs,
  values.seconds,
  values.jobs,
].map(Number) as [number, number, number, number, number];
const many = (value: string) => (value === 'all' ? Number.POSITIVE_INFINITY : Number(value));
const writes = { 'full disk': many(values.full), 'torn write': many(values.torn) };
const git = (...argv: string[]) => execFileSync('git', argv, { encoding: 'utf8' }).trim();
const commit = git('describe', '--always', '--dirty', '--exclude', '*');
const kept = openKept(values.results, { commit, node: process.version, seed });

printHead();
if (killed + writes['full disk'] + writes['torn write'] > 0)
  for await (const line of disturbed({ seed, killed, writes, jobs, only: values.only }, kept)) printLine(line);
if (inputs > 0) for await (const line of mutations(seed, inputs, kept)) printLine(line);
if (seconds > 0)
  for await (const line of linesOf([{ what: crowdFor(seconds), run: () => crowd(seconds) }], 1, kept)) printLine(line);
console.log(`\nCommit ${commit}, Node ${process.version}, seed ${seed}.`);

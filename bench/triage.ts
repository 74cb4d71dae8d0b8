/**
 * Two people at one queue: how long the first page takes, and each page after a key, in milliseconds by the clock and of
 * this process alone.
 * Decisions are written: hand it a copy. node build/bench/triage.js COPY.db [--rounds 100]
 */
import { fork } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from '../src/program.ts';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, actor: { type: 'string', default: 'ann' } },
  allowPositionals: true,
});
const [db] = positionals;
if (db === undefined) throw new Error('usage: node build/bench/triage.js COPY.db [--rounds 100]');

/** What is pressed, the last key being the one that brings another page. */
const ROUND = {
  'no reply': ['n', '1'],
  undo: ['u'],
  snooze: ['z', '1'],
  elsewhere: ['e', 'p'],
  'undo again': ['u'],
  skip: ['s'],
} as const;

interface Spent {
  wall: number;
  cpu: number;
}

const times = new Map<string, Spent[]>();
const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
const screen = () => Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24, end: () => undefined });
const [stdout, stderr] = [screen(), screen()];
let drawn: (() => void) | undefined;
// A page comes in one piece, with its keys or its choices.
stderr.on('data', (piece: Buffer) => {
  if (piece.includes('\u001b[H')) drawn?.();
});
stdout.resume();

async function page(press: () => void): Promise<Spent> {
  const started = performance.now();
  const before = process.cpuUsage();
  await new Promise<void>((resolve) => {
    drawn = resolve;
    press();
  });
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
}

let left: Promise<number> | undefined;
const first = await page(() => {
  left = run({
    argv: ['triage', '--db', db, '--actor', values.actor],
    env: {},
    cwd: process.cwd(),
    home: process.cwd(),
    platform: process.platform,
    stdin: stdin as never,
    stdout: stdout as never,
    stderr: stderr as never,
    systemZone: 'UTC',
    now: Date.now,
    signal: new AbortController().signal,
    version: 'bench',
  });
});
// The other one is at work by now, on the same file.
const self = fileURLToPath(import.meta.url);
const other = values.actor === 'ann' ? fork(self, [db, '--actor', 'bob', '--rounds', values.rounds]) : undefined;
for (let round = 0; round < Number(values.rounds); round++)
  for (const [what, keys] of Object.entries(ROUND)) {
    for (const key of keys.slice(0, -1)) await page(() => stdin.write(key));
    times.set(what, [...(times.get(what) ?? []), await page(() => stdin.write(keys.at(-1)!))]);
  }
stdin.write('q');
await left;
if (other) await new Promise((resolve) => other.once('exit', resolve));

const ms = (value: number) => value.toFixed(1).padStart(7);
const quantiles = (values: number[]) => {
  const sorted = values.sort((a, b) => a - b);
  return [0.5, 0.99, 1].map((share) => ms(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!));
};
console.log(
  `${values.actor}: first page ${first.wall.toFixed(0)} ms, ${first.cpu.toFixed(0)} of the process; then after`.padEnd(
    56,
  ),
  'median     p99     max   process  p99     max',
);
for (const [what, all] of times) {
  const wall = quantiles(all.map((spent) => spent.wall));
  console.log(`  ${what}`.padEnd(55), ...wall, ...quantiles(all.map(({ cpu }) => cpu)));
}

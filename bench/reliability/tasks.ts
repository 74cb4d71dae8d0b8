/** Work that makes lines of the table: several at once, and what an earlier run has finished is not done again. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { isStopped } from './stop.ts';
import type { Line } from './table.ts';

export interface Task {
  /** The line that it makes. */
  what: string;
  /** @param worker number of the one who does it, from 0: no two who work at once share it */
  run(worker: number): Promise<Line>;
}

export interface Kept {
  lines: ReadonlyMap<string, Line>;
  keep(line: Line): void;
}

/**
 * Lines that earlier runs finished.
 * @param settings what they depend on; a file that was begun with others is refused
 */
export function openKept(path: string | undefined, settings: Record<string, unknown>): Kept {
  const lines = new Map<string, Line>();
  if (path === undefined) return { lines, keep: () => {} };
  const wanted = JSON.stringify(settings);
  if (existsSync(path)) {
    const [head, ...rest] = readFileSync(path, 'utf8').trimEnd().split('\n');
    if (head !== wanted) throw new Error(`${path} was begun with ${head}, this is ${wanted}: give another file`);
    for (const text of rest) {
      const line = JSON.parse(text) as Line;
      lines.set(line.what, line);
    }
  } else appendFileSync(path, `${wanted}\n`);
  return { lines, keep: (line) => appendFileSync(path, `${JSON.stringify(line)}\n`) };
}

/** Yields the lines in the order of the tasks. @param jobs how many are done at once */
export async function* linesOf(tasks: readonly Task[], jobs: number, kept: Kept): AsyncGenerator<Line> {
  const lines = new Map<Task, Line>();
  const left = [...tasks];
  async function work(worker: number): Promise<void> {
    for (let task = left.shift(); task && !isStopped(); task = left.shift()) {
      const line = kept.lines.get(task.what) ?? (await task.run(worker));
      if (!kept.lines.has(task.what) && !isStopped()) kept.keep(line);
      lines.set(task, line);
    }
  }
  const workers = Promise.all(Array.from({ length: jobs }, (_, worker) => work(worker)));
  for (const task of tasks) {
    while (!lines.has(task) && !(await hasEnded(workers))) await setTimeout(100);
    const line = lines.get(task);
    if (line) yield line;
  }
  await workers;
}

/** @throws what the workers throw */
const hasEnded = (workers: Promise<unknown>) => Promise.race([workers.then(() => true), setTimeout(0, false)]);

/** Disks that are full from the n-th write on, or lose their power in the middle of it; then the command is given again. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runAgain } from './kills.ts';
import { runProgram } from './program.ts';
import { isStopped } from './stop.ts';
import { type Line, lineOf } from './table.ts';
import { judgeFaulted, judgeMended, setUp, stateOf, type Victim } from './victims.ts';

const SOURCE = resolve('bench/reliability/faulty-disk.c');

/** Compiles the preload into a folder. Returns its path, or undefined where there is no compiler or no Linux. */
export function compileFaultyDisk(folder: string): string | undefined {
  const library = join(folder, 'faulty-disk.so');
  if (process.platform !== 'linux') return undefined;
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl']);
  return status === 0 ? library : undefined;
}

/** No room from a write on; or half of it is on the disk, and the power is gone. */
export const MODES = ['full disk', 'torn write'] as const;
export type Mode = (typeof MODES)[number];

/**
 * @param library of compileFaultyDisk  @param folder of its own
 * @param points at how many writes, spread evenly over all of them; at every one when there are no more
 */
export async function faultyDisk(
  mode: Mode,
  library: string,
  victim: Victim,
  folder: string,
  points: number,
): Promise<Line> {
  const line = lineOf(`${mode}: ${victim.name}`);
  const counted = `${folder}.writes`;
  const preload = {
    ...victim.env,
    LD_PRELOAD: library,
    FAULT_UNDER: `${folder}/`,
    FAULT_MODE: mode === 'full disk' ? 'full' : 'torn',
    FAULT_COUNT: counted,
  };
  setUp(folder, victim);
  const before = stateOf(folder, victim);
  const { code, stderr } = await runProgram(folder, victim.argv, { ...victim, env: preload });
  if (code !== 0) throw new Error(`${victim.name} fails undisturbed: ${stderr}`);
  const wanted = stateOf(folder, victim);
  const made = () => Number(readFileSync(counted, 'utf8'));
  const writes = made();
  const tried = Math.min(points, writes);
  for (let point = 0; point < tried && !isStopped(); point++) {
    const at = 1 + Math.floor(((point + 0.5) * writes) / tried);
    setUp(folder, victim);
    const ended = await runProgram(folder, victim.argv, { ...victim, env: { ...preload, FAULT_AT: String(at) } });
    if (made() < at) continue;
    line.faults++;
    if (ended.hung) line.hung++;
    judgeFaulted(line, victim, folder, [before, wanted]);
    if (mode === 'full disk' && !saysSo(ended.code, ended.stderr)) {
      line.broken++;
      console.error(`${line.what}, write ${at} of ${writes}: left with ${ended.code}: ${ended.stderr}`);
    }
    if (ended.code !== 0) await runAgain(line, victim, folder);
    judgeMended(line, victim, folder, before, wanted);
  }
  return line;
}

/** An error in words and code 1; or the work was done, and only what tidies up had no room. */
function saysSo(code: number | null, stderr: string): boolean {
  if (/^\s+at .*:\d+:\d+/m.test(stderr)) return false;
  return code === 0 || (code === 1 && /^error: .*(the disk is full|disk reports an error)/m.test(stderr));
}

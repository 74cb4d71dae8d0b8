/** Commands killed at any moment and given again: what is stored then is what an undisturbed run stores. */
import type { Random } from '../../src/domain/random.ts';
import { runProgram } from './program.ts';
import { isStopped } from './stop.ts';
import { type Line, lineOf } from './table.ts';
import { judgeFaulted, judgeMended, setUp, stateOf, type Victim } from './victims.ts';

/** Nothing is read or written before a quarter of a run. */
const FROM = 0.25;
/** A command that ended before it was killed does not count, and is tried again. */
const TRIES_A_POINT = 4;

/** @param folder of its own  @param points how many kills */
export async function kills(random: Random, victim: Victim, folder: string, points: number): Promise<Line> {
  const line = lineOf(`kill -9: ${victim.name}`);
  setUp(folder, victim);
  const before = stateOf(folder, victim);
  let started = performance.now();
  const { code, stderr } = await runProgram(folder, victim.argv, victim);
  if (code !== 0) throw new Error(`${victim.name} fails undisturbed: ${stderr}`);
  let length = performance.now() - started;
  const wanted = stateOf(folder, victim);
  for (let tries = 0; line.faults < points && tries < TRIES_A_POINT * points && !isStopped(); tries++) {
    setUp(folder, victim);
    const killAfter = (FROM + random() * (1 - FROM)) * length;
    started = performance.now();
    const ended = await runProgram(folder, victim.argv, { ...victim, killAfter });
    if (ended.code !== null) {
      // The computer was busier when the length was taken.
      length = Math.min(length, performance.now() - started);
      continue;
    }
    line.faults++;
    judgeFaulted(line, victim, folder, [before, wanted]);
    await runAgain(line, victim, folder);
    judgeMended(line, victim, folder, before, wanted);
  }
  return line;
}

/** Gives the command again. */
export async function runAgain(line: Line, victim: Victim, folder: string): Promise<void> {
  const { code, stderr, hung } = await runProgram(folder, victim.argv, victim);
  if (hung) line.hung++;
  else if (code !== 0 && !victim.isOnce) {
    line.broken++;
    console.error(`${line.what}: the next run left with ${code}: ${stderr}`);
  }
}

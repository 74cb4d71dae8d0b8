/** Every command that writes, killed at any moment and run on faulty disks. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/domain/random.ts';
import { compileFaultyDisk, faultyDisk, MODES, type Mode } from './faulty-disk.ts';
import { kills } from './kills.ts';
import type { Line } from './table.ts';
import { type Kept, linesOf, type Task } from './tasks.ts';
import { openVictims } from './victims.ts';

export interface Sizes {
  seed: number;
  /** Kills, spread over the commands. */
  killed: number;
  /** At how many writes of every command the disk is full, and how many are torn; Infinity for every write. */
  writes: Record<Mode, number>;
  /** Only one of the commands. */
  only?: string;
  /** How many are disturbed at once. */
  jobs: number;
}

/** Mentions that the commands work on when they are killed: enough for a kill to find them at work. */
const POSTS_KILLED = 300;
/** The same on faulty disks: everybody who is looked for is among them, and each of the few writes can fail. */
const POSTS_FAULTED = 40;

export async function* disturbed(sizes: Sizes, kept: Kept): AsyncGenerator<Line> {
  const top = mkdtempSync(join(tmpdir(), 'socialcare-disturbed-'));
  const within = (name: string) => {
    mkdirSync(join(top, name));
    return join(top, name);
  };
  const folders = Array.from({ length: sizes.jobs }, (_, worker) => within(`worker-${worker}`));
  const opened = { killed: within('killed'), faulted: within('faulted') };
  const killed = await openVictims(opened.killed, POSTS_KILLED);
  const faulted = await openVictims(opened.faulted, POSTS_FAULTED);
  const each = Math.ceil(sizes.killed / killed.all.length);
  const isChosen = ({ name }: { name: string }) => sizes.only === undefined || name === sizes.only;
  try {
    const tasks: Task[] = [];
    if (sizes.killed > 0)
      for (const victim of killed.all.filter(isChosen))
        tasks.push({
          what: `kill -9: ${victim.name}`,
          run: (worker) => kills(seededRandom(sizes.seed), victim, folders[worker]!, each),
        });
    const modes = MODES.filter((mode) => sizes.writes[mode] > 0);
    const library = modes.length > 0 ? compileFaultyDisk(opened.faulted) : undefined;
    if (library === undefined && modes.length > 0)
      console.error('SKIPPED: faulty disks need Linux and a C compiler (cc)');
    for (const mode of library === undefined ? [] : modes)
      for (const victim of faulted.all.filter(isChosen))
        tasks.push({
          what: `${mode}: ${victim.name}`,
          run: (worker) => faultyDisk(mode, library!, victim, folders[worker]!, sizes.writes[mode]),
        });
    yield* linesOf(tasks, sizes.jobs, kept);
  } finally {
    for (const victims of [killed, faulted]) await victims.close();
    rmSync(top, { recursive: true, force: true });
  }
}

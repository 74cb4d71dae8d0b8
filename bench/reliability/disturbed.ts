/** Every command that writes, killed at any moment and run on faulty disks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/domain/random.ts';
import { compileFaultyDisk, faultyDisk } from './faulty-disk.ts';
import { kills } from './kills.ts';
import type { Line } from './table.ts';
import { openVictims } from './victims.ts';

export interface Sizes {
  /** Kills, spread over the commands. */
  killed: number;
  /** Faults of a disk, spread over the commands, half of them full disks, half torn writes. */
  faulted: number;
}

/** @param only one of the commands */
export async function* disturbed(seed: number, { killed, faulted }: Sizes, only?: string): AsyncGenerator<Line> {
  const folders = ['prepared', 'disturbed'].map((name) => mkdtempSync(join(tmpdir(), `socialcare-${name}-`)));
  const [prepared, folder] = folders as [string, string];
  const victims = await openVictims(prepared);
  try {
    const each = (points: number) => Math.ceil(points / victims.all.length);
    const chosen = victims.all.filter(({ name }) => only === undefined || name === only);
    if (killed > 0) for (const victim of chosen) yield await kills(seededRandom(seed), victim, folder, each(killed));
    if (faulted === 0) return;
    const library = compileFaultyDisk(prepared);
    if (library === undefined) console.error('SKIPPED: faulty disks need Linux and a C compiler (cc)');
    else
      for (const mode of ['full', 'torn'] as const)
        for (const victim of chosen) yield await faultyDisk(mode, library, victim, folder, each(faulted / 2));
  } finally {
    await victims.close();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
}

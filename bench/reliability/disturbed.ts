/** Every command that writes, killed at any moment and run on faulty disks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/domain/random.ts';
import { compileFaultyDisk, faultyDisk } from './faulty-disk.ts';
import { kills } from './kills.ts';
import type { Line } from './table.ts';
import { openVictims } from './victims.ts';

/** @param points kills, and faults of a disk, spread over the commands  @param only one of the commands */
export async function* disturbed(seed: number, points: number, only?: string): AsyncGenerator<Line> {
  const folders = ['prepared', 'disturbed'].map((name) => mkdtempSync(join(tmpdir(), `socialcare-${name}-`)));
  const [prepared, folder] = folders as [string, string];
  const victims = await openVictims(prepared);
  try {
    const each = Math.ceil(points / victims.all.length);
    const chosen = victims.all.filter(({ name }) => only === undefined || name === only);
    for (const victim of chosen) yield await kills(seededRandom(seed), victim, folder, each);
    const library = compileFaultyDisk(prepared);
    if (library === undefined) console.error('SKIPPED: faulty disks need Linux and a C compiler (cc)');
    else
      for (const mode of ['full', 'torn'] as const)
        for (const victim of chosen) yield await faultyDisk(mode, library, victim, folder, Math.ceil(each / 2));
  } finally {
    await victims.close();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
}

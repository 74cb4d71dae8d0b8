/**
 * What the program survives, seeded, as one table: kills, faulty disks, changed inputs and a crowd.
 * `node build/bench/reliability.js [KILLS] [DISKS] [INPUTS] [SECONDS] [COMMAND]`, from the top of a built checkout: so many
 * kills and faults of a disk, spread over the commands; 0 leaves a part out, and a command ('restore') leaves out others.
 * Ctrl-C ends it with the table of what was tried until then.
 */
import { seededRandom } from '../src/domain/random.ts';
import { crowd } from './reliability/crowd.ts';
import { disturbed } from './reliability/disturbed.ts';
import { mutations } from './reliability/mutations.ts';
import { printHead, printLine } from './reliability/table.ts';

const SEED = 20_130_131;
const [killed = 1_000, faulted = 1_000, inputs = 100_000, seconds = 300] = process.argv.slice(2, 6).map(Number);

printHead();
if (killed + faulted > 0)
  for await (const line of disturbed(SEED, { killed, faulted }, process.argv[6])) printLine(line);
if (inputs > 0) for (const line of await mutations(seededRandom(SEED), inputs)) printLine(line);
if (seconds > 0) printLine(await crowd(seconds));

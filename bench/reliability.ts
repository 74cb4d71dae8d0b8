/**
 * What the program survives: kills, changed inputs and a crowd, seeded, as one table.
 * `node build/bench/reliability.js [KILLS] [INPUTS] [SECONDS]`, from the top of a built checkout.
 */
import { seededRandom } from '../src/domain/random.ts';
import { crowd } from './reliability/crowd.ts';
import { kills } from './reliability/kills.ts';
import { mutations } from './reliability/mutations.ts';
import { printTable } from './reliability/table.ts';

const SEED = 20_130_131;
const [points = 1_000, inputs = 100_000, seconds = 300] = process.argv.slice(2).map(Number);
const random = seededRandom(SEED);

printTable([...(await kills(random, points)), ...(await mutations(random, inputs)), ...(await crowd(seconds))]);

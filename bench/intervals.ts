/** How often the 95 % intervals hold the truth: of shares, of medians and of changes, in worlds whose truth is known. */
import { type Random, seededRandom } from '../src/domain/random.ts';
import { type ClusterType, clusterBootstrap } from '../src/statistics/bootstrap.ts';
import { differenceOf } from '../src/statistics/difference.ts';
import { waitingCurve } from '../src/statistics/kaplan-meier.ts';
import { rateOf } from '../src/statistics/rate.ts';

const RUNS = Number(process.argv[2] ?? 1000);
const SEED = 20_130_131;

/** Turns of each customer. */
const SIZES: Record<string, (random: Random, customers: number) => number[]> = {
  'four turns each': (_, customers) => new Array<number>(customers).fill(4),
  'one to many': (random, customers) => Array.from({ length: customers }, () => geometric(random, 0.4)),
  'one loud customer': (random, customers) => {
    const sizes = Array.from({ length: customers }, () => geometric(random, 0.7));
    const others = sizes.slice(1).reduce((sum, size) => sum + size, 0);
    return [Math.max(2, Math.round(others / 2)), ...sizes.slice(1)];
  },
};

/** Share ignored, and how alike the turns of one customer are: their correlation. */
const TRUTHS = [
  [0.5, 0.1],
  [0.5, 0.4],
  [0.2, 0.3],
  [0.3, 0.8],
] as const;

function geometric(random: Random, p: number): number {
  return 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - p));
}

/** Each turn is the customer's own or a draw of its own: correlation `alike` between turns of one customer. */
function hitsOf(random: Random, size: number, share: number, alike: number): number {
  const own = random() < share;
  let hits = 0;
  for (let turn = 0; turn < size; turn++) {
    const follows = random() < Math.sqrt(alike);
    if (follows ? own : random() < share) hits++;
  }
  return hits;
}

function population(random: Random, sizes: readonly number[], share: number, alike: number): ClusterType[] {
  const types = new Map<string, ClusterType>();
  for (const due of sizes) {
    const hits = hitsOf(random, due, share, alike);
    const type = types.get(`${due} ${hits}`);
    if (type) type.customers++;
    else types.set(`${due} ${hits}`, { due, hits, customers: 1 });
  }
  return [...types.values()];
}

const percent = (count: number, n = RUNS) => `${((100 * count) / n).toFixed(1).padStart(5)} %`;

function shares(): void {
  console.log(`Shares: held in ${RUNS} worlds, and by percentiles of drawn customers alone`);
  for (const [name, sizesOf] of Object.entries(SIZES))
    for (const customers of [12, 20, 30, 60, 150, 600]) {
      const random = seededRandom(SEED + customers);
      for (const [share, alike] of TRUTHS) {
        let [held, drawn, tried] = [0, 0, 0];
        for (let run = 0; run < RUNS; run++) {
          const types = population(random, sizesOf(random, customers), share, alike);
          const { low, high } = rateOf(types);
          if (low! <= share && share <= high!) held++;
          if (run % 5 > 0) continue;
          tried++;
          const percentiles = clusterBootstrap(types, { seed: run, draws: 400 });
          if (percentiles.low <= share && share <= percentiles.high) drawn++;
        }
        const what = `${name}, ${customers} customers, ${share * 100} % alike ${alike}`;
        console.log(`${what.padEnd(54)} ${percent(held)}   ${percent(drawn, tried)}`);
      }
    }
}

function medians(): void {
  console.log(`\nMedians of waits, a third of them cut off: held in ${RUNS} worlds`);
  for (const customers of [12, 30, 60, 150]) {
    const random = seededRandom(SEED + customers);
    let held = 0;
    // Paces of customers are exp(±0.7); the median over customers and turns is that of a fixed large world.
    const truth = medianOf(seededRandom(1), 60_000, false).value!;
    const runs = Math.min(RUNS, 400);
    for (let run = 0; run < runs; run++) {
      const { low, high } = medianOf(random, customers, true);
      if ((low ?? Number.POSITIVE_INFINITY) <= truth && truth <= (high ?? Number.POSITIVE_INFINITY)) held++;
    }
    console.log(`${`${customers} customers, three turns each`.padEnd(54)} ${percent(held, runs)}`);
  }
}

function medianOf(random: Random, customers: number, isCut: boolean) {
  const rows = Array.from({ length: customers }, (_, customer) => {
    const pace = Math.exp(random() < 0.5 ? 0.7 : -0.7);
    return Array.from({ length: 3 }, () => {
      const wait = -3_600 * pace * Math.log(1 - random());
      const watched = isCut ? -7_200 * Math.log(1 - random()) : Number.POSITIVE_INFINITY;
      return { customer, time: Math.ceil(Math.min(wait, watched)), ended: wait <= watched ? 1 : 0 };
    });
  }).flat();
  rows.sort((a, b) => a.time - b.time || b.ended - a.ended);
  const column = (name: 'time' | 'ended' | 'customer') => rows.map((row) => row[name]);
  const waits = { time: column('time'), ended: column('ended'), customer: column('customer'), customers };
  return waitingCurve(waits, [], [0.5]).quantiles[0]!;
}

function changes(): void {
  console.log(`\nChanges between two periods that are alike: 0 is held in ${RUNS} worlds`);
  for (const [name, sizesOf] of Object.entries(SIZES))
    for (const customers of [30, 150]) {
      const random = seededRandom(SEED + customers);
      let held = 0;
      for (let run = 0; run < RUNS; run++) {
        const side = () => {
          const { value, low, high } = rateOf(population(random, sizesOf(random, customers), 0.4, 0.4));
          return { value: value!, low, high };
        };
        const { low, high } = differenceOf(side(), side());
        if (low! <= 0 && 0 <= high!) held++;
      }
      console.log(`${`${name}, ${customers} customers in either`.padEnd(54)} ${percent(held)}`);
    }
}

shares();
medians();
changes();

/** How often the 95 % intervals hold the truth: of shares, medians, changes and odds ratios, and how often tests cry wolf, in worlds whose truth is known. */
import { type Random, seededRandom } from '../src/domain/random.ts';
import { type ClusterType, clusterBootstrap } from '../src/statistics/bootstrap.ts';
import { ClusterTypes } from '../src/statistics/cluster-types.ts';
import { differenceOf } from '../src/statistics/difference.ts';
import { waitingCurve } from '../src/statistics/kaplan-meier.ts';
import { plainAndRobust } from '../src/statistics/log-rank.ts';
import { logisticRegression } from '../src/statistics/logistic.ts';
import { rateOf } from '../src/statistics/rate.ts';

const RUNS = Number(process.argv[2] ?? 2000);
const SEED = 20_130_131;
/** Shares of worlds between which an interval of 95 % keeps its word. */
const BAR = [0.93, 0.97] as const;

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
  [0.05, 0.3],
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
  const types = new ClusterTypes();
  for (const due of sizes) types.add(due, hitsOf(random, due, share, alike));
  return types.all();
}

/** Worlds by where the interval lay. */
class Score {
  #held = 0;
  #below = 0;
  #above = 0;

  count(low: number | null, high: number | null, truth: number): void {
    if (low !== null && low > truth) this.#above++;
    else if (high !== null && high < truth) this.#below++;
    else this.#held++;
  }

  /** Marked where the share held lies outside the bar by more than twice its own error. */
  print(what: string, also = ''): void {
    const n = this.#held + this.#below + this.#above;
    const held = this.#held / n;
    const error = Math.sqrt((held * (1 - held)) / n);
    const mark = held + 2 * error < BAR[0] ? '<' : held - 2 * error > BAR[1] ? '>' : ' ';
    const percent = (share: number) => `${(100 * share).toFixed(1).padStart(5)} %`;
    const sides = `${percent(this.#below / n)} ${percent(this.#above / n)}`;
    console.log(`${what.padEnd(54)} ${percent(held)} ± ${(100 * error).toFixed(1)} ${mark} ${sides} ${also}`);
  }

  get held(): string {
    return `${Math.round((100 * this.#held) / (this.#held + this.#below + this.#above))} %`;
  }
}

const HEAD = 'held ± error of the simulation (outside 93 … 97 %: < >), all below, all above the truth';

function shares(): void {
  console.log(`Shares, ${RUNS} worlds each: ${HEAD}; held by percentiles of drawn customers alone`);
  for (const [name, sizesOf] of Object.entries(SIZES))
    for (const customers of [12, 20, 30, 60, 150, 600]) {
      const random = seededRandom(SEED + customers);
      for (const [share, alike] of TRUTHS) {
        const [score, percentiles] = [new Score(), new Score()];
        for (let run = 0; run < RUNS; run++) {
          const types = population(random, sizesOf(random, customers), share, alike);
          const { low, high } = rateOf(types);
          score.count(low, high, share);
          const drawn = clusterBootstrap(types);
          percentiles.count(drawn.low, drawn.high, share);
        }
        score.print(`${name}, ${customers} customers, ${share * 100} % alike ${alike}`, percentiles.held.padStart(6));
      }
    }
}

function medians(): void {
  console.log(`\nMedians of waits, a third of them cut off, ${RUNS} worlds each`);
  // Paces of customers are exp(±0.7); the median over customers and turns is that of a fixed large world.
  const truth = medianOf(seededRandom(1), 1_000_000, false).value!;
  for (const customers of [12, 30, 60, 150]) {
    const random = seededRandom(SEED + customers);
    const score = new Score();
    for (let run = 0; run < RUNS; run++) {
      const { low, high } = medianOf(random, customers, true);
      score.count(low, high, truth);
    }
    score.print(`${customers} customers, three turns each`);
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
  console.log(`\nChanges between two periods that are alike, ${RUNS} worlds each: 0 is held`);
  for (const [name, sizesOf] of Object.entries(SIZES))
    for (const customers of [30, 150]) {
      const random = seededRandom(SEED + customers);
      const score = new Score();
      for (let run = 0; run < RUNS; run++) {
        const side = () => {
          const { value, low, high, method } = rateOf(population(random, sizesOf(random, customers), 0.4, 0.4));
          return { value: value!, low, high, interval: method };
        };
        const { low, high } = differenceOf(side(), side());
        score.count(low, high, 0);
      }
      score.print(`${name}, ${customers} customers in either`);
    }
}

/** Of an answer by ten times the followers, whose logarithm is spread as 1 around 2.5. */
const ODDS_RATIO = 0.7;

function oddsRatios(): void {
  console.log(`\nOdds ratios by ten times the followers, ${RUNS} worlds each: ${ODDS_RATIO} is held`);
  for (const [name, sizesOf] of Object.entries(SIZES))
    for (const customers of [60, 150, 600]) {
      const random = seededRandom(SEED + customers);
      const score = new Score();
      let refused = 0;
      for (let run = 0; run < RUNS; run++) {
        const found = oddsRatioOf(random, sizesOf(random, customers));
        if (found) score.count(found.low, found.high, Math.log(ODDS_RATIO));
        else refused++;
      }
      score.print(`${name}, ${customers} customers`, refused > 0 ? `${refused} without an answer` : '');
    }
}

/** The turns of a customer are alike at 0.3, so that the share answered at a number of followers is as the odds say. */
function oddsRatioOf(random: Random, sizes: readonly number[]) {
  const x: number[] = [];
  const hit: number[] = [];
  const customer: number[] = [];
  for (const [one, size] of sizes.entries()) {
    const followers = 2.5 + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const share = 1 / (1 + Math.exp(-0.4 - Math.log(ODDS_RATIO) * (followers - 2.5)));
    const hits = hitsOf(random, size, share, 0.3);
    for (let turn = 0; turn < size; turn++) {
      x.push(1, followers);
      hit.push(turn < hits ? 1 : 0);
      customer.push(one);
    }
  }
  return logisticRegression({ x, columns: 2, hit, customer, customers: sizes.length })?.[1];
}

/** The smallest p that a test of nothing should give as often as it says. */
function logRanks(): void {
  console.log(`\nLog-rank tests of two groups that are alike, ${RUNS} worlds each: p below 0.05 in`);
  for (const [name, sizesOf] of Object.entries(SIZES))
    for (const customers of [30, 150]) {
      const random = seededRandom(SEED + customers);
      let [plain, robust] = [0, 0];
      for (let run = 0; run < RUNS; run++) {
        const found = plainAndRobust(groupedWaits(random, sizesOf(random, customers), sizesOf(random, customers)));
        if (found.plain && found.plain.p < 0.05) plain++;
        if (found.robust && found.robust.p < 0.05) robust++;
      }
      const percent = (n: number) => `${((100 * n) / RUNS).toFixed(1)} %`;
      console.log(
        `${`${name}, ${customers} customers in either`.padEnd(54)} by customer ${percent(robust)}, plain ${percent(plain)}`,
      );
    }
}

/** Paces of customers are exp(±0.7), and a third of the waits is cut off. */
function groupedWaits(random: Random, ...groups: number[][]) {
  const rows = groups.flatMap((sizes, group) =>
    sizes.flatMap((size, one) => {
      const pace = Math.exp(random() < 0.5 ? 0.7 : -0.7);
      return Array.from({ length: size }, () => {
        const wait = -3_600 * pace * Math.log(1 - random());
        const watched = -7_200 * Math.log(1 - random());
        const ended = wait <= watched ? 1 : 0;
        return { group, customer: one + group * groups[0]!.length, time: Math.ceil(Math.min(wait, watched)), ended };
      });
    }),
  );
  rows.sort((a, b) => a.time - b.time || b.ended - a.ended);
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  const customers = groups.reduce((sum, sizes) => sum + sizes.length, 0);
  return {
    ...{ time: column('time'), ended: column('ended'), customer: column('customer'), group: column('group') },
    ...{ customers, groups: groups.length },
  };
}

shares();
medians();
changes();
oddsRatios();
logRanks();

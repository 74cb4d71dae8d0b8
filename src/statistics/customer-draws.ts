/** Resampling of whole customers with replacement, and the sums in each draw: the basis of every bootstrap here. */
import { multinomial, poissonOfOne, type Random, seededRandom } from '../domain/random.ts';

/** Customers with the same contributions. */
export interface CustomerType {
  /** How many such customers there are. */
  customers: number;
  /** What each of them contributes to each sum. */
  adds: readonly number[];
}

export interface Drawing {
  seed: number;
  draws: number;
}

/** Largest number of customers for which the draw counts of each customer are kept in memory. */
const MOST_KEPT = 2000;

/**
 * Each customer comes up a Poisson number of times of mean 1 (Hanley & MacGibbon 2006, Comput. Methods Programs Biomed. 83:57),
 * so that the same draws serve every share; of more than 2,000 customers as many are drawn as there are, type by type.
 * @param types cheapest where neighbours have similar contributions
 * @returns by sum: its value in each draw; empty without types
 */
export function drawnSums(types: readonly CustomerType[], drawing: Drawing): Float64Array[] {
  const all = types.reduce((sum, type) => sum + type.customers, 0);
  const sums = (types[0]?.adds ?? []).map(() => new Float64Array(drawing.draws));
  if (all > MOST_KEPT) sumByType(types, sums, drawing);
  else sumByCustomer(types, sums, keptDraws(drawing));
  return sums;
}

function sumByCustomer(types: readonly CustomerType[], sums: readonly Float64Array[], kept: KeptDraws): void {
  let customers = 0;
  for (const [at, type] of types.entries()) {
    customers += type.customers;
    const times = kept.ofFirst(customers);
    // Summation by parts: the draws of all customers up to this type, times its difference from the next type.
    for (const [place, sum] of sums.entries()) add(sum, times, type.adds[place]! - (types[at + 1]?.adds[place] ?? 0));
  }
}

function add(sum: Float64Array, times: Uint32Array, step: number): void {
  if (step === 0) return;
  for (let draw = 0; draw < sum.length; draw++) sum[draw]! += times[draw]! * step;
}

function sumByType(types: readonly CustomerType[], sums: readonly Float64Array[], { seed, draws }: Drawing): void {
  const sorted = types.toSorted((a, b) => b.customers - a.customers);
  const customers = sorted.map((type) => type.customers);
  const times = new Float64Array(types.length);
  const random = seededRandom(seed);
  for (let draw = 0; draw < draws; draw++) {
    multinomial(random, customers, times);
    for (const [place, sum] of sums.entries())
      for (let type = 0; type < times.length; type++) sum[draw]! += times[type]! * sorted[type]!.adds[place]!;
  }
}

/** Cumulative draw counts of customers, the same for every share. */
class KeptDraws {
  readonly seed: number;
  readonly draws: number;
  #random: Random;
  #sums: Uint32Array[];

  constructor({ seed, draws }: Drawing) {
    this.seed = seed;
    this.draws = draws;
    this.#random = seededRandom(seed);
    this.#sums = [new Uint32Array(draws)];
  }

  /** By draw: how often the first `customers` customers were drawn in all. */
  ofFirst(customers: number): Uint32Array {
    while (this.#sums.length <= customers) {
      const next = this.#sums.at(-1)!.slice();
      for (let draw = 0; draw < this.draws; draw++) next[draw]! += poissonOfOne(this.#random);
      this.#sums.push(next);
    }
    return this.#sums[customers]!;
  }
}

let latest: KeptDraws | undefined;

function keptDraws(drawing: Drawing): KeptDraws {
  if (latest?.seed !== drawing.seed || latest.draws !== drawing.draws) latest = new KeptDraws(drawing);
  return latest;
}

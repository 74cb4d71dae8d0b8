/** Hours in which more happened than the same hour of other weeks led to expect. */
import { countTail } from './negative-binomial.ts';

export interface HourlyCounts {
  /** What was counted in each hour, in order of time. */
  counts: ArrayLike<number>;
  /** The hour of the week of each, 0 … 167. */
  slots: ArrayLike<number>;
}

export interface SpikeTest {
  /** 1 for each hour that stands out. */
  isSpike: Uint8Array;
  /** Of each hour what the same hour of the other weeks led to expect; NaN where these are too few. */
  expected: Float64Array;
  /** Chance of as much or more. */
  p: Float64Array;
  /** How many hours could be tested. */
  tested: number;
  /** Variance of an hour = mean + dispersion × mean²: 0 where counts scatter as chance alone would have them. */
  dispersion: number;
}

/** Weeks of an hour, itself among them, from which on it is tested. */
export const LEAST_WEEKS = 4;
/** Spikes are at least so large, and so many times what was expected. */
export const LEAST_COUNT = 5;
export const LEAST_RATIO = 2;
/** Of the hours that are called spikes, at most this share are none (Benjamini & Hochberg 1995). */
export const FALSE_SHARE = 0.05;

const MOST_ROUNDS = 20;

/**
 * Tests each hour against the same hour of the other weeks. Counts are taken to be negative binomial, or Poisson where the
 * hours scatter no more than that; what the other weeks do not tell exactly, because they are few, widens the prediction. The
 * dispersion is one for all hours, by moments. Hours that stand out leave the others' baselines and the dispersion, and all are
 * tested again until they are the same ones: at first those that chance alone would hardly make are left out.
 */
export function findSpikes({ counts, slots }: HourlyCounts): SpikeTest {
  const n = counts.length;
  const isSpike = new Uint8Array(n);
  for (let round = 0; ; round++) {
    const baseline = new Baseline(counts, slots, isSpike);
    const dispersion = round === 0 ? 0 : baseline.dispersion();
    const test = baseline.test(dispersion);
    const found = round === 0 ? test.p.map((p) => Number(p < UNLIKELY)) : discoveries(test);
    const isStable = round > 0 && found.every((is, hour) => is === isSpike[hour]);
    if (isStable || round === MOST_ROUNDS) return { ...test, isSpike: Uint8Array.from(found), dispersion };
    isSpike.set(found);
  }
}

/** Left out of the first baselines. */
const UNLIKELY = 1e-4;

/** What the hours that do not stand out lead to expect of each. */
class Baseline {
  #counts: ArrayLike<number>;
  #slots: ArrayLike<number>;
  #isOut: Uint8Array;
  /** By hour of the week, of those that do not stand out: their sum and how many they are; and how many there are in all. */
  #sum = new Float64Array(168);
  #weeks = new Float64Array(168);
  #all = new Float64Array(168);

  constructor(counts: ArrayLike<number>, slots: ArrayLike<number>, isOut: Uint8Array) {
    this.#counts = counts;
    this.#slots = slots;
    this.#isOut = isOut;
    for (let hour = 0; hour < counts.length; hour++) {
      const slot = slots[hour]!;
      this.#all[slot]!++;
      if (isOut[hour] === 1) continue;
      this.#sum[slot]! += counts[hour]!;
      this.#weeks[slot]!++;
    }
  }

  /** Mean of the other weeks, and how many they are. Half a count more: nothing so far is not nothing ever. */
  #others(hour: number): { mean: number; weeks: number } {
    const slot = this.#slots[hour]!;
    const isIn = this.#isOut[hour] === 0;
    const weeks = this.#weeks[slot]! - Number(isIn);
    const sum = this.#sum[slot]! - (isIn ? this.#counts[hour]! : 0);
    return { mean: (sum + HALF) / weeks, weeks };
  }

  /** E (count − mean of m others)² = (μ + φμ²) (1 + 1/m), solved for φ over all hours; 0 where that is negative. */
  dispersion(): number {
    let [above, squares] = [0, 0];
    for (let hour = 0; hour < this.#counts.length; hour++) {
      const slot = this.#slots[hour]!;
      if (this.#isOut[hour] === 1 || this.#weeks[slot]! < 2) continue;
      const weeks = this.#weeks[slot]!;
      const mean = this.#sum[slot]! / weeks;
      // Of a mean that the hour itself is part of: E = variance × (m − 1) / m.
      above += ((this.#counts[hour]! - mean) ** 2 * weeks) / (weeks - 1) - mean;
      squares += mean * mean;
    }
    return squares === 0 ? 0 : Math.max(0, above / squares);
  }

  test(dispersion: number): Omit<SpikeTest, 'isSpike' | 'dispersion'> {
    const n = this.#counts.length;
    const expected = new Float64Array(n).fill(Number.NaN);
    const p = new Float64Array(n).fill(1);
    let tested = 0;
    for (let hour = 0; hour < n; hour++) {
      if (this.#all[this.#slots[hour]!]! < LEAST_WEEKS) continue;
      const { mean, weeks } = this.#others(hour);
      if (weeks < 1) continue;
      tested++;
      expected[hour] = mean;
      const count = this.#counts[hour]!;
      if (count < LEAST_COUNT || count < LEAST_RATIO * mean) continue;
      p[hour] = predictedTail(count, mean, weeks, dispersion);
    }
    return { expected, p, tested };
  }
}

const HALF = 0.5;

/** Places of the true mean that are looked at, from a sixteenth to sixteen times of the one that was found. */
const PLACES = 48;
const WIDEST = 16;
/** Chances above this are of no interest. */
const LIKELY = 0.01;

/**
 * Chance that an hour counts so much, where its mean is known from some weeks only: the tail at each mean that may be the true
 * one, weighted by how likely that is, a gamma distribution of the mean's own variance.
 */
function predictedTail(count: number, mean: number, weeks: number, dispersion: number): number {
  const size = 1 / dispersion;
  const exact = countTail(count, mean, size);
  if (exact > LIKELY) return exact;
  const shape = (weeks * mean) / (1 + dispersion * mean);
  let [all, beyond] = [0, 0];
  for (let place = 0; place < PLACES; place++) {
    const ratio = WIDEST ** ((2 * place) / (PLACES - 1) - 1);
    // Of the logarithm, in which the places are equally far apart.
    const weight = Math.exp(shape * (Math.log(ratio) - ratio + 1));
    all += weight;
    beyond += weight * countTail(count, mean * ratio, size);
  }
  return beyond / all;
}

/** Benjamini & Hochberg (1995, J. R. Stat. Soc. B 57:289) over the hours tested. */
function discoveries({ p, tested }: Pick<SpikeTest, 'p' | 'tested'>): Uint8Array {
  const sorted = p.filter((each) => each < FALSE_SHARE).sort();
  let limit = -1;
  for (let rank = sorted.length; rank > 0 && limit < 0; rank--)
    if (sorted[rank - 1]! <= (FALSE_SHARE * rank) / tested) limit = sorted[rank - 1]!;
  return Uint8Array.from(p, (each) => Number(each <= limit));
}

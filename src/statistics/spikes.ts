/** Hours with significantly higher counts than the same hour of other weeks predicts. */
import { countTail } from './negative-binomial.ts';

export interface HourlyCounts {
  /** The count of each hour, in order of time. */
  counts: ArrayLike<number>;
  /** By hour: its hour of the week, 0 … 167. */
  slots: ArrayLike<number>;
}

export interface SpikeTest {
  /** By hour: 1 where it is significant. */
  isSpike: Uint8Array;
  /** By hour: the count expected from the same hour of the other weeks; NaN where these are too few. */
  expected: Float64Array;
  /** By hour: probability of as high a count or a higher one. */
  p: Float64Array;
  /** Number of hours that were tested. */
  tested: number;
  /** Variance of a count = mean + dispersion × mean²; 0 for Poisson counts. */
  dispersion: number;
}

/** Fewest weeks with the same hour, including the tested one. */
export const LEAST_WEEKS = 4;
/** Least count of a spike, and least ratio to the expected count. */
export const LEAST_COUNT = 5;
export const LEAST_RATIO = 2;
/** False discovery rate of the significant hours (Benjamini & Hochberg 1995). */
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

/** Hours with a smaller p are left out of the first baselines. */
const UNLIKELY = 1e-4;

/** Expected counts, from the hours that are not significant. */
class Baseline {
  #counts: ArrayLike<number>;
  #slots: ArrayLike<number>;
  #isOut: Uint8Array;
  /** By hour of the week: sum and number of the hours not significant, and number of all hours. */
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

  /** Mean of the other weeks, and their number. Half a count is added, because a count of 0 does not mean a rate of 0. */
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
      // The mean includes the hour itself: E = variance × (m − 1) / m.
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

/** Grid points for the true mean, from 1/16 to 16 times the estimated mean. */
const PLACES = 48;
const WIDEST = 16;
/** Larger p values need not be computed exactly. */
const LIKELY = 0.01;

/**
 * Predictive probability of such a count where the mean is estimated from few weeks: the tail at each possible true mean,
 * weighted by a gamma distribution with the variance of the estimated mean.
 */
function predictedTail(count: number, mean: number, weeks: number, dispersion: number): number {
  const size = 1 / dispersion;
  const exact = countTail(count, mean, size);
  if (exact > LIKELY) return exact;
  const shape = (weeks * mean) / (1 + dispersion * mean);
  let [all, beyond] = [0, 0];
  for (let place = 0; place < PLACES; place++) {
    const ratio = WIDEST ** ((2 * place) / (PLACES - 1) - 1);
    // Weights per unit of log mean, in which the grid is evenly spaced.
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

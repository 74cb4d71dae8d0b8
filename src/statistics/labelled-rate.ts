/** A rate among posts that a classifier picked out, corrected for those it picked by mistake. */
import { binomial, multinomial, seededRandom } from '../domain/random.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from './bootstrap.ts';
import { quantile } from './quantile.ts';
import type { Interval } from './wilson.ts';

/** `count` of `n`. */
export interface Counted {
  count: number;
  n: number;
}

/** How the classifier did on posts whose truth is known. */
export interface ClassifierRecord {
  /** Found among the truly positive. */
  sensitivity: Counted;
  /** Left alone among the truly negative. */
  specificity: Counted;
}

/** Trials and hits of one customer: of those that were picked, and of all. */
export interface PickedType {
  picked: { due: number; hits: number };
  all: { due: number; hits: number };
  /** How many customers are like this. */
  customers: number;
}

export interface PickedRate extends Interval {
  rate: number;
  /** The formula gave a share below 0 or above 1, and the nearest possible one stands for it. */
  clipped: boolean;
}

/** Draws in which the classifier tells nothing; above this share no interval can be given. */
const LOST_SHARE = 0.05;

/**
 * The share of hits among the truly positive, from the share among those labelled positive.
 * Of N trials with K hits, n with k hits were labelled positive. With f = 1 − specificity and errors that do not depend
 * on the outcome, n = s·T + f·(N − T) and k = s·Tk + f·(K − Tk), so Tk / T = (k − f·K) / (n − f·N): the identity of
 * Rogan & Gladen (1978, Am. J. Epidemiol. 107:71) above and below the line; the sensitivity s cancels out.
 * Interval: 95 % percentile of 2,000 draws of customers with replacement and, in each, of the evaluation that found the
 * specificity (half an error is added to it, so that an evaluation without errors still has a width).
 * @param specificity left alone among the truly negative
 * @returns null where the labels tell no more than chance
 */
export function pickedRate(types: readonly PickedType[], specificity: Counted): PickedRate | null {
  if (specificity.n <= 0) return null;
  const unbounded = corrected(types, (type) => type.customers, 1 - specificity.count / specificity.n);
  if (unbounded === null) return null;
  const rate = asShare(unbounded);
  const random = seededRandom(BOOTSTRAP_SEED);
  const customers = types.map((type) => type.customers);
  const drawn = new Float64Array(types.length);
  const mistakes = (specificity.n - specificity.count + 0.5) / (specificity.n + 1);
  const rates: number[] = [];
  for (let draw = 0; draw < BOOTSTRAP_DRAWS; draw++) {
    multinomial(random, customers, drawn);
    const wrong = binomial(random, specificity.n, mistakes) / specificity.n;
    const value = corrected(types, (_, at) => drawn[at]!, wrong);
    if (value !== null) rates.push(asShare(value));
  }
  if (rates.length < (1 - LOST_SHARE) * BOOTSTRAP_DRAWS) return null;
  const sorted = Float64Array.from(rates).sort();
  return { rate, clipped: rate !== unbounded, low: quantile(sorted, 0.025)!, high: quantile(sorted, 0.975)! };
}

function corrected(
  types: readonly PickedType[],
  times: (type: PickedType, at: number) => number,
  wrong: number,
): number | null {
  let above = 0;
  let below = 0;
  for (const [at, type] of types.entries()) {
    const count = times(type, at);
    above += count * (type.picked.hits - wrong * type.all.hits);
    below += count * (type.picked.due - wrong * type.all.due);
  }
  return below <= 0 ? null : above / below;
}

function asShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** A rate among posts that a classifier picked out, corrected for those it picked by mistake. */
import { binomial, seededRandom } from '../domain/random.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from './bootstrap.ts';
import { drawnSums } from './customer-draws.ts';
import { quantile } from './quantile.ts';
import type { Interval } from './wilson.ts';

/** `count` of `n`. */
export interface Proportion {
  count: number;
  n: number;
}

/** Evaluation of the classifier on posts whose truth is known. */
export interface ClassifierRecord {
  /** Labelled positive among the truly positive. */
  sensitivity: Proportion;
  /** Labelled negative among the truly negative. */
  specificity: Proportion;
}

/** Trials and hits of a customer: among the trials labelled positive, and among all. */
export interface PickedType {
  picked: { due: number; hits: number };
  all: { due: number; hits: number };
  /** How many such customers there are. */
  customers: number;
}

export interface PickedRate extends Interval {
  rate: number;
  /** The formula gave a share below 0 or above 1, which was clipped. */
  clipped: boolean;
}

/** Largest share of draws without a defined result; above it there is no interval. */
const LOST_SHARE = 0.05;

/**
 * The share of hits among the truly positive, from the share among those labelled positive.
 * Of N trials with K hits, n with k hits were labelled positive. With f = 1 − specificity and errors that do not depend
 * on the outcome, n = s·T + f·(N − T) and k = s·Tk + f·(K − Tk), so Tk / T = (k − f·K) / (n − f·N): the identity of
 * Rogan & Gladen (1978, Am. J. Epidemiol. 107:71) above and below the line; the sensitivity s cancels out.
 * Interval: 95 % percentile of 2,000 draws of customers with replacement and, in each, of the evaluation that found the
 * specificity (half an error is added to it, so that an evaluation without errors still has a width).
 * @param specificity labelled negative among the truly negative
 * @returns null where the labels are no better than chance
 */
export function pickedRate(types: readonly PickedType[], specificity: Proportion): PickedRate | null {
  if (specificity.n <= 0) return null;
  const adding = types
    .map(({ customers, picked, all }) => ({ customers, adds: [picked.hits, picked.due, all.hits, all.due] }))
    .sort((a, b) => b.customers - a.customers || inOrder(a.adds, b.adds));
  const total = (place: number) => adding.reduce((sum, type) => sum + type.customers * type.adds[place]!, 0);
  const unbounded = corrected(total(0), total(1), total(2), total(3), 1 - specificity.count / specificity.n);
  if (unbounded === null) return null;
  const rate = asShare(unbounded);
  const [hits, due, allHits, all] = drawnSums(adding, { seed: BOOTSTRAP_SEED, draws: BOOTSTRAP_DRAWS });
  const rates: number[] = [];
  for (const [draw, wrong] of evaluationsOf(specificity).entries()) {
    const value = corrected(hits![draw]!, due![draw]!, allHits![draw]!, all![draw]!, wrong);
    if (value !== null) rates.push(asShare(value));
  }
  if (rates.length < (1 - LOST_SHARE) * BOOTSTRAP_DRAWS) return null;
  const sorted = Float64Array.from(rates).sort();
  return { rate, clipped: rate !== unbounded, low: quantile(sorted, 0.025)!, high: quantile(sorted, 0.975)! };
}

function corrected(hits: number, due: number, allHits: number, all: number, wrong: number): number | null {
  const below = due - wrong * all;
  return below <= 0 ? null : (hits - wrong * allHits) / below;
}

let latest: { specificity: Proportion; wrong: Float64Array } | undefined;

/** False positive rates in draws of the evaluation, the same for every rate that uses it. */
function evaluationsOf(specificity: Proportion): Float64Array {
  const { n, count } = specificity;
  if (latest?.specificity.n !== n || latest.specificity.count !== count) {
    // Another seed than for customers: their draws must be independent of these.
    const random = seededRandom(BOOTSTRAP_SEED + 1);
    const mistakes = (n - count + 0.5) / (n + 1);
    const wrong = Float64Array.from({ length: BOOTSTRAP_DRAWS }, () => binomial(random, n, mistakes) / n);
    latest = { specificity: { n, count }, wrong };
  }
  return latest.wrong;
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((amount, at) => amount !== b[at]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}

function asShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Overdispersed counts: upper tail and fit of the negative binomial distribution. */
import { lowerBeta, lowerGamma } from './special.ts';

/**
 * Probability of `count` or more: pnbinom(count − 1, size, mu = mean, lower.tail = FALSE) of R.
 * @param mean > 0
 * @param size variance = mean + mean² / size; Infinity is Poisson
 */
export function countTail(count: number, mean: number, size: number): number {
  if (count <= 0) return 1;
  if (size > POISSON) return lowerGamma(count, mean);
  return lowerBeta(mean / (size + mean), count, size);
}

/** Above this size the negative binomial and Poisson distributions agree to nine digits. */
const POISSON = 1e9;

/** Bounds of the search for the size; above them counts are taken as Poisson. */
const [LEAST, MOST] = [1e-4, 1e6];
const HALVINGS = 80;

/**
 * Maximum likelihood estimate of the size (theta.ml of R's MASS), by bisection of the score.
 * @param counts whole
 * @param means expected counts, > 0: one for all, or one for each
 * @returns Infinity where the counts are not overdispersed
 */
export function overdispersion(counts: readonly number[], means: number | readonly number[]): number {
  const meanOf = (at: number) => (typeof means === 'number' ? means : means[at]!);
  const score = (size: number) => {
    let sum = 0;
    for (const [at, count] of counts.entries()) {
      const mean = meanOf(at);
      for (let below = 0; below < count; below++) sum += 1 / (size + below);
      sum += (mean - count) / (size + mean) - Math.log1p(mean / size);
    }
    return sum;
  };
  if (counts.length === 0 || score(MOST) >= 0) return Number.POSITIVE_INFINITY;
  let [low, high] = [Math.log(LEAST), Math.log(MOST)];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (score(Math.exp(middle)) > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

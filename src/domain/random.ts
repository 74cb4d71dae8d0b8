/** Reproducible random numbers: a seeded generator, exact binomial, multinomial and Poisson draws. */

/** Returns the next number in [0, 1), with 53 random bits. */
export type Random = () => number;

/**
 * sfc32 (Doty-Humphrey, PractRand), its state filled from the seed by splitmix32.
 * @param seed a whole number; only its lower 32 bits count
 */
export function seededRandom(seed: number): Random {
  let mix = seed | 0;
  const fill = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let word = mix ^ (mix >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle<T>(items: T[], random: Random): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const swapped = items[at]!;
    items[at] = items[other]!;
    items[other] = swapped;
  }
}

/**
 * Successes among n trials of probability p, exactly distributed.
 * Inversion where few are expected, else the transformed rejection BTRS (Hörmann 1993, J. Stat. Comput. Simul. 46:101).
 * @param n whole, >= 0
 * @param p 0 … 1
 */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p);
}

/**
 * How often each kind comes up when as many as there are get drawn with replacement.
 * Costs one binomial draw a kind; cheapest when the commonest kinds come first.
 * @param counts how many there are of each kind
 * @param drawn receives the counts drawn, of the same length
 */
export function multinomial(random: Random, counts: readonly number[], drawn: Float64Array): void {
  let left = 0;
  for (const count of counts) left += count;
  let toDraw = left;
  for (let kind = 0; kind < counts.length; kind++) {
    const count = counts[kind]!;
    const times = toDraw === 0 ? 0 : binomial(random, toDraw, count / left);
    drawn[kind] = times;
    left -= count;
    toDraw -= times;
  }
}

/** P(X <= 0), P(X <= 1), … of a Poisson variable of mean 1, as far as 53 bits can distinguish them from 1. */
const POISSON_SUMS = Float64Array.from({ length: 18 }, (_, k) => {
  let [sum, weight] = [0, Math.exp(-1)];
  for (let j = 0; j <= k; weight /= ++j) sum += weight;
  return sum;
});
/** Where to begin looking among them, for each 256th of 0 … 1. */
const POISSON_GUIDE = Uint8Array.from({ length: 256 }, (_, part) => POISSON_SUMS.findIndex((sum) => part / 256 < sum));

/** A Poisson variable of mean 1, by inversion with a guide table (Chen & Asau 1974, AIIE Trans. 6:163). */
export function poissonOfOne(random: Random): number {
  const at = random();
  let k = POISSON_GUIDE[Math.floor(at * 256)]!;
  while (at >= POISSON_SUMS[k]!) k++;
  return k;
}

function byInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  const none = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let left = random();
    let weight = none;
    let successes = 0;
    while (left >= weight && successes < n) {
      left -= weight;
      successes++;
      weight *= ((n - successes + 1) / successes) * odds;
    }
    // Rounding may leave a small remainder beyond the last outcome: draw again instead of returning n.
    if (left < weight) return successes;
  }
}

function byRejection(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const certain = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= certain) return k;
    if (!(k >= 0 && k <= n)) continue;
    const height = Math.log((v * (2.83 + 5.1 / b) * spread) / (a / (edge * edge) + b));
    const limit =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      stirlingRest(mode) +
      stirlingRest(n - mode) -
      stirlingRest(k) -
      stirlingRest(n - k);
    if (height <= limit) return k;
  }
}

const SMALL_RESTS = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211, 0.0138761288230707,
  0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333631,
];

/** The remainder of Stirling's formula for ln k!. */
function stirlingRest(k: number): number {
  const small = SMALL_RESTS[k];
  if (small !== undefined) return small;
  const next = k + 1;
  return (1 / 12 - (1 / 360 - 1 / 1260 / (next * next)) / (next * next)) / next;
}

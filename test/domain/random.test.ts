import { describe, expect, it } from 'vitest';
import { binomial, multinomial, poissonOfOne, seededRandom } from '../../src/domain/random.ts';

describe('seeded chance', () => {
  it('one seed, one sequence; another seed, another', () => {
    const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(take(0).every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('fills [0, 1) evenly', () => {
    const random = seededRandom(1);
    const cells = new Array<number>(100).fill(0);
    for (let i = 0; i < 100_000; i++) cells[Math.floor(random() * 100)]!++;
    const chiSquare = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeGreaterThan(60);
    expect(chiSquare).toBeLessThan(150);
  });
});

describe('binomial draws', () => {
  it.each([
    [6, 0.3],
    [6, 0.9],
    [40, 0.5],
    [400, 0.05],
    [25, 0.45],
    [3000, 0.001],
  ])('n = %d, p = %d follow the exact probabilities', (n, p) => {
    const random = seededRandom(n);
    const draws = 100_000;
    const seen = new Array<number>(n + 1).fill(0);
    for (let i = 0; i < draws; i++) seen[binomial(random, n, p)]!++;
    let logWeight = n * Math.log1p(-p);
    let chiSquare = 0;
    let cells = 0;
    for (let k = 0; k <= n; k++) {
      const expected = draws * Math.exp(logWeight);
      if (expected >= 5) {
        chiSquare += (seen[k]! - expected) ** 2 / expected;
        cells++;
      }
      logWeight += Math.log(((n - k) / (k + 1)) * (p / (1 - p)));
    }
    expect(chiSquare).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
  });

  it('of 600,000 customers keeps mean and spread', () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 20_000 }, () => binomial(random, 600_000, 0.7));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean - 420_000)).toBeLessThan(10);
    expect(variance / 126_000).toBeGreaterThan(0.96);
    expect(variance / 126_000).toBeLessThan(1.04);
  });

  it('the impossible and the certain need no luck', () => {
    const random = () => {
      throw new Error('drawn');
    };
    expect([binomial(random, 0, 0.5), binomial(random, 9, 0), binomial(random, 9, 1)]).toEqual([0, 0, 9]);
  });
});

describe('multinomial draws', () => {
  it('draw as many as there are, each kind in its share, with the spread of drawing one by one', () => {
    const random = seededRandom(11);
    const counts = [70, 0, 25, 5];
    const drawn = new Float64Array(4);
    const sums = [0, 0, 0, 0];
    let squares = 0;
    for (let i = 0; i < 20_000; i++) {
      multinomial(random, counts, drawn);
      expect(drawn.reduce((sum, times) => sum + times, 0)).toBe(100);
      for (const [kind, times] of drawn.entries()) sums[kind]! += times / 20_000;
      squares += (drawn[2]! - 25) ** 2 / 20_000;
    }
    expect(sums[1]).toBe(0);
    for (const [kind, count] of counts.entries()) expect(Math.abs(sums[kind]! - count)).toBeLessThan(0.2);
    expect(Math.abs(squares - 18.75)).toBeLessThan(0.8);
  });
});

describe('Poisson draws of mean 1', () => {
  it('follow the exact probabilities', () => {
    const random = seededRandom(4);
    const draws = 200_000;
    const seen = new Array<number>(8).fill(0);
    for (let i = 0; i < draws; i++) seen[Math.min(7, poissonOfOne(random))]!++;
    let [weight, rest, chiSquare] = [Math.exp(-1), 1, 0];
    for (let k = 0; k < 8; k++, weight /= k) {
      const expected = draws * (k === 7 ? rest : weight);
      chiSquare += (seen[k]! - expected) ** 2 / expected;
      rest -= weight;
    }
    expect(chiSquare).toBeLessThan(7 + 5 * Math.sqrt(14));
  });

  it.each([
    [0, 0],
    [0.36787, 0],
    [0.36788, 1],
    [0.73575, 1],
    [0.73576, 2],
    [0.9963402, 5],
    [1 - 2 ** -53, 18],
  ])('chance %f is %i', (at, k) => {
    expect(poissonOfOne(() => at)).toBe(k);
  });
});

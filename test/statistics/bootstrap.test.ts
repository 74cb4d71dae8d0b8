import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { type ClusterType, clusterBootstrap, percentileTail } from '../../src/statistics/bootstrap.ts';
import { inequalityOf } from '../../src/statistics/estimate.ts';
import { quantile } from '../../src/statistics/quantile.ts';

/** Draws customers one by one, as the textbook does. */
function naive(clusters: ClusterType[], seed: number, draws: number) {
  const random = seededRandom(seed);
  const customers = clusters.flatMap((type) => new Array<ClusterType>(type.customers).fill(type));
  const shares = Array.from({ length: draws }, () => {
    const drawn = customers.map(() => customers[Math.floor(random() * customers.length)]!);
    return drawn.reduce((sum, one) => sum + one.hits, 0) / drawn.reduce((sum, one) => sum + one.due, 0);
  });
  shares.sort((a, b) => a - b);
  return { low: quantile(shares, 0.025)!, high: quantile(shares, 0.975)! };
}

describe('cluster bootstrap', () => {
  it('gives what drawing customers one by one gives', () => {
    const clusters: ClusterType[] = [
      { due: 1, hits: 0, customers: 30 },
      { due: 1, hits: 1, customers: 25 },
      { due: 2, hits: 1, customers: 12 },
      { due: 5, hits: 4, customers: 3 },
      { due: 20, hits: 20, customers: 1 },
    ];
    const fast = clusterBootstrap(clusters, { seed: 5, draws: 40_000 });
    const slow = naive(clusters, 6, 40_000);
    expect(Math.abs(fast.low - slow.low)).toBeLessThan(0.006);
    expect(Math.abs(fast.high - slow.high)).toBeLessThan(0.006);
  });

  it('of thousands of customers draws as many as there are, to the same effect', () => {
    const types = (customers: number): ClusterType[] => [
      { due: 1, hits: 0, customers: customers - 1000 },
      { due: 2, hits: 1, customers: 600 },
      { due: 3, hits: 3, customers: 400 },
    ];
    const [few, many] = [2000, 2001].map((customers) => clusterBootstrap(types(customers), { draws: 8000 }));
    expect(Math.abs(few!.low - many!.low)).toBeLessThan(0.002);
    expect(Math.abs(few!.high - many!.high)).toBeLessThan(0.002);
  });

  it('one loud customer with twenty ignored turns widens the interval far beyond Wilson’s', () => {
    const quiet = { due: 1, hits: 0, customers: 20 };
    const { low, high } = clusterBootstrap([quiet, { due: 20, hits: 20, customers: 1 }]);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.7);
  });

  it('the same seed gives the same interval, whatever the order of the input', () => {
    const clusters = [
      { due: 3, hits: 1, customers: 10 },
      { due: 1, hits: 1, customers: 10 },
      { due: 2, hits: 0, customers: 40 },
      { due: 2, hits: 2, customers: 15 },
    ];
    expect(clusterBootstrap(clusters)).toEqual(clusterBootstrap(clusters.toReversed()));
    expect(clusterBootstrap(clusters, { seed: 1 })).not.toEqual(clusterBootstrap(clusters, { seed: 2 }));
  });

  it('a share is drawn alike whatever was drawn before it', () => {
    const small = [
      { due: 1, hits: 0, customers: 30 },
      { due: 2, hits: 2, customers: 90 },
    ];
    const first = clusterBootstrap(small);
    clusterBootstrap([...small, { due: 3, hits: 1, customers: 200 }]);
    expect(clusterBootstrap(small)).toEqual(first);
    clusterBootstrap(small, { seed: 2 });
    expect(clusterBootstrap(small)).toEqual(first);
  });

  it('draws in which one lonely customer never comes up take no part', () => {
    expect(clusterBootstrap([{ due: 4, hits: 1, customers: 1 }])).toEqual({ low: 0.25, high: 0.25 });
  });

  it('customers with nothing due take no part, and nothing at all says nothing', () => {
    const clusters = [
      { due: 2, hits: 1, customers: 9 },
      { due: 1, hits: 0, customers: 9 },
    ];
    expect(clusterBootstrap([...clusters, { due: 0, hits: 0, customers: 500 }])).toEqual(clusterBootstrap(clusters));
    expect(clusterBootstrap([])).toEqual({ low: 0, high: 1 });
  });

  it('holds the share itself and stays inside 0 … 1', () => {
    const type = fc
      .record({ due: fc.integer({ min: 1, max: 9 }), customers: fc.integer({ min: 1, max: 900 }) })
      .chain(({ due, customers }) => fc.integer({ min: 0, max: due }).map((hits) => ({ due, hits, customers })));
    fc.assert(
      fc.property(fc.array(type, { minLength: 1, maxLength: 12 }), (clusters) => {
        const due = clusters.reduce((sum, one) => sum + one.due * one.customers, 0);
        const hits = clusters.reduce((sum, one) => sum + one.hits * one.customers, 0);
        const { low, high } = clusterBootstrap(clusters, { draws: 400 });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low - 1e-12).toBeLessThanOrEqual(hits / due);
        expect(high + 1e-12).toBeGreaterThanOrEqual(hits / due);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what percentiles leave out', () => {
  // n = 20: t of 19 degrees of freedom is 2.093; Φ(−2.093 · √(20 / 19)) = 0.0159 (Hesterberg 2015, table 2: 0.0158).
  it('is less of few customers, as published', () => {
    expect(percentileTail(inequalityOf(21, 21, 1))).toBeCloseTo(0.0159, 4);
    expect(percentileTail(inequalityOf(1e6, 1e6, 1))).toBeCloseTo(0.025, 5);
  });

  it('is 2 / e of that where one customer is loud', () => {
    const quiet = percentileTail(inequalityOf(101, 101, 1));
    expect(percentileTail(inequalityOf(150, 100 + 50 ** 2, 50)) / quiet).toBeCloseTo(2 / Math.E, 9);
  });
});

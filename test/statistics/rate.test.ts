import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/statistics/rate.ts';

describe('a rate with its interval', () => {
  it('one turn each: Wilson', () => {
    const rate = rateOf([
      { due: 1, hits: 1, customers: 56 },
      { due: 1, hits: 0, customers: 44 },
    ]);
    expect(rate).toMatchObject({ due: 100, hits: 56, customers: 100, rate: 0.56, method: 'wilson' });
    expect(rate.low).toBeCloseTo(0.4623, 4);
    expect(rate.high).toBeCloseTo(0.6533, 4);
  });

  it('some came twice: whole customers are drawn', () => {
    const rate = rateOf([
      { due: 2, hits: 2, customers: 30 },
      { due: 1, hits: 0, customers: 40 },
    ]);
    expect(rate).toMatchObject({ due: 100, hits: 60, customers: 70, method: 'cluster-bootstrap' });
    expect(rate.low).toBeLessThan(0.5);
    expect(rate.high).toBeGreaterThan(0.69);
  });

  it('ten customers wait in vain forty times: the interval is that of ten, not of forty, and has a width', () => {
    const rate = rateOf([{ due: 4, hits: 4, customers: 10 }]);
    expect(rate).toMatchObject({ rate: 1, high: 1, method: 'wilson-by-customer' });
    expect(rate.low).toBeCloseTo(0.7225, 4);
  });

  it('one customer alone proves little', () => {
    const rate = rateOf([{ due: 10, hits: 5, customers: 1 }]);
    expect(rate).toMatchObject({ rate: 0.5, method: 'wilson-by-customer' });
    expect(rate.high! - rate.low!).toBeGreaterThan(0.8);
  });

  it('nothing due: no rate', () => {
    expect(rateOf([{ due: 0, hits: 0, customers: 7 }])).toMatchObject({
      customers: 0,
      rate: null,
      low: null,
      high: null,
    });
  });
});

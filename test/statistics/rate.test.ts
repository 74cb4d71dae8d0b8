import { describe, expect, it } from 'vitest';
import { clusterBootstrap } from '../../src/statistics/bootstrap.ts';
import { rateOf } from '../../src/statistics/rate.ts';
import { wilsonInterval } from '../../src/statistics/wilson.ts';

describe('a rate with its interval', () => {
  it('one turn each: Wilson', () => {
    const rate = rateOf([
      { due: 1, hits: 1, customers: 56 },
      { due: 1, hits: 0, customers: 44 },
    ]);
    expect(rate).toMatchObject({ n: 100, hits: 56, customers: 100, value: 0.56, method: 'wilson' });
    expect(rate.low).toBeCloseTo(0.4623, 4);
    expect(rate.high).toBeCloseTo(0.6533, 4);
  });

  it('some of a few hundred came twice: whole customers are drawn', () => {
    const rate = rateOf([
      { due: 2, hits: 2, customers: 90 },
      { due: 1, hits: 0, customers: 120 },
    ]);
    expect(rate).toMatchObject({ n: 300, hits: 180, customers: 210, value: 0.6, method: 'cluster-bootstrap' });
    expect(rate.low).toBeLessThan(0.54);
    expect(rate.high).toBeGreaterThan(0.66);
  });

  it('of few customers, and of very many, the design effect stands for the draws', () => {
    const few = rateOf([
      { due: 2, hits: 2, customers: 30 },
      { due: 1, hits: 0, customers: 40 },
    ]);
    expect(few).toMatchObject({ n: 100, hits: 60, customers: 70, method: 'wilson-design-effect' });
    // 60 % of 70.2 independent turns, against t of 61.5 degrees of freedom.
    expect(few.low).toBeCloseTo(0.4808, 4);
    expect(few.high).toBeCloseTo(0.7084, 4);
    const types = [
      { due: 2, hits: 2, customers: 300 },
      { due: 1, hits: 0, customers: 400 },
    ];
    const many = rateOf(types);
    const drawn = clusterBootstrap(types);
    expect(many.method).toBe('wilson-design-effect');
    expect(many.low).toBeCloseTo(drawn.low, 2);
    expect(many.high).toBeCloseTo(drawn.high, 2);
  });

  it('few ever hit, or ever miss: draws would be too discrete', () => {
    const types = (hitting: number) => [
      { due: 2, hits: 1, customers: hitting },
      { due: 2, hits: 0, customers: 200 - hitting },
    ];
    expect([14, 15].map((hitting) => rateOf(types(hitting)).method)).toEqual([
      'wilson-design-effect',
      'cluster-bootstrap',
    ]);
    const mirrored = types(14).map((type) => ({ ...type, hits: 2 - type.hits }));
    expect(rateOf(mirrored).method).toBe('wilson-design-effect');
  });

  it('one writes a third of all turns: the interval ends a little beyond what the others show, not at a multiple of the error', () => {
    const quiet = [
      { due: 1, hits: 0, customers: 100 },
      { due: 1, hits: 1, customers: 50 },
    ];
    const rate = rateOf([...quiet, { due: 75, hits: 75, customers: 1 }]);
    const others = wilsonInterval(50, 150);
    expect(rate.method).toBe('cluster-bootstrap-loud');
    expect(rate.low).toBeLessThan(50 / 150);
    expect(Math.abs(rate.low! - others.low)).toBeLessThan(0.03);
    expect(rate.high! - rate.low!).toBeLessThan(0.55);
  });

  it('ten customers wait in vain forty times: the interval is that of ten, not of forty, and has a width', () => {
    const rate = rateOf([{ due: 4, hits: 4, customers: 10 }]);
    expect(rate).toMatchObject({ value: 1, high: 1, method: 'wilson-by-customer' });
    expect(rate.low).toBeCloseTo(0.7225, 4);
  });

  it('one customer alone proves little', () => {
    const rate = rateOf([{ due: 10, hits: 5, customers: 1 }]);
    expect(rate).toMatchObject({ value: 0.5, method: 'wilson-by-customer' });
    expect(rate.high! - rate.low!).toBeGreaterThan(0.8);
  });

  it('nothing due: no rate', () => {
    expect(rateOf([{ due: 0, hits: 0, customers: 7 }])).toMatchObject({
      customers: 0,
      value: null,
      low: null,
      high: null,
    });
  });
});

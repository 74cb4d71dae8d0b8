import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/statistics/rate.ts';
import { standardised } from '../../src/statistics/standardised.ts';
import { student95 } from '../../src/statistics/student.ts';
import { R, STRATA } from './oracle/tables.ts';

describe('a share under another mix', () => {
  it('and its variance between customers are those of R, each customer left out in turn', () => {
    const { value, low, high, method, uncovered } = standardised(STRATA, [4, 3, 2, 1]);
    expect(value).toBeCloseTo(R.get('standardised')!, 12);
    expect([method, uncovered]).toEqual(['wilson-design-effect', 0]);
    // Score intervals hold p where |value − p| is t errors at p: at both ends by the same t.
    const error = R.get('standardised error')!;
    const scaled = (end: number) =>
      (Math.abs(value! - end) / error) * Math.sqrt((value! * (1 - value!)) / (end * (1 - end)));
    expect(scaled(low!)).toBeCloseTo(scaled(high!), 8);
    expect(scaled(low!)).toBeGreaterThan(student95(60));
    expect(scaled(low!)).toBeLessThan(student95(20));
  });

  it('of one stratum is the share itself', () => {
    const stratum = STRATA.hit.map(() => 0);
    const types = new Map<number, { due: number; hits: number; customers: number }>();
    for (const [at, customer] of STRATA.customer.entries()) {
      const type = types.get(customer) ?? { due: 0, hits: 0, customers: 1 };
      types.set(customer, { ...type, due: type.due + 1, hits: type.hits + STRATA.hit[at]! });
    }
    const { value, low, high, method, n } = rateOf([...types.values()]);
    expect(standardised({ ...STRATA, stratum }, [7])).toEqual({
      value: expect.closeTo(value!, 12),
      low: expect.closeTo(low!, 9),
      high: expect.closeTo(high!, 9),
      method,
      n,
      uncovered: 0,
    });
  });

  it('worked by hand: 1 of 2 by day and 2 of 2 by night, half each, are 75 %', () => {
    const strata = { stratum: [0, 0, 1, 1], hit: [1, 0, 1, 1], customer: [0, 1, 2, 3] };
    expect(standardised(strata, [1, 1])).toMatchObject({ value: 0.75, n: 4 });
    expect(standardised(strata, [3, 1]).value).toBe(0.625);
  });

  it('knows nothing of a stratum with one customer, and says how much weight that was', () => {
    const strata = { stratum: [0, 0, 1, 1], hit: [1, 0, 1, 1], customer: [0, 1, 2, 2] };
    expect(standardised(strata, [3, 1])).toMatchObject({ value: 0.5, n: 2, uncovered: 0.25 });
    expect(standardised(strata, [0, 1])).toMatchObject({ value: null, low: null, n: 0, uncovered: 1 });
    expect(standardised(strata, [0, 0])).toMatchObject({ value: null, uncovered: 0 });
  });

  it('all hit: the interval is that of the customers, not of certainty', () => {
    const strata = { stratum: [0, 0, 1, 1, 1], hit: [1, 1, 1, 1, 1], customer: [0, 1, 2, 3, 3] };
    expect(standardised(strata, [1, 1])).toMatchObject({ value: 1, high: 1, method: 'wilson-by-customer' });
    expect(standardised(strata, [1, 1]).low).toBeCloseTo(4 / (4 + 1.959964 ** 2), 9);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjusted, differenceOf } from '../../src/statistics/difference.ts';
import { tailsBeyond } from '../../src/statistics/normal.ts';
import { wilsonInterval } from '../../src/statistics/wilson.ts';

const side = (count: number, n: number) => ({ value: count / n, ...wilsonInterval(count, n) });

describe('the difference of two estimates', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])('%d/%d against %d/%d is Newcombe’s, as published (1998, table II, method 10)', (a, m, b, n, low, high) => {
    const difference = differenceOf(side(a, m), side(b, n));
    expect(difference.low).toBeCloseTo(low, 4);
    expect(difference.high).toBeCloseTo(high, 4);
  });

  it('changes its sign only when the sides change places', () => {
    const there = differenceOf(side(12, 40), side(30, 70));
    const back = differenceOf(side(30, 70), side(12, 40));
    expect(there.low).toBeCloseTo(-back.high!, 12);
    expect(there.high).toBeCloseTo(-back.low!, 12);
    expect(there.p).toBeCloseTo(back.p!, 12);
  });

  it('has p below 0.05 exactly where the interval does not hold 0', () => {
    const share = fc
      .integer({ min: 5, max: 300 })
      .chain((n) => fc.integer({ min: 0, max: n }).map((count) => side(count, n)));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { value, low, high, p } = differenceOf(a, b);
        const towards0 = value > 0 ? low! : -high!;
        if (value !== 0 && Math.abs(towards0) > 1e-6) expect(p! < 0.05).toBe(towards0 > 0);
      }),
    );
  });

  it('of a side with one loud customer is as far as both sides reach together', () => {
    const loud = { value: 0.5, low: 0.38, high: 0.8, interval: 'cluster-bootstrap-loud, widened' };
    const other = { value: 0.3, low: 0.25, high: 0.36, interval: 'wilson' };
    const there = differenceOf(loud, other);
    expect([there.low, there.high]).toEqual([expect.closeTo(0.02, 9), expect.closeTo(0.55, 9)]);
    expect(differenceOf(other, loud).low).toBeCloseTo(-there.high!, 9);
  });

  it('has an open end where a side has one', () => {
    const open = { value: 100, low: 60, high: null };
    const closed = { value: 50, low: 40, high: 70 };
    expect(differenceOf(open, closed)).toEqual({
      value: 50,
      low: expect.closeTo(50 - Math.hypot(40, 20), 9),
      high: null,
      p: expect.any(Number),
    });
    expect(differenceOf(closed, open)).toMatchObject({ value: -50, low: null, high: expect.any(Number) });
    expect(differenceOf({ ...closed, value: 120, high: 140 }, open).p).toBeNull();
  });
});

it('Benjamini–Hochberg is p.adjust(c(0.01, 0.04, 0.03, 0.2, 0.005), "BH") of R', () => {
  expect(adjusted([0.01, 0.04, 0.03, 0.2, 0.005])).toEqual(
    [0.025, 0.05, 0.05, 0.2, 0.025].map((p) => expect.closeTo(p, 12)),
  );
  expect(adjusted([])).toEqual([]);
});

it('tails are twice scipy.stats.norm.sf', () => {
  for (const [z, p] of [
    [0, 1],
    [0.5, 0.6170750774519738],
    [1.959964, 0.049999998],
    [3, 0.0026997960632601866],
    [5, 5.733031437583866e-7],
  ] as const)
    expect(tailsBeyond(z)).toBeCloseTo(p, 6);
});

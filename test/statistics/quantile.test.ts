import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, quantilesOfGroups } from '../../src/statistics/quantile.ts';

describe('quantiles of type 7', () => {
  it('equal what R, NumPy and spreadsheets say', () => {
    const values = [1, 2, 4, 7, 11, 16];
    expect(quantile(values, 0.5)).toBe(5.5);
    expect(quantile(values, 0.9)).toBe(13.5);
    expect(quantile(values, 0.25)).toBe(2.5);
    expect(quantile(values, 0)).toBe(1);
    expect(quantile(values, 1)).toBe(16);
  });

  it('ten ask, four are answered after 10 to 40 minutes: answered only, the median is 25 minutes', () => {
    const stream = quantilesOfGroups(4, [0.5]);
    for (const minutes of [10, 20, 30, 40]) stream.add(minutes * 60, 1);
    expect(stream.finish()).toEqual({ n: 4, mean: 1500, quantiles: [1500] });
  });

  it('nobody was answered: nothing to say', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantilesOfGroups(0, [0.5, 0.9]).finish()).toEqual({ n: 0, mean: null, quantiles: [null, null] });
  });

  it('refuses falling values and a wrong total', () => {
    const stream = quantilesOfGroups(2, [0.5]);
    stream.add(5, 1);
    expect(() => stream.add(4, 1)).toThrow(RangeError);
    expect(() => stream.finish()).toThrow('1 values came where 2 were announced');
  });

  it('grouped values give what the expanded list gives', () => {
    const group = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 6 }));
    const share = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1);
    fc.assert(
      fc.property(fc.array(group), fc.array(share), (groups, shares) => {
        groups.sort((a, b) => a[0] - b[0]);
        const expanded = groups.flatMap(([value, count]) => new Array<number>(count).fill(value));
        const stream = quantilesOfGroups(expanded.length, shares);
        for (const [value, count] of groups) stream.add(value, count);
        expect(stream.finish().quantiles).toEqual(shares.map((q) => quantile(expanded, q)));
      }),
    );
  });
});

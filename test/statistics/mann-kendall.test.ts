import { describe, expect, it } from 'vitest';
import { trendOf } from '../../src/statistics/mann-kendall.ts';
import { R, SCIPY, SERIES } from './oracle/tables.ts';

describe('trend', () => {
  it('of 48 months is cor.test of R, its slope theilslopes of SciPy', () => {
    const trend = trendOf(SERIES)!;
    expect(trend.s).toBe(R.get('Mann-Kendall s'));
    expect(trend.p).toBeCloseTo(R.get('Mann-Kendall p')!, 10);
    expect(trend.slope).toBeCloseTo(SCIPY.get('Theil-Sen')!, 12);
    expect(trend.low).toBeCloseTo(SCIPY.get('Theil-Sen low')!, 12);
    expect(trend.high).toBeCloseTo(SCIPY.get('Theil-Sen high')!, 12);
  });

  it('by season sees what the seasons hid', () => {
    const trend = trendOf(SERIES, 12)!;
    expect(trend.s).toBe(R.get('seasonal Mann-Kendall s'));
    expect(trend.p).toBeCloseTo(R.get('seasonal Mann-Kendall p')!, 10);
    expect(trend.low).toBeGreaterThan(0);
    // The series was made to rise by 0.11 a month.
    expect([trend.low, trend.high]).toEqual([
      expect.toSatisfy((low) => low < 0.11),
      expect.toSatisfy((high) => high > 0.11),
    ]);
  });

  it('1, 2, 4, 3 rises in five pairs and falls in one; the median slope is that of its pairs', () => {
    // 1, 1, −1, 1.5, 0.5, 2/3 sorted: −1, 0.5, 2/3, 1, 1, 1.5.
    expect(trendOf([1, 2, 4, 3])).toMatchObject({ s: 4, slope: (2 / 3 + 1) / 2 });
  });

  it('what never changes has no trend, and one value has none to have', () => {
    expect(trendOf([5, 5, 5, 5])).toEqual({ s: 0, p: 1, slope: 0, low: 0, high: 0 });
    expect([trendOf([]), trendOf([3]), trendOf([null, 3, null]), trendOf([1, 2, 3], 12)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

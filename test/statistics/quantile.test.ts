import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/statistics/quantile.ts';

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
    expect(quantile([600, 1200, 1800, 2400], 0.5)).toBe(1500);
  });

  it('nobody was answered: nothing to say', () => {
    expect(quantile([], 0.5)).toBeNull();
  });
});

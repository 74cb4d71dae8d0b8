import { expect, test } from 'vitest';
import { student95 } from '../../src/statistics/student.ts';

/** scipy.stats.t.ppf(0.975, df), SciPy 1.17. */
const SCIPY: [df: number, quantile: number][] = [
  [1, 12.706204736174694],
  [1.3, 7.500529325562029],
  [1.7, 5.1188389882530565],
  [2, 4.302652729749462],
  [3, 3.1824463052837078],
  [4, 2.7764451051977934],
  [5, 2.5705818356363146],
  [8, 2.306004135204166],
  [11, 2.200985160091639],
  [19.5, 2.089397620972246],
  [30, 2.0422724563012378],
  [100, 1.9839715185235518],
  [1e4, 1.960201239890626],
];

test.each(SCIPY)('t of %f degrees of freedom is SciPy’s', (df, quantile) => {
  expect(Math.abs(student95(df) / quantile - 1)).toBeLessThan(df < 2 ? 0.03 : 1e-3);
});

test('fewer than one degree of freedom count as one, and very many are the normal distribution', () => {
  expect(student95(0.1)).toBe(student95(1));
  expect(student95(1e9)).toBeCloseTo(1.959964, 6);
});

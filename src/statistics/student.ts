/** Student's t distribution. */
import { Z95 } from './normal.ts';
import { lowerBeta } from './special.ts';

const CAUCHY95 = 12.706205;

/**
 * Its 97.5 % quantile, for 95 % intervals from few customers (Hill 1970, CACM 13:619, algorithm 396, right to 0.1 %).
 * Below 2 degrees of freedom, where the algorithm fails, the logarithm is interpolated to the quantile at 1, right to 3 %.
 * @param freedom degrees of freedom, whole or not; below 1 counts as 1
 */
export function student95(freedom: number): number {
  if (freedom < 2) return CAUCHY95 * (hill(2) / CAUCHY95) ** (2 - 2 / Math.max(1, freedom));
  return hill(freedom);
}

/** Both its tails beyond ±t (Abramowitz & Stegun 1964, 26.7.1). @param freedom degrees of freedom, > 0 */
export function studentTails(t: number, freedom: number): number {
  return lowerBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

function hill(df: number): number {
  const a = 1 / (df - 0.5);
  const b = 48 / (a * a);
  let c = ((20_700 * a) / b - 98) * a * a - 16 * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * df;
  let y = (0.05 * d) ** (2 / df);
  if (y > 0.05 + a) {
    const x = -Z95;
    y = x * x;
    if (df < 5) c += 0.3 * (df - 4.5) * (x + 0.6);
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else
    y =
      ((1 / (((df + 6) / (df * y) - 0.089 * d - 0.822) * (df + 2) * 3) + 0.5 / (df + 4)) * y - 1) *
        ((df + 1) / (df + 2)) +
      1 / y;
  return Math.sqrt(df * y);
}

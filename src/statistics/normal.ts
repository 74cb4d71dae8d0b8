/** The standard normal distribution: its cumulative function and its quantiles. */

/** 97.5 % quantile as printed in tables and used for every 95 % interval of the definitions. */
export const Z95 = 1.959964;

/**
 * P(Z <= z), absolute error below 1e-14 and relative error below 1e-12 into the far lower tail.
 * The series of Marsaglia (2004, J. Stat. Softw. 11(4)) near the centre, the continued fraction of Laplace in the tails.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z >= 5) return 1 - normalCdf(-z);
  if (z <= -5) return lowerTail(z);
  let term = z;
  let sum = z;
  for (let i = 3; sum + term !== sum; i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return 0.5 + sum * density(z);
}

/**
 * The z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside.
 * Acklam's rational start (relative error 1.15e-9), then one Halley step against normalCdf.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  const start = p < 0.02425 ? tailStart(p) : centreStart(p - 0.5);
  const step = (normalCdf(start) - p) / density(start);
  return start - step / (1 + (start * step) / 2);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function lowerTail(z: number): number {
  let fraction = -z;
  for (let k = 60; k >= 1; k--) fraction = -z + k / fraction;
  return density(z) / fraction;
}

function tailStart(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return (
    polynomial(
      [
        -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
        2.938163982698783,
      ],
      q,
    ) / polynomial([7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1], q)
  );
}

function centreStart(q: number): number {
  const r = q * q;
  return (
    (q *
      polynomial(
        [
          -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
          2.506628277459239,
        ],
        r,
      )) /
    polynomial(
      [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1],
      r,
    )
  );
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

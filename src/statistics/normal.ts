/** The standard normal distribution. */

/** Its 97.5 % quantile as printed in tables, used for every 95 % interval of the definitions. */
export const Z95 = 1.959964;

/** Both tails beyond ±z (Abramowitz & Stegun 1964, 7.1.26; right to 2e-7). @param z >= 0 */
export function tailsBeyond(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return series * Math.exp(-x * x);
}

/** Wilson's interval of a share. */
import { Z95 } from './normal.ts';

export interface Interval {
  low: number;
  high: number;
}

/**
 * 95 % score interval (Wilson 1927, JASA 22:209), as shares 0 … 1.
 * @param count of the `n` trials that hit; n may be fractional (an effective sample size). With n = 0 nothing is known: 0 … 1.
 * @param z quantile of the distribution that the score is held against
 */
export function wilsonInterval(count: number, n: number, z = Z95): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const share = count / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  return { low: count <= 0 ? 0 : Math.max(0, centre - half), high: count >= n ? 1 : Math.min(1, centre + half) };
}

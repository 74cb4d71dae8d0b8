/** Wilson's interval of a share, and Newcombe's of the difference of two. */
import { Z95 } from './normal.ts';

export interface Interval {
  low: number;
  high: number;
}

/**
 * 95 % score interval (Wilson 1927, JASA 22:209), as shares 0 … 1.
 * @param count of the `n` trials that hit; n may be fractional (an effective sample size). With n = 0 nothing is known: 0 … 1.
 */
export function wilsonInterval(count: number, n: number): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const share = count / n;
  const scale = 1 + (Z95 * Z95) / n;
  const centre = (share + (Z95 * Z95) / (2 * n)) / scale;
  const half = (Z95 * Math.sqrt((share * (1 - share)) / n + (Z95 * Z95) / (4 * n * n))) / scale;
  return { low: count <= 0 ? 0 : Math.max(0, centre - half), high: count >= n ? 1 : Math.min(1, centre + half) };
}

/**
 * 95 % interval of count1/n1 − count2/n2 from two independent samples
 * (Newcombe 1998, Stat. Med. 17:873, method 10, without continuity correction).
 */
export function newcombeInterval(count1: number, n1: number, count2: number, n2: number): Interval {
  const one = wilsonInterval(count1, n1);
  const two = wilsonInterval(count2, n2);
  const share1 = n1 > 0 ? count1 / n1 : 0.5;
  const share2 = n2 > 0 ? count2 / n2 : 0.5;
  const difference = share1 - share2;
  return {
    low: difference - Math.hypot(share1 - one.low, two.high - share2),
    high: difference + Math.hypot(one.high - share1, share2 - two.low),
  };
}

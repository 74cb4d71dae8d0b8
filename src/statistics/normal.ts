/** The standard normal distribution. */
import { upperGamma } from './special.ts';

/** Its 97.5 % quantile as printed in tables, used for every 95 % interval of the definitions. */
export const Z95 = 1.959964;

/** Both tails beyond ±z. */
export function tailsBeyond(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** The χ² distribution. */
import { upperGamma } from './special.ts';

/**
 * Its upper tail beyond `value`: the p of a test.
 * @param freedom degrees of freedom, > 0
 */
export function chiSquareTail(value: number, freedom: number): number {
  return upperGamma(freedom / 2, value / 2);
}

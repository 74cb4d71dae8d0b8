/** The smallest effect that a regression can detect. */
import { Z95 } from './normal.ts';

/** 80 % quantile of the standard normal distribution. */
const Z80 = 0.8416212;

/**
 * The smallest odds ratio above 1 that a two-sided test at 5 % finds with a chance of 80 %, by Wald's approximation (Hsieh,
 * Bloch & Larsen 1998, Stat. Med. 17:1623). Its inverse is the largest below 1.
 * @param error standard error of the log odds ratio
 */
export function detectableOddsRatio(error: number): number {
  return Math.exp((Z95 + Z80) * error);
}

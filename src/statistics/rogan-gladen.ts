/** A share counted by an imperfect classifier, corrected for what the classifier is known to miss and to invent. */

import { Z95 } from './normal.ts';
import type { Interval } from './wilson.ts';

/** `count` of `n`; the counts may be fractional when n is an effective sample size. */
export interface Counted {
  count: number;
  n: number;
}

/** How the classifier did on posts whose truth is known. */
export interface ClassifierRecord {
  /** Found among the truly positive. */
  sensitivity: Counted;
  /** Left alone among the truly negative. */
  specificity: Counted;
}

export interface CorrectedShare extends Interval {
  /** The corrected share, 0 … 1. */
  share: number;
}

/**
 * Point: Rogan & Gladen (1978, Am. J. Epidemiol. 107:71), cut to 0 … 1. Interval: Lang & Reiczigel (2014, Prev. Vet. Med.
 * 113:13), 95 %, which carries the sampling error of the labelled share and of both evaluation samples.
 * @param labelled posts labelled positive among all that were classified
 * @returns null when a sample is empty or the classifier tells no more than chance (sensitivity + specificity <= 1)
 */
export function roganGladen(labelled: Counted, { sensitivity, specificity }: ClassifierRecord): CorrectedShare | null {
  if (labelled.n <= 0 || sensitivity.n <= 0 || specificity.n <= 0) return null;
  const youden = sensitivity.count / sensitivity.n + specificity.count / specificity.n - 1;
  const seen = adjusted(labelled, (Z95 * Z95) / 2);
  const hit = adjusted(sensitivity, 1);
  const spared = adjusted(specificity, 1);
  const adjustedYouden = hit.share + spared.share - 1;
  if (youden <= 0 || adjustedYouden <= 0) return null;
  const share = (labelled.count / labelled.n + specificity.count / specificity.n - 1) / youden;
  const centre = (seen.share + spared.share - 1) / adjustedYouden;
  const shift = 2 * Z95 * Z95 * (centre * hit.variance - (1 - centre) * spared.variance);
  const spread =
    (Z95 * Math.sqrt(seen.variance + centre ** 2 * hit.variance + (1 - centre) ** 2 * spared.variance)) /
    adjustedYouden;
  return { share: unit(share), low: unit(centre + shift - spread), high: unit(centre + shift + spread) };
}

/** The share and its variance after adding as many imagined hits as misses (Agresti & Coull 1998). */
function adjusted({ count, n }: Counted, added: number): { share: number; variance: number } {
  const share = (count + added) / (n + 2 * added);
  return { share, variance: (share * (1 - share)) / (n + 2 * added) };
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Samples: which posts a person should label next, so that few key presses teach much. */
import { randomNumbers, shuffle } from './random.ts';

export interface Candidate {
  id: string;
  /** What the classifier says. */
  value: string;
  confidence: number;
}

/** Share of the sample drawn by doubt; the rest is drawn by lot, or rates measured on it would be those of hard posts. */
const DOUBTFUL_SHARE = 0.5;

/**
 * Draws a sample spread over the values the classifier gives, as evenly as their numbers allow: of each value half are
 * the posts it doubts most, half are drawn by lot. The same seed draws the same sample.
 * @returns ids in mixed order, at most `size`, none twice; `random` holds those drawn by lot, fit for measuring
 */
export function drawSample(
  candidates: readonly Candidate[],
  size: number,
  seed: number,
): { ids: string[]; random: Set<string> } {
  const random = randomNumbers(seed);
  const strata = strataOf(candidates);
  const quotas = shareOut(
    size,
    strata.map((stratum) => stratum.length),
  );
  const drawn: string[] = [];
  const byLot = new Set<string>();
  for (const [at, stratum] of strata.entries()) {
    const quota = quotas[at]!;
    const doubted = Math.floor(quota * DOUBTFUL_SHARE);
    const pool = [...stratum];
    shuffle(pool, random);
    pool.sort((a, b) => a.confidence - b.confidence);
    const rest = pool.slice(doubted);
    shuffle(rest, random);
    for (const { id } of pool.slice(0, doubted)) drawn.push(id);
    for (const { id } of rest.slice(0, quota - doubted)) {
      drawn.push(id);
      byLot.add(id);
    }
  }
  shuffle(drawn, random);
  return { ids: drawn, random: byLot };
}

function strataOf(candidates: readonly Candidate[]): Candidate[][] {
  const strata = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const stratum = strata.get(candidate.value);
    if (stratum) stratum.push(candidate);
    else strata.set(candidate.value, [candidate]);
  }
  return [...strata.values()];
}

/** Shares a number out evenly; what a small stratum cannot take goes to the others. */
function shareOut(size: number, limits: readonly number[]): number[] {
  const shares = limits.map(() => 0);
  let left = Math.min(
    size,
    limits.reduce((sum, limit) => sum + limit, 0),
  );
  while (left > 0) {
    for (let at = 0; at < limits.length && left > 0; at++) {
      if (shares[at]! >= limits[at]!) continue;
      shares[at]! += 1;
      left--;
    }
  }
  return shares;
}

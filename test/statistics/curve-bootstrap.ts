/** Cluster bootstrap of a Kaplan–Meier curve: customers are drawn with all their waits. */
import { seededRandom } from '../../src/domain/random.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from '../../src/statistics/bootstrap.ts';
import { quantile } from '../../src/statistics/quantile.ts';
import type { Waits } from '../../src/statistics/waits.ts';

export interface Ends {
  low: number;
  /** Infinity where more than one draw in forty did not reach it. */
  high: number;
}

/** As in the curve itself. */
const TOLERANCE = 1e-10;

/**
 * 95 % percentile intervals of S at the times and of the quantiles, from 2,000 draws of whole customers with replacement.
 * @param times ascending
 * @param shares q of the quantiles, ascending
 */
export function resampledCurve(
  waits: Waits,
  times: readonly number[],
  shares: readonly number[],
): { waiting: Ends[]; quantiles: Ends[] } {
  const { time, ended, customer, customers } = waits;
  const n = time.length;
  const random = seededRandom(BOOTSTRAP_SEED);
  const present = [...new Set(Array.from(customer))].sort((a, b) => a - b);
  const drawn = new Int32Array(customers);
  const levels = times.map(() => new Float64Array(BOOTSTRAP_DRAWS));
  const reached = shares.map(() => new Float64Array(BOOTSTRAP_DRAWS).fill(Number.POSITIVE_INFINITY));
  for (let draw = 0; draw < BOOTSTRAP_DRAWS; draw++) {
    drawn.fill(0);
    for (let pick = 0; pick < present.length; pick++) drawn[present[Math.floor(random() * present.length)]!]!++;
    let atRisk = 0;
    for (let at = 0; at < n; at++) atRisk += drawn[customer[at]!]!;
    let survival = 1;
    let level = 0;
    let share = 0;
    for (let at = 0; at < n && (level < times.length || share < shares.length); at++) {
      while (level < times.length && times[level]! < time[at]!) levels[level++]![draw] = survival;
      const weight = drawn[customer[at]!]!;
      if (weight === 0) continue;
      if (ended[at] === 1) {
        survival = atRisk === weight ? 0 : survival * (1 - weight / atRisk);
        while (share < shares.length && survival <= (1 - shares[share]!) * (1 + TOLERANCE) + TOLERANCE)
          reached[share++]![draw] = time[at]!;
      }
      atRisk -= weight;
    }
    while (level < times.length) levels[level++]![draw] = survival;
  }
  return { waiting: levels.map(shareEnds), quantiles: reached.map(timeEnds) };
}

function shareEnds(draws: Float64Array): Ends {
  draws.sort();
  return { low: quantile(draws, 0.025)!, high: quantile(draws, 0.975)! };
}

/** Times are observed ones: no draw is averaged with one that was never reached. */
function timeEnds(draws: Float64Array): Ends {
  draws.sort();
  const last = draws.length - 1;
  return { low: draws[Math.floor(last * 0.025)]!, high: draws[Math.ceil(last * 0.975)]! };
}

/** Kaplan–Meier: how long customers wait when some are still waiting, streamed in one pass with flat memory. */
import { Z95 } from './normal.ts';

/** The curve at one requested time. */
export interface SurvivalPoint {
  /** As requested, in the unit of the stream. */
  time: number;
  /** S(time): share not yet answered just after it; null beyond the last observation when somebody was still waiting. */
  survival: number | null;
  /** Observed for longer than `time`: neither answered nor lost by then. */
  at_risk: number;
  /** Greenwood's variance of S(time); null where S is unknown. */
  variance: number | null;
  /** 95 % log-log interval of S(time); null where S is unknown, 0 or 1. */
  low: number | null;
  high: number | null;
}

export interface SurvivalCurve {
  n: number;
  events: number;
  /** In the order of the requested times. */
  points: SurvivalPoint[];
  /** In the order of the requested quantiles: the smallest time with S <= 1 − q, or null when it was not reached. */
  quantiles: (number | null)[];
}

export interface SurvivalStream {
  /**
   * One group of equal times. Times must not fall; groups of one time may come in pieces, and its events always
   * count before its censorings. Throws RangeError on a falling or negative time.
   */
  add(time: number, events: number, censored: number): void;
  /** Throws RangeError when the groups do not sum to n. */
  finish(): SurvivalCurve;
}

/** Products of a million rounded factors stay well within this of the exact curve (R's survfit allows 1.5e-8). */
const TOLERANCE = 1e-10;

/**
 * Kaplan & Meier (1958, JASA 53:457), Greenwood's variance, log-log interval (Kalbfleisch & Prentice, 2002, 1.4).
 * Between two censorings the product telescopes into a quotient of whole numbers, so that without censoring before
 * `time` S(time) is exactly the share unanswered.
 * @param n observations in the whole stream, answered and censored
 * @param times where S is wanted, any order
 * @param quantiles of the waiting time, 0 < q < 1
 */
export function kaplanMeier(n: number, times: readonly number[], quantiles: readonly number[] = []): SurvivalStream {
  const points: SurvivalPoint[] = new Array(times.length);
  const askedTimes = ascending(times);
  const reached: (number | null)[] = quantiles.map(() => null);
  const askedQuantiles = ascending(quantiles);
  let nextTime = 0;
  let nextQuantile = 0;
  let now = Number.NEGATIVE_INFINITY;
  let eventsNow = 0;
  let censoredNow = 0;
  let atRisk = n;
  let events = 0;
  let greenwood = 0;
  let base = 1;
  let baseAtRisk = n;

  const survival = () => (baseAtRisk === 0 ? base : base * (atRisk / baseAtRisk));

  /** Moves the curve over the group at `now`. */
  function settle(): void {
    if (eventsNow > 0) {
      greenwood += eventsNow / (atRisk * (atRisk - eventsNow));
      atRisk -= eventsNow;
      events += eventsNow;
      const limit = survival() / (1 + TOLERANCE);
      while (nextQuantile < askedQuantiles.length && limit <= 1 - quantiles[askedQuantiles[nextQuantile]!]!)
        reached[askedQuantiles[nextQuantile++]!] = now;
    }
    if (censoredNow > 0) {
      base = survival();
      atRisk -= censoredNow;
      baseAtRisk = atRisk;
    }
    eventsNow = 0;
    censoredNow = 0;
  }

  /** Answers every requested time that lies before `limit`, or all that are left. */
  function answer(limit?: number): void {
    for (; nextTime < askedTimes.length; nextTime++) {
      const time = times[askedTimes[nextTime]!]!;
      if (limit !== undefined && time >= limit) return;
      const known = n > 0 && (time <= now || atRisk > 0 || survival() === 0);
      points[askedTimes[nextTime]!] = pointAt(time, known ? survival() : null, atRisk, greenwood);
    }
  }

  return {
    add(time, eventCount, censoredCount) {
      if (!(time >= now && time >= 0)) throw new RangeError(`time ${time} comes after ${now}`);
      if (time > now) {
        settle();
        answer(time);
        now = time;
      }
      eventsNow += eventCount;
      censoredNow += censoredCount;
    },
    finish() {
      settle();
      if (atRisk !== 0) throw new RangeError(`${n - atRisk} observations came where ${n} were announced`);
      answer();
      return { n, events, points, quantiles: reached };
    },
  };
}

function pointAt(time: number, survival: number | null, atRisk: number, greenwood: number): SurvivalPoint {
  if (survival === null) return { time, survival, at_risk: atRisk, variance: null, low: null, high: null };
  if (survival === 0 || survival === 1) return { time, survival, at_risk: atRisk, variance: 0, low: null, high: null };
  const spread = Math.exp((Z95 * Math.sqrt(greenwood)) / Math.log(survival));
  const variance = survival * survival * greenwood;
  return { time, survival, at_risk: atRisk, variance, low: survival ** (1 / spread), high: survival ** spread };
}

/** Indices of the values from the smallest to the largest. */
function ascending(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
}

/** Kaplan–Meier: how long customers wait when some are still waiting, and how sure that is when customers have several turns. */
import { type Estimate, effectiveSize, type IntervalMethod, isResampled } from './estimate.ts';
import { Z95 } from './normal.ts';
import { rateOf } from './rate.ts';
import { Spread } from './spread.ts';
import { wilsonInterval } from './wilson.ts';

/** Waits of one population in order. */
export interface Waits {
  /** In one unit, from 0, ascending; of equal times those that ended stand before those that were cut off. */
  time: ArrayLike<number>;
  /** 1 where the wait ended, 0 where it was cut off. */
  ended: ArrayLike<number>;
  /** Whose wait it is: 0 … customers − 1, of whom some may have none. */
  customer: ArrayLike<number>;
  customers: number;
}

export interface WaitingCurve {
  /** S(time), the share that still waits just after each requested time; null beyond the end of the curve. */
  waiting: Estimate[];
  /** The smallest time with S <= 1 − q, for each requested q; null when it was not reached. */
  quantiles: Estimate[];
  /** The last time of which the curve speaks: the last observation, or Infinity once nobody waits. */
  end: number;
}

/** Products of a million rounded factors stay well within this of the exact curve (R's survfit allows 1.5e-8). */
const TOLERANCE = 1e-10;

/**
 * Kaplan & Meier (1958, JASA 53:457), its variance that between customers. The interval of S(t) is that of any share; that of
 * a quantile holds the times at which the interval of S(t) holds 1 − q (Brookmeyer & Crowley 1982, Biometrics 38:29).
 * Between two cuts the product telescopes into a quotient of whole numbers: without any before `time`, S(time) is exactly
 * the share unanswered, with the interval of that share.
 * @param times where S is wanted, ascending
 * @param shares q of the quantiles, 0 < q < 1, ascending
 */
export function waitingCurve(waits: Waits, times: readonly number[], shares: readonly number[]): WaitingCurve {
  const { time, ended, customer } = waits;
  const n = time.length;
  const spread = new Spread(waits);
  const waiting: Estimate[] = [];
  const quantiles = shares.map((): Estimate => ({ value: null, low: null, high: null, method: null, n }));
  let [atRisk, base, baseAtRisk, cuts] = [n, 1, n, 0];
  const survival = () => (baseAtRisk === 0 ? base : base * (atRisk / baseAtRisk));

  // Most times are none at which anything is asked for: no object may be made at each.
  const evidence: Evidence = { size: 0, against: 0, method: 'wilson' };
  let next = times[0] ?? Number.POSITIVE_INFINITY;
  const answer = (known: boolean) => {
    waiting.push(known ? shareOf(survival(), spread, cuts > 0) : { ...NOTHING, n });
    next = times[waiting.length] ?? Number.POSITIVE_INFINITY;
  };

  for (let at = 0; at < n; ) {
    const now = time[at]!;
    while (next < now) answer(true);
    let after = at;
    while (after < n && time[after] === now && ended[after] === 1) after++;
    if (after > at) {
      const ends = after - at;
      if (ends < atRisk) spread.rise(ends, atRisk);
      for (const gain = 1 / (atRisk - ends); at < after; at++) if (ends < atRisk) spread.leave(customer[at]!, gain);
      atRisk -= ends;
      if (quantiles.at(-1)?.high === null) {
        const value = survival();
        weigh(evidence, value, spread, cuts > 0);
        reach(quantiles, shares, value, evidence, now);
      }
    }
    // Those cut off at this very time were watched until it.
    while (next <= now) answer(true);
    while (after < n && time[after] === now) after++;
    if (after > at) {
      base = survival();
      cuts += after - at;
      atRisk -= after - at;
      baseAtRisk = atRisk;
      for (; at < after; at++) spread.leave(customer[at]!, 0);
    }
  }
  const last = n === 0 ? Number.NEGATIVE_INFINITY : time[n - 1]!;
  while (waiting.length < times.length) answer(n > 0 && survival() === 0);
  return { waiting, quantiles, end: n > 0 && survival() === 0 ? Number.POSITIVE_INFINITY : last };
}

const NOTHING = { value: null, low: null, high: null, method: null };

/** S with its interval; while no wait was cut off it is a plain share, with that one's. @param cut whether any was */
function shareOf(value: number, spread: Spread, cut: boolean): Estimate {
  const estimate = bySpread(value, spread, cut);
  const isPlain = !cut && estimate.method === 'wilson-design-effect' && isResampled(spread.inequality);
  return isPlain ? { ...rateOf(spread.types()), value } : estimate;
}

/** S with the interval that the variance between customers gives, at no cost. */
function bySpread(value: number, spread: Spread, cut: boolean): Estimate {
  const evidence: Evidence = { size: 0, against: 0, method: 'wilson' };
  weigh(evidence, value, spread, cut);
  const { size, against, method } = evidence;
  return { value, ...wilsonInterval(value * size, size, against), method, n: spread.n };
}

/** What an interval of S rests on. */
interface Evidence {
  /** Independent waits that would say as much. */
  size: number;
  /** Quantile of the distribution that the score is held against. */
  against: number;
  method: IntervalMethod;
}

/** Fills in what the interval of S rests on. */
function weigh(evidence: Evidence, value: number, spread: Spread, cut: boolean): void {
  const { n, customers } = spread;
  evidence.against = Z95;
  if (!cut && customers === n) {
    evidence.size = n;
    evidence.method = 'wilson';
    return;
  }
  const variance = value === 0 || value === 1 ? 0 : spread.relativeVariance();
  if (variance === 0) {
    evidence.size = cut && value === 1 ? spread.waiting : customers;
    evidence.method = 'wilson-by-customer';
    return;
  }
  evidence.size = effectiveSize(value, value * value * variance);
  evidence.against = spread.t;
  evidence.method = 'wilson-design-effect';
}

/**
 * Notes the time at every quantile, and at every end of its interval, that the curve has come down to. Wilson's interval
 * holds a share exactly where its score does not exceed what it stands against, and no interval need be made to see that.
 */
function reach(
  quantiles: Estimate[],
  shares: readonly number[],
  value: number,
  { size, against, method }: Evidence,
  now: number,
): void {
  for (let place = 0; place < shares.length; place++) {
    const quantile = quantiles[place]!;
    if (quantile.high !== null) continue;
    const level = 1 - shares[place]!;
    const isDown = value / (1 + TOLERANCE) <= level;
    const score = (size * (value - level) ** 2) / (level * shares[place]! * against ** 2);
    if (!isDown && score > 1 + TOLERANCE) return;
    quantile.low ??= now;
    quantile.method = method;
    if (!isDown) continue;
    quantile.value ??= now;
    if (score >= 1 - TOLERANCE) quantile.high = now;
  }
}

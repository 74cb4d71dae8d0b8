/** Kaplan–Meier curve of waits with censoring, with intervals for customers with several turns. */
import { type Estimate, effectiveSize, type IntervalMethod, isResampled } from './estimate.ts';
import { Z95 } from './normal.ts';
import { rateOf } from './rate.ts';
import { Spread } from './spread.ts';
import type { Waits } from './waits.ts';
import { wilsonInterval } from './wilson.ts';

export interface WaitingCurve {
  /** S(time), the share that still waits just after each requested time; null beyond the end of the curve. */
  waiting: Estimate[];
  /** The smallest time with S <= 1 − q, for each requested q; null when it was not reached. */
  quantiles: Estimate[];
  /** The 95 % interval of S at each of the times drawn that the curve speaks of: that of its quantiles, never a resampled one. */
  band: BandPoint[];
  /** The last time of which the curve speaks: the last observation, or Infinity once nobody waits. */
  end: number;
}

export type BandPoint = [time: number, low: number, high: number];

/** Products of a million rounded factors stay well within this of the exact curve (R's survfit allows 1.5e-8). */
const TOLERANCE = 1e-10;

/**
 * Kaplan & Meier (1958, JASA 53:457), its variance that between customers. The interval of S(t) is that of any share; that of
 * a quantile holds the times at which the interval of S(t) holds 1 − q (Brookmeyer & Crowley 1982, Biometrics 38:29).
 * Between two cuts the product telescopes into a quotient of whole numbers: without any before `time`, S(time) is exactly
 * the share unanswered, with the interval of that share.
 * @param times where S is wanted, ascending
 * @param shares q of the quantiles, 0 < q < 1, ascending
 * @param drawn where the band is wanted, ascending
 */
export function waitingCurve(
  waits: Waits,
  times: readonly number[],
  shares: readonly number[],
  drawn: readonly number[] = [],
): WaitingCurve {
  const { time } = waits;
  const n = time.length;
  const curve = new Curve(waits);
  const waiting: Estimate[] = [];
  const band: BandPoint[] = [];
  const quantiles = shares.map((): Estimate => ({ value: null, low: null, high: null, method: null, n }));
  // At most times nothing is asked for: no object is created there.
  const evidence: Evidence = { size: 0, against: 0, method: 'wilson' };
  for (let at = 0; at < n; ) {
    const now = time[at]!;
    while (times[waiting.length]! < now) waiting.push(shareOf(curve));
    while (drawn[band.length]! < now) band.push(bandAt(curve, drawn[band.length]!));
    const after = curve.answer(at);
    if (after > at && quantiles.at(-1)?.high === null) {
      weigh(evidence, curve);
      reach(quantiles, shares, curve.left, evidence, now);
    }
    // Waits censored at this time were observed until it.
    while (times[waiting.length]! <= now) waiting.push(shareOf(curve));
    while (drawn[band.length]! <= now) band.push(bandAt(curve, drawn[band.length]!));
    at = curve.cut(after, now);
  }
  const isOver = n > 0 && curve.left === 0;
  while (waiting.length < times.length) waiting.push(isOver ? shareOf(curve) : { ...NOTHING, n });
  while (isOver && band.length < drawn.length) band.push(bandAt(curve, drawn[band.length]!));
  return {
    waiting,
    quantiles,
    band,
    end: isOver ? Number.POSITIVE_INFINITY : (time[n - 1] ?? Number.NEGATIVE_INFINITY),
  };
}

const NOTHING = { value: null, low: null, high: null, method: null };

/** The state of the curve, advanced from time to time. */
class Curve {
  readonly spread: Spread;
  /** S, the share that still waits. */
  left = 1;
  /** Whether any wait was censored so far. */
  isCut = false;
  #time: ArrayLike<number>;
  #ended: ArrayLike<number>;
  #customer: ArrayLike<number>;
  #atRisk: number;
  /** S at the last censoring, and how many were at risk after it. */
  #base = 1;
  #baseAtRisk: number;

  constructor(waits: Waits) {
    this.#time = waits.time;
    this.#ended = waits.ended;
    this.#customer = waits.customer;
    this.#atRisk = waits.time.length;
    this.#baseAtRisk = waits.time.length;
    this.spread = new Spread(waits);
  }

  /** Takes in all answers at the time of the first. @param from index of the first @returns index after the last */
  answer(from: number): number {
    const { spread } = this;
    const now = this.#time[from];
    let after = from;
    while (this.#time[after] === now && this.#ended[after] === 1) after++;
    if (after === from) return from;
    const rest = this.#atRisk - (after - from);
    if (rest > 0) {
      spread.rise(after - from, this.#atRisk);
      for (let at = from; at < after; at++) spread.leave(this.#customer[at]!, 1 / rest);
    }
    this.#atRisk = rest;
    if (this.#baseAtRisk > 0) this.left = this.#base * (rest / this.#baseAtRisk);
    return after;
  }

  /** Takes in the waits censored at a time. @param from index of the first candidate @returns index after the last */
  cut(from: number, now: number): number {
    let after = from;
    for (; this.#time[after] === now; after++) this.spread.leave(this.#customer[after]!, 0);
    if (after === from) return from;
    this.isCut = true;
    this.#base = this.left;
    this.#atRisk -= after - from;
    this.#baseAtRisk = this.#atRisk;
    return after;
  }
}

/** S with its interval; as long as no wait was censored it is a plain share, with the interval of a share. */
function shareOf(curve: Curve): Estimate {
  const { left, isCut, spread } = curve;
  const estimate = bySpread(curve);
  const isPlain = !isCut && estimate.method === 'wilson-design-effect' && isResampled(spread.inequality);
  return isPlain ? { ...rateOf(spread.types()), value: left } : estimate;
}

/** S with the interval from the variance between customers, which the curve keeps up to date. */
function bySpread(curve: Curve): Estimate {
  const evidence: Evidence = { size: 0, against: 0, method: 'wilson' };
  weigh(evidence, curve);
  const { size, against, method } = evidence;
  return { value: curve.left, ...wilsonInterval(curve.left * size, size, against), method, n: curve.spread.n };
}

function bandAt(curve: Curve, time: number): BandPoint {
  const { low, high } = bySpread(curve);
  return [time, low!, high!];
}

/** Parameters of the interval of S. */
interface Evidence {
  /** Effective sample size: independent waits with the same variance. */
  size: number;
  /** Critical value of the score. */
  against: number;
  method: IntervalMethod;
}

/** Computes the parameters of the interval of S. */
function weigh(evidence: Evidence, { left, isCut, spread }: Curve): void {
  const { n, customers } = spread;
  evidence.against = Z95;
  if (!isCut && customers === n) {
    evidence.size = n;
    evidence.method = 'wilson';
    return;
  }
  const variance = left === 0 || left === 1 ? 0 : spread.relativeVariance();
  if (variance === 0) {
    evidence.size = isCut && left === 1 ? spread.waiting : customers;
    evidence.method = 'wilson-by-customer';
    return;
  }
  evidence.size = effectiveSize(left, left * left * variance);
  evidence.against = spread.t;
  evidence.method = 'wilson-design-effect';
}

/**
 * Records the time of every quantile, and of every end of its interval, that the curve has reached. Wilson's interval
 * contains a share exactly where the score does not exceed the critical value, so that no interval has to be computed.
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

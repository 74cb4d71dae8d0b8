/** Two sides as if both had been asked the same: like is held against like, and what has no like is left out and counted. */
import type { Estimate } from '../statistics/estimate.ts';
import { standardised } from '../statistics/standardised.ts';
import type { Cases } from './counts/case-mix.ts';

export interface Matched {
  /** Share that was not answered in time, of each side under the mix of both. */
  sides: [Estimate, Estimate];
  /** Share of all cases, of both sides, whose kind fewer than two customers of either side asked. */
  unmatched: number;
}

/** The mix is that of both sides together, in the kinds of case that two customers of each asked at least. */
export function matched(a: Cases, b: Cases): Matched {
  const [ofA, ofB] = [kindsOf(a), kindsOf(b)];
  const weights = Array.from({ length: Math.max(ofA.n.length, ofB.n.length) }, (_, kind) =>
    ofA.isShared(kind) && ofB.isShared(kind) ? ofA.n[kind]! + ofB.n[kind]! : 0,
  );
  const all = a.stratum.length + b.stratum.length;
  const kept = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    sides: [standardised(a, weights), standardised(b, weights)],
    unmatched: all === 0 ? 0 : 1 - kept / all,
  };
}

/** How many cases there are of each kind, and whether two customers at least asked one. */
function kindsOf({ stratum, customer }: Cases) {
  const n: number[] = [];
  const first: number[] = [];
  const shared: boolean[] = [];
  for (let at = 0; at < stratum.length; at++) {
    const kind = stratum[at]!;
    n[kind] = (n[kind] ?? 0) + 1;
    first[kind] ??= customer[at]!;
    if (first[kind] !== customer[at]) shared[kind] = true;
  }
  return { n, isShared: (kind: number) => shared[kind] === true };
}

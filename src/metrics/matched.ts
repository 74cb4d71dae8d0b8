/**
 * Two sides under one case mix: cases are compared within each kind; kinds with fewer than two customers on either side are
 * left out and counted.
 */
import type { Estimate } from '../statistics/estimate.ts';
import { standardised } from '../statistics/standardised.ts';
import type { Cases } from './counts/case-mix.ts';

export interface Matched {
  /** Share not answered in time, of each side, standardised to the mix of both. */
  sides: [Estimate, Estimate];
  /** Share of the cases of both sides left out: of kinds with fewer than two customers on either side. */
  unmatched: number;
}

/** The standard mix is that of both sides together, over the kinds of case with at least two customers on each side. */
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

/** By kind: how many cases there are, and whether at least two customers have one. */
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

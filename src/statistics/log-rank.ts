/** Log-rank test of equal waits in groups: plain, robust to customers with several waits, and by permutation. */
import { seededRandom, shuffle } from '../domain/random.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from './bootstrap.ts';
import { chiSquareTail } from './chi-square.ts';
import { choleskyOf, solve } from './cholesky.ts';
import type { Waits } from './waits.ts';

export interface GroupedWaits extends Waits {
  /** By wait: its group, 0 … groups − 1. */
  group: ArrayLike<number>;
  groups: number;
}

export interface LogRank {
  chi_square: number;
  /** Degrees of freedom: groups with waits at risk, less one. */
  freedom: number;
  /** p value of equal waits in all groups. */
  p: number;
  /** By group: observed answers, and those expected if all groups waited alike. */
  observed: number[];
  expected: number[];
}

/**
 * Mantel (1966, Cancer Chemother. Rep. 50:163) with the hypergeometric variance, survdiff of R: every wait counts as a
 * customer's own.
 * @returns null where fewer than two groups could have been answered
 */
export function logRank(waits: GroupedWaits): LogRank | null {
  return plainTest(scoreOf(waits));
}

/**
 * The same score against its variance between customers (Lin & Wei 1989, JASA 84:1074): the robust score test of
 * coxph(…, cluster = customer, ties = "breslow") in R.
 * @returns null where fewer than two groups could have been answered, or fewer customers than groups wait
 */
export function robustLogRank(waits: GroupedWaits): LogRank | null {
  return robustTest(scoreOf(waits), waits);
}

/** Both of them, in one pass over the waits. */
export function plainAndRobust(waits: GroupedWaits): { plain: LogRank | null; robust: LogRank | null } {
  const score = scoreOf(waits);
  return { plain: plainTest(score), robust: robustTest(score, waits) };
}

function plainTest({ observed, expected, variance }: Score): LogRank | null {
  return tested(observed, expected, variance);
}

function robustTest({ observed, expected, residuals }: Score, { groups, customers }: GroupedWaits): LogRank | null {
  const variance = square(groups);
  for (let code = 0; code < customers; code++)
    for (let g = 0; g < groups; g++)
      for (let h = 0; h < groups; h++)
        variance[g]![h]! += residuals[code * groups + g]! * residuals[code * groups + h]!;
  return tested(observed, expected, variance);
}

/**
 * The same score when customers, with all their waits, are randomly reassigned to groups: p is the share of draws, the data
 * counted as one of them, in which the groups differ at least as much; χ² is in units of the variance of such draws.
 * @returns null as above, or where one customer has waits in several groups
 */
export function permutedLogRank(
  waits: GroupedWaits,
  { seed = BOOTSTRAP_SEED, draws = BOOTSTRAP_DRAWS }: { seed?: number; draws?: number } = {},
): LogRank | null {
  const { groups, customers } = waits;
  const plain = logRank(waits);
  const groupOf = groupsOfCustomers(waits);
  if (plain === null || groupOf === null) return null;
  const { excess } = scoreOf(waits);
  const present = [...Array(customers).keys()].filter((code) => groupOf[code]! >= 0);
  const labels = present.map((code) => groupOf[code]!);
  const sizes = new Float64Array(groups);
  for (const label of labels) sizes[label]!++;
  const sums = new Float64Array(groups);
  const apart = () => {
    sums.fill(0);
    for (const [place, code] of present.entries()) sums[labels[place]!]! += excess[code]!;
    return sums.reduce((total, sum, g) => (sizes[g] === 0 ? total : total + sum ** 2 / sizes[g]!), 0);
  };
  const here = apart();
  const random = seededRandom(seed);
  let asFar = 1;
  for (let draw = 0; draw < draws; draw++) {
    shuffle(labels, random);
    if (apart() >= here * (1 - ROUNDING)) asFar++;
  }
  const squares = present.reduce((sum, code) => sum + excess[code]! ** 2, 0);
  return { ...plain, chi_square: (here * (present.length - 1)) / squares, p: asFar / (draws + 1) };
}

const ROUNDING = 1e-12;

/** By customer: the group, −1 without waits; null where one customer is in several groups. */
function groupsOfCustomers({ customer, customers, group }: GroupedWaits): Int32Array | null {
  const groupOf = new Int32Array(customers).fill(-1);
  for (let at = 0; at < customer.length; at++) {
    const code = customer[at]!;
    if (groupOf[code]! >= 0 && groupOf[code] !== group[at]) return null;
    groupOf[code] = group[at]!;
  }
  return groupOf;
}

interface Score {
  observed: number[];
  expected: number[];
  /** Hypergeometric, of observed − expected. */
  variance: Float64Array[];
  /** Contribution of each customer to observed − expected of each group: customers × groups. */
  residuals: Float64Array;
  /** Answers of each customer beyond those expected: the martingale residual. */
  excess: Float64Array;
}

/** One pass over the waits in order of time; at equal times answered ones come before censored ones. */
function scoreOf({ time, ended, customer, customers, group, groups }: GroupedWaits): Score {
  const n = time.length;
  const atRisk = new Float64Array(groups);
  for (let at = 0; at < n; at++) atRisk[group[at]!]!++;
  const observed = new Array<number>(groups).fill(0);
  const expected = new Array<number>(groups).fill(0);
  const variance = square(groups);
  const residuals = new Float64Array(customers * groups);
  const excess = new Float64Array(customers);
  const answers = new Float64Array(groups);
  // Running sums of d / Y, and of d Y_g / Y².
  let hazard = 0;
  const shares = new Float64Array(groups);
  let left = n;
  for (let at = 0; at < n; ) {
    const from = at;
    answers.fill(0);
    for (; at < n && time[at] === time[from] && ended[at] === 1; at++) answers[group[at]!]!++;
    const ends = at - from;
    while (at < n && time[at] === time[from]) at++;
    const tied = left === 1 ? 0 : (ends * (left - ends)) / (left - 1);
    hazard += ends / left;
    for (let g = 0; g < groups; g++) {
      const share = atRisk[g]! / left;
      observed[g]! += answers[g]!;
      expected[g]! += ends * share;
      shares[g]! += (ends * share) / left;
      for (let h = 0; h < groups; h++) variance[g]![h]! += tied * share * ((g === h ? 1 : 0) - atRisk[h]! / left);
    }
    for (let one = from; one < at; one++) {
      const code = customer[one]!;
      excess[code]! += ended[one]! - hazard;
      for (let g = 0; g < groups; g++) {
        const own = group[one] === g ? 1 : 0;
        residuals[code * groups + g]! += ended[one]! * (own - atRisk[g]! / left) - own * hazard + shares[g]!;
      }
    }
    for (let one = from; one < at; one++) atRisk[group[one]!]!--;
    left -= at - from;
  }
  return { observed, expected, variance, residuals, excess };
}

function tested(observed: number[], expected: number[], variance: readonly Float64Array[]): LogRank | null {
  const kept = [...expected.keys()].filter((g) => expected[g]! > 0).slice(1);
  if (kept.length === 0) return null;
  const score = kept.map((g) => observed[g]! - expected[g]!);
  const factor = choleskyOf(kept.map((g) => kept.map((h) => variance[g]![h]!)));
  if (factor === null) return null;
  const solved = solve(factor, score);
  const chi_square = score.reduce((sum, value, place) => sum + value * solved[place]!, 0);
  return { chi_square, freedom: kept.length, p: chiSquareTail(chi_square, kept.length), observed, expected };
}

function square(size: number): Float64Array[] {
  return Array.from({ length: size }, () => new Float64Array(size));
}

/** Logistic regression with standard errors clustered by customer. */
import { choleskyOf, type Factor, solve } from './cholesky.ts';
import { student95, studentTails } from './student.ts';

/** Trials with their covariates. */
export interface Trials {
  /** Trial by trial, `columns` values each; the first is usually 1, for the intercept. */
  x: ArrayLike<number>;
  columns: number;
  /** 1 where it hit. */
  hit: ArrayLike<number>;
  /** By trial: its customer, 0 … customers − 1; some may have no trial. */
  customer: ArrayLike<number>;
  customers: number;
}

/** CR0: without correction. CR1: times G / (G − 1) · (n − 1) / (n − k), for few customers. */
export type Correction = 'CR0' | 'CR1';

export interface Coefficient {
  /** Change of the log odds per unit of the column. */
  value: number;
  /** Standard error, clustered by customer. */
  error: number;
  /** 95 %, against Student's t of the customers less one. */
  low: number;
  high: number;
  /** p value of no effect. */
  p: number;
}

const MOST_STEPS = 40;
const SETTLED = 1e-10;

/**
 * Maximum likelihood by iteratively reweighted least squares (McCullagh & Nelder 1989, 2.5), glm of R; errors clustered by
 * customer (Liang & Zeger 1986, Biometrika 73:13), vcovCL of R's sandwich with type HC0 and no factor, or HC1.
 * @returns null where there is no finite estimate: columns are collinear, or separate hits from misses
 */
export function logisticRegression(trials: Trials, correction: Correction = 'CR1'): Coefficient[] | null {
  const { columns, hit, customers, customer } = trials;
  const n = hit.length;
  const fit = maximised(trials);
  if (fit === null) return null;
  const scores = new Float64Array(customers * columns);
  const isPresent = new Uint8Array(customers);
  for (let at = 0; at < n; at++) {
    isPresent[customer[at]!] = 1;
    const missed = hit[at]! - fit.expected[at]!;
    for (let i = 0; i < columns; i++) scores[customer[at]! * columns + i]! += trials.x[at * columns + i]! * missed;
  }
  const present = isPresent.reduce((sum, one) => sum + one, 0);
  if (present < 2) return null;
  const factor = correction === 'CR0' ? 1 : (present / (present - 1)) * ((n - 1) / (n - columns));
  const squares = new Float64Array(columns);
  for (let code = 0; code < customers; code++) {
    if (isPresent[code] === 0) continue;
    const moved = solve(fit.information, scores.subarray(code * columns, (code + 1) * columns));
    for (let i = 0; i < columns; i++) squares[i]! += moved[i]! ** 2;
  }
  const against = student95(present - 1);
  return Array.from(fit.beta, (value, i) => {
    const error = Math.sqrt(factor * squares[i]!);
    return {
      value,
      error,
      low: value - against * error,
      high: value + against * error,
      p: studentTails(value / error, present - 1),
    };
  });
}

interface Fit {
  beta: Float64Array;
  information: Factor;
  /** Probability of each trial to hit. */
  expected: Float64Array;
}

function maximised({ x, columns, hit }: Trials): Fit | null {
  const n = hit.length;
  const beta = new Float64Array(columns);
  const expected = new Float64Array(n);
  for (let step = 0; step < MOST_STEPS; step++) {
    const score = new Float64Array(columns);
    const information = Array.from({ length: columns }, () => new Float64Array(columns));
    for (let at = 0; at < n; at++) {
      const row = at * columns;
      let odds = 0;
      for (let i = 0; i < columns; i++) odds += beta[i]! * x[row + i]!;
      expected[at] = 1 / (1 + Math.exp(-odds));
      const weight = expected[at]! * (1 - expected[at]!);
      for (let i = 0; i < columns; i++) {
        const value = x[row + i]!;
        if (value === 0) continue;
        score[i]! += value * (hit[at]! - expected[at]!);
        const weighted = weight * value;
        for (let j = 0; j <= i; j++) information[i]![j]! += weighted * x[row + j]!;
      }
    }
    const factor = choleskyOf(information);
    if (factor === null) return null;
    const move = solve(factor, score);
    if (move.every((by, i) => Math.abs(by) <= SETTLED * (1 + Math.abs(beta[i]!))))
      return { beta, information: factor, expected };
    for (let i = 0; i < columns; i++) beta[i]! += move[i]!;
  }
  return null;
}

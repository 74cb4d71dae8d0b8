/** A share as it would be under another mix, e.g. of hours or topics: direct standardisation. */
import { type Estimate, effectiveSize } from './estimate.ts';
import { student95 } from './student.ts';
import { wilsonInterval } from './wilson.ts';

export interface Strata {
  /** Of each trial: 0 … weights − 1, e.g. its hour of the week. */
  stratum: ArrayLike<number>;
  /** 1 where it hit. */
  hit: ArrayLike<number>;
  /** Whose it is: a whole number from 0. */
  customer: ArrayLike<number>;
}

export interface Standardised extends Estimate {
  /** Share of the weights in strata of fewer than two customers: nothing is known of these, the others stand for them. */
  uncovered: number;
}

/** Trials and hits of one customer in one stratum. */
interface Cell {
  stratum: number;
  customer: number;
  n: number;
  hits: number;
}

/**
 * Σ w p over the strata (Fleiss, Levin & Paik 2003, 19.2), its variance that between customers, each left out in turn; the
 * interval is that of a share with a design effect, and of one stratum the same.
 * @param weights of the strata in the standard mix, >= 0
 * @returns nulls where no stratum with a weight has two customers
 */
export function standardised(strata: Strata, weights: readonly number[]): Standardised {
  const cells = cellsOf(strata, weights.length);
  const [customers, n, hits] = [0, 1, 2].map(() => new Float64Array(weights.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const cell of cells) {
    customers[cell.stratum]!++;
    n[cell.stratum]! += cell.n;
    hits[cell.stratum]! += cell.hits;
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce((sum, weight, at) => sum + (customers[at]! < 2 ? 0 : weight), 0);
  const uncovered = total === 0 ? 0 : 1 - covered / total;
  if (covered === 0) return { value: null, low: null, high: null, method: null, n: 0, uncovered };
  const share = Float64Array.from(weights, (weight, at) => (customers[at]! < 2 ? 0 : weight / covered));
  const value = share.reduce((sum, weight, at) => sum + (weight === 0 ? 0 : (weight * hits[at]!) / n[at]!), 0);
  const influence = new Map<number, number>();
  const part = new Map<number, number>();
  let trials = 0;
  for (const { stratum, customer, ...cell } of cells) {
    const weight = share[stratum]!;
    if (weight === 0) continue;
    const beyond = cell.hits - (cell.n * hits[stratum]!) / n[stratum]!;
    influence.set(customer, (influence.get(customer) ?? 0) + (weight * beyond) / (n[stratum]! - cell.n));
    part.set(customer, (part.get(customer) ?? 0) + (weight * cell.n) / n[stratum]!);
    trials += cell.n;
  }
  const squares = (values: Iterable<number>) => [...values].reduce((sum, one) => sum + one * one, 0);
  const variance = (squares(influence.values()) * (part.size - 1)) / part.size;
  const estimate = { value, n: trials, uncovered };
  if (variance * trials < NO_VARIANCE)
    return { ...estimate, ...wilsonInterval(value * part.size, part.size), method: 'wilson-by-customer' };
  const size = effectiveSize(value, variance);
  const against = student95(1 / squares(part.values()) - 1);
  return { ...estimate, ...wilsonInterval(value * size, size, against), method: 'wilson-design-effect' };
}

/** Below this, times n, the variance is rounding alone. */
const NO_VARIANCE = 1e-12;

function cellsOf({ stratum, hit, customer }: Strata, strata: number): Cell[] {
  const cells = new Map<number, Cell>();
  for (let at = 0; at < stratum.length; at++) {
    const key = customer[at]! * strata + stratum[at]!;
    const cell = cells.get(key) ?? { stratum: stratum[at]!, customer: customer[at]!, n: 0, hits: 0 };
    cell.n++;
    cell.hits += hit[at]!;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

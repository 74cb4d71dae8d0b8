/** Direct standardisation: a share under a standard mix, e.g. of hours or topics. */
import { type Estimate, effectiveSize } from './estimate.ts';
import { student95 } from './student.ts';
import { wilsonInterval } from './wilson.ts';

export interface Strata {
  /** By trial: its stratum, 0 … weights − 1, e.g. the hour of the week. */
  stratum: ArrayLike<number>;
  /** 1 where it hit. */
  hit: ArrayLike<number>;
  /** By trial: its customer, a whole number from 0. */
  customer: ArrayLike<number>;
}

export interface Standardised extends Estimate {
  /** Share of the weights in strata with fewer than two customers, which are left out. */
  uncovered: number;
}

/**
 * Σ w p over the strata (Fleiss, Levin & Paik 2003, 19.2), with a jackknife variance by customer; the
 * interval is that of a share with a design effect, and of one stratum the same.
 * @param weights of the strata in the standard mix, >= 0
 * @returns nulls where no stratum with a weight has two customers
 */
export function standardised(strata: Strata, weights: readonly number[]): Standardised {
  const ordered = inOrder(strata, weights.length);
  const [customers, n, hits] = [0, 1, 2].map(() => new Float64Array(weights.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  eachCell(ordered, weights.length, (_customer, stratum, trials, hit) => {
    customers[stratum]!++;
    n[stratum]! += trials;
    hits[stratum]! += hit;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce((sum, weight, at) => sum + (customers[at]! < 2 ? 0 : weight), 0);
  const uncovered = total === 0 ? 0 : 1 - covered / total;
  if (covered === 0) return { value: null, low: null, high: null, method: null, n: 0, uncovered };
  const share = Float64Array.from(weights, (weight, at) => (customers[at]! < 2 ? 0 : weight / covered));
  const value = share.reduce((sum, weight, at) => sum + (weight === 0 ? 0 : (weight * hits[at]!) / n[at]!), 0);
  // Sums of the current customer, and of all customers before.
  let [influence, part, people, trials, spread, parts] = [0, 0, 0, 0, 0, 0];
  let latest = -1;
  const endCustomer = () => {
    if (part === 0) return;
    people++;
    spread += influence * influence;
    parts += part * part;
    [influence, part] = [0, 0];
  };
  eachCell(ordered, weights.length, (customer, stratum, own, hit) => {
    if (customer !== latest) endCustomer();
    latest = customer;
    const weight = share[stratum]!;
    if (weight === 0) return;
    influence += (weight * (hit - (own * hits[stratum]!) / n[stratum]!)) / (n[stratum]! - own);
    part += (weight * own) / n[stratum]!;
    trials += own;
  });
  endCustomer();
  const variance = (spread * (people - 1)) / people;
  const estimate = { value, n: trials, uncovered };
  if (variance * trials < NO_VARIANCE)
    return { ...estimate, ...wilsonInterval(value * people, people), method: 'wilson-by-customer' };
  const size = effectiveSize(value, variance);
  const against = student95(1 / parts - 1);
  return { ...estimate, ...wilsonInterval(value * size, size, against), method: 'wilson-design-effect' };
}

/** A smaller variance, times n, is rounding error. */
const NO_VARIANCE = 1e-12;

/** Customer, stratum and hit of each trial packed into one number, ascending; objects would take too much memory. */
function inOrder({ stratum, hit, customer }: Strata, strata: number): Float64Array {
  const ordered = new Float64Array(stratum.length);
  for (let at = 0; at < ordered.length; at++)
    ordered[at] = (customer[at]! * strata + stratum[at]!) * 2 + (hit[at] === 1 ? 1 : 0);
  return ordered.sort();
}

/** Visits trials and hits by customer and stratum, in order. */
function eachCell(
  ordered: Float64Array,
  strata: number,
  read: (customer: number, stratum: number, trials: number, hits: number) => void,
): void {
  for (let at = 0; at < ordered.length; ) {
    const cell = Math.floor(ordered[at]! / 2);
    const from = at;
    let hits = 0;
    for (; at < ordered.length && Math.floor(ordered[at]! / 2) === cell; at++) hits += ordered[at]! % 2;
    read(Math.floor(cell / strata), cell % strata, at - from, hits);
  }
}

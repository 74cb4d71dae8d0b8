/** Variance between customers along a Kaplan–Meier curve, updated wait by wait. */
import type { ClusterType } from './bootstrap.ts';
import { ClusterTypes } from './cluster-types.ts';
import { type Inequality, inequalityOf } from './estimate.ts';
import { lentRoom } from './lent-room.ts';
import { student95 } from './student.ts';
import type { Waits } from './waits.ts';

/** A smaller variance of log S, times n, is rounding error: all customers agree. */
const NO_VARIANCE = 1e-9;

/**
 * The infinitesimal jackknife of log S summed by customer (survfit of R, robust and by cluster), each customer corrected for
 * its own weight as if it were left out. With A the running sum of d / (Y (Y − d)), an answered wait adds 1 / (Y − d) − A to
 * its customer, a censored one −A, and one that still lasts the present −A; the sum of squares over customers is kept
 * as three sums, so that it costs nothing to ask at any time. It lives in lent room: one curve is finished before another begins.
 */
export class Spread {
  readonly n: number;
  /** Number of customers with a wait. */
  readonly customers: number;
  readonly inequality: Inequality;
  /** Critical value of Student's t for the intervals. */
  readonly t: number;
  /** Number of customers with a wait that still lasts. */
  waiting: number;
  #customer: ArrayLike<number>;
  #hazard = 0;
  /** By customer, FIELDS each: sum over its finished waits, number of lasting ones, its weight. */
  #each: Float64Array;
  #squares = 0;
  #products = 0;
  #leftSquares = 0;

  constructor({ time, customer, customers: codes }: Waits) {
    const n = time.length;
    const length = codes * FIELDS;
    this.#each = new Float64Array(lentRoom(8 * length), 0, length).fill(0);
    countWaits(this.#each, customer);
    const [customers, squares, most, leftSquares] = weighCustomers(this.#each, n);
    this.n = n;
    this.customers = customers;
    this.waiting = customers;
    this.inequality = inequalityOf(n, squares, most);
    this.t = student95(this.inequality.effective - 1);
    this.#leftSquares = leftSquares;
    this.#customer = customer;
  }

  /** Takes in answers at one time. @param ends how many of the `atRisk` waits are answered, fewer than all */
  rise(ends: number, atRisk: number): void {
    this.#hazard += ends / (atRisk * (atRisk - ends));
  }

  /** A wait of this customer has ended. @param gain 1 / (Y − d) of its time where it was answered, 0 where it was censored */
  leave(customer: number, gain: number): void {
    const each = this.#each;
    const at = customer * FIELDS;
    const weight = each[at + WEIGHT]!;
    const before = each[at]!;
    const gone = before + gain - this.#hazard;
    const left = each[at + LEFT]!;
    this.#squares += weight * (gone * gone - before * before);
    this.#products += weight * (gone * (left - 1) - before * left);
    this.#leftSquares += weight * (1 - 2 * left);
    each[at] = gone;
    each[at + LEFT] = left - 1;
    if (left === 1) this.waiting--;
  }

  /** Present variance of log S; 0 where all customers agree. */
  relativeVariance(): number {
    const hazard = this.#hazard;
    const sum = this.#squares - 2 * hazard * this.#products + hazard * hazard * this.#leftSquares;
    const variance = (sum * (this.customers - 1)) / this.customers;
    return variance * this.n < NO_VARIANCE ? 0 : variance;
  }

  /** Customers by their waits and their lasting waits, which are the unanswered ones as long as nothing was censored. */
  types(): ClusterType[] {
    const types = new ClusterTypes();
    const sizes = new Float64Array(this.#each.length);
    countWaits(sizes, this.#customer);
    for (let at = LEFT; at < sizes.length; at += FIELDS) if (sizes[at]! > 0) types.add(sizes[at]!, this.#each[at]!);
    return types.all();
  }
}

/** The fields of a customer are adjacent in memory, because customers are accessed in random order. */
const FIELDS = 3;
const LEFT = 1;
const WEIGHT = 2;

function countWaits(each: Float64Array, customer: ArrayLike<number>): void {
  for (let at = 0; at < customer.length; at++) each[customer[at]! * FIELDS + LEFT]!++;
}

/**
 * Computes the weights.
 * @returns number of customers with a wait, sum of squares of their waits, largest number, and weighted sum of squares
 */
function weighCustomers(
  each: Float64Array,
  n: number,
): [customers: number, squares: number, most: number, weighted: number] {
  let [customers, squares, most, weighted] = [0, 0, 0, 0];
  for (let at = 0; at < each.length; at += FIELDS) {
    const size = each[at + LEFT]!;
    if (size === 0) continue;
    customers++;
    squares += size * size;
    if (size > most) most = size;
    const others = 1 - size / n;
    const weight = others === 0 ? 0 : 1 / (others * others);
    each[at + WEIGHT] = weight;
    weighted += weight * size * size;
  }
  return [customers, squares, most, weighted];
}

/** How much customers differ along a Kaplan–Meier curve, kept up to date wait by wait. */
import type { ClusterType } from './bootstrap.ts';
import { type Inequality, inequalityOf } from './estimate.ts';
import type { Waits } from './kaplan-meier.ts';
import { student95 } from './student.ts';

/** Variance of log S below this, times n, is rounding alone: all customers agree. */
const NO_VARIANCE = 1e-9;

/**
 * The infinitesimal jackknife of log S summed by customer (survfit of R, robust and by cluster), each customer corrected for
 * its own weight as if it were left out. With A the running sum of d / (Y (Y − d)), a wait that ended adds 1 / (Y − d) − A to
 * its customer, one that was cut off −A, and one that lasts −A as it stands; the sum of squares over customers is kept
 * as three sums, so that it costs nothing to ask at any time.
 */
export class Spread {
  readonly n: number;
  /** Customers who have any wait. */
  readonly customers: number;
  readonly inequality: Inequality;
  /** Quantile of Student's t that the intervals stand against. */
  readonly t: number;
  /** Customers of whom somebody still waits. */
  waiting: number;
  #hazard = 0;
  #sizes: Int32Array;
  #left: Int32Array;
  #gone: Float64Array;
  #weight: Float64Array;
  #squares = 0;
  #products = 0;
  #leftSquares = 0;

  constructor({ time, customer, customers: codes }: Waits) {
    const n = time.length;
    const sizes = new Int32Array(codes);
    for (let at = 0; at < n; at++) sizes[customer[at]!]!++;
    const weight = new Float64Array(codes);
    let [customers, squares, most] = [0, 0, 0];
    for (let code = 0; code < codes; code++) {
      const size = sizes[code]!;
      if (size === 0) continue;
      customers++;
      squares += size * size;
      if (size > most) most = size;
      const others = 1 - size / n;
      weight[code] = others === 0 ? 0 : 1 / (others * others);
      this.#leftSquares += weight[code]! * size * size;
    }
    this.n = n;
    this.customers = customers;
    this.waiting = customers;
    this.inequality = inequalityOf(n, squares, most);
    this.t = student95(this.inequality.effective - 1);
    this.#sizes = sizes;
    this.#left = sizes.slice();
    this.#gone = new Float64Array(codes);
    this.#weight = weight;
  }

  /** Some of those at risk are answered at one time. @param ends of the `atRisk` waits, fewer than all */
  rise(ends: number, atRisk: number): void {
    this.#hazard += ends / (atRisk * (atRisk - ends));
  }

  /** A wait of this customer is over. @param gain 1 / (Y − d) of its time where it was answered, 0 where it was cut off */
  leave(customer: number, gain: number): void {
    const weight = this.#weight[customer]!;
    const before = this.#gone[customer]!;
    const gone = before + gain - this.#hazard;
    const left = this.#left[customer]!;
    this.#squares += weight * (gone * gone - before * before);
    this.#products += weight * (gone * (left - 1) - before * left);
    this.#leftSquares += weight * (1 - 2 * left);
    this.#gone[customer] = gone;
    this.#left[customer] = left - 1;
    if (left === 1) this.waiting--;
  }

  /** Variance of log S now; 0 where all customers agree. */
  relativeVariance(): number {
    const hazard = this.#hazard;
    const sum = this.#squares - 2 * hazard * this.#products + hazard * hazard * this.#leftSquares;
    const variance = (sum * (this.customers - 1)) / this.customers;
    return variance * this.n < NO_VARIANCE ? 0 : variance;
  }

  /** Customers by how many waits they have and how many of these last; while nothing was cut off these are the unanswered. */
  types(): ClusterType[] {
    const types = new Map<string, ClusterType>();
    for (let customer = 0; customer < this.#sizes.length; customer++) {
      const [due, hits] = [this.#sizes[customer]!, this.#left[customer]!];
      if (due === 0) continue;
      const name = `${due} ${hits}`;
      const type = types.get(name);
      if (type) type.customers++;
      else types.set(name, { due, hits, customers: 1 });
    }
    return [...types.values()];
  }
}

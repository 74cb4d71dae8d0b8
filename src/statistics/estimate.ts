/** A number with how sure it is: the one form in which every share and every quantile leaves this room. */

export const INTERVAL_METHODS = ['wilson', 'cluster-bootstrap', 'wilson-by-customer', 'wilson-design-effect'] as const;
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

export interface Estimate {
  /** A share 0 … 1, or seconds; null where there is none: nothing was counted, or the quantile was not reached. */
  value: number | null;
  /** Ends of the 95 % interval; null where that end was not reached. */
  low: number | null;
  high: number | null;
  /** Null where there is no interval. */
  method: IntervalMethod | null;
  /** Trials, e.g. turns. */
  n: number;
}

/** Between these effective numbers of customers their resampling holds what it promises and costs little. */
const FEW_CUSTOMERS = 100;
const MANY_CUSTOMERS = 500;
/** Beyond this true number they are very unequal, and the draws of all would not stay small. */
const MOST_DRAWN = 2000;

/**
 * Whether customers are to be resampled. With fewer, or very unequal ones, the percentile interval is too narrow; with more
 * it is that of the design effect, at a hundred times the cost.
 * @param effective Kish's effective number of customers, (Σ size)² / Σ size²
 */
export function isResampled(effective: number, customers: number): boolean {
  return effective >= FEW_CUSTOMERS && effective < MANY_CUSTOMERS && customers <= MOST_DRAWN;
}

/**
 * How many independent trials would have the same variance (Kish 1965). With it, and Student's t of the effective customers less
 * one, Wilson's interval is that of a design effect (Korn & Graubard 1998, Surv. Methodol. 24:193, with the score interval).
 * @param variance of the share between customers, each left out in turn
 */
export function effectiveSize(share: number, variance: number): number {
  return (share * (1 - share)) / variance;
}

/** An estimate with its interval: the form of every share and quantile in this folder. */

export const INTERVAL_METHODS = [
  'wilson',
  'cluster-bootstrap',
  'cluster-bootstrap-loud',
  'wilson-by-customer',
  'wilson-design-effect',
] as const;
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

/** How unequally customers contribute to a share. */
export interface Inequality {
  /** Kish's effective number of customers, (Σ size)² / Σ size². */
  effective: number;
  /** Share of the largest customer. */
  largest: number;
  /** Effective number of customers without the largest. */
  others: number;
}

/** @param squares Σ size² @param most size of the largest */
export function inequalityOf(n: number, squares: number, most: number): Inequality {
  const rest = squares - most * most;
  const others = rest === 0 ? 0 : (n - most) ** 2 / rest;
  return { effective: n === 0 ? 0 : (n * n) / squares, largest: n === 0 ? 0 : most / n, others };
}

/** Effective numbers of customers between which the bootstrap keeps its coverage at low cost. */
const FEW_CUSTOMERS = 100;
const MANY_CUSTOMERS = 500;
/** A customer with at least this share is loud; draws are used from this effective number of other customers on. */
const LOUD_SHARE = 0.15;
const ENOUGH_OTHERS = 40;

/** Whether one customer dominates, with enough others to resample. */
export function isLoud({ largest, others }: Inequality): boolean {
  return largest >= LOUD_SHARE && others >= ENOUGH_OTHERS;
}

/**
 * Whether to resample customers. With fewer the percentile interval is too narrow; with more it equals that of the design
 * effect, at a hundred times the cost. With a loud customer the variance between customers is nearly the square of the
 * error that this customer causes, so that an interval from it always contains the truth and is twice as wide as necessary.
 */
export function isResampled(inequality: Inequality): boolean {
  const { effective } = inequality;
  return isLoud(inequality) || (effective >= FEW_CUSTOMERS && effective < MANY_CUSTOMERS);
}

/**
 * How many independent trials would have the same variance (Kish 1965). With it, and Student's t of the effective customers less
 * one, Wilson's interval is that of a design effect (Korn & Graubard 1998, Surv. Methodol. 24:193, with the score interval).
 * @param variance of the share between customers, each left out in turn
 */
export function effectiveSize(share: number, variance: number): number {
  return (share * (1 - share)) / variance;
}

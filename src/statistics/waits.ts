/** The input of survival curves: waits with censoring. */

/** Waits of one population in order. */
export interface Waits {
  /** In one unit, from 0, ascending; at equal times answered waits come before censored ones. */
  time: ArrayLike<number>;
  /** 1 where the wait ended in an answer, 0 where it was censored. */
  ended: ArrayLike<number>;
  /** By wait: its customer, 0 … customers − 1; some may have no wait. */
  customer: ArrayLike<number>;
  customers: number;
}

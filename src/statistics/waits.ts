/** What curves are made from. */

/** Waits of one population in order. */
export interface Waits {
  /** In one unit, from 0, ascending; of equal times those that ended stand before those that were cut off. */
  time: ArrayLike<number>;
  /** 1 where the wait ended, 0 where it was cut off. */
  ended: ArrayLike<number>;
  /** Whose wait it is: 0 … customers − 1, of whom some may have none. */
  customer: ArrayLike<number>;
  customers: number;
}

/** Bands of customers by followers: fifths, as far as ties allow. */
import { amount, grouped } from './amount.ts';

export interface FollowerBands {
  /** The most followers in each band but the last, ascending. */
  bounds: readonly number[];
  /** Customers whose followers are known, and others. */
  known: number;
  unknown: number;
}

/** Index of the band for unknown follower counts. */
export const UNKNOWN_FOLLOWERS = 5;

/**
 * A band ends with the number at which the next fifth of the customers is reached: customers with equal numbers are always
 * in one band, and where many are equal there are fewer bands.
 * @param followers of each customer once, ascending
 */
export function followerBands(followers: ArrayLike<number>, unknown: number): FollowerBands {
  const known = followers.length;
  const most = followers[known - 1];
  const bounds = new Set([1, 2, 3, 4].map((fifth) => followers[Math.ceil((fifth * known) / 5) - 1]));
  bounds.delete(most);
  return { bounds: [...bounds].filter((bound) => bound !== undefined), known, unknown };
}

/** @param followers negative where unknown */
export function bandOf({ bounds }: FollowerBands, followers: number): number {
  if (followers < 0) return UNKNOWN_FOLLOWERS;
  let band = 0;
  while (band < bounds.length && followers > bounds[band]!) band++;
  return band;
}

/** '1: up to 85', '2: 86 to 230', '5: above 1,200'. */
export function bandName({ bounds }: FollowerBands, band: number): string {
  if (band === UNKNOWN_FOLLOWERS) return 'unknown';
  const place = band + 1;
  const [below, upto] = [bounds[band - 1], bounds[band]];
  if (below === undefined) return upto === undefined ? `${place}: all` : `${place}: up to ${grouped(upto)}`;
  if (upto === undefined) return `${place}: above ${grouped(below)}`;
  const first = grouped(below + 1);
  return below + 1 === upto ? `${place}: ${first}` : `${place}: ${first} to ${grouped(upto)}`;
}

/** Notes on the bands. */
export function bandNotes({ bounds, known, unknown }: FollowerBands): string[] {
  const customers = (n: number) => amount(n, 'customer');
  if (known === 0) return [`followers are known of none of ${customers(unknown)}`];
  const fewer =
    bounds.length < 4 ? `; ${amount(bounds.length + 1, 'group')}, not five, for many have equally many` : '';
  return [
    `followers: fifths of ${customers(known)}, each counted once, with the number last seen in the data${fewer}`,
    ...(unknown > 0 ? [`followers of ${customers(unknown)} are unknown: a group of their own`] : []),
  ];
}

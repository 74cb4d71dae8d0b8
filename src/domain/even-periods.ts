/** Two periods of which one is not over, as far as both can be known. */
import { formatTime } from './clock-time.ts';
import type { Period } from './period.ts';

/**
 * Where one of two periods ends after as-of and the other does not, the other is cut to as much of itself.
 * @param asOf unix seconds up to which anything is known
 * @returns both, the cut one with its new end; undefined where nothing is to be cut
 */
export function evenPeriods(
  [a, b]: readonly [Required<Period>, Required<Period>],
  asOf: number,
): [Required<Period>, Required<Period>] | undefined {
  const known = (period: Required<Period>) => Math.min(period.until, asOf) - period.since;
  const isCut = (period: Required<Period>) => period.since < asOf && period.until > asOf;
  if (isCut(a) && !isCut(b) && known(b) > known(a)) return [a, { ...b, until: b.since + known(a) }];
  if (isCut(b) && !isCut(a) && known(a) > known(b)) return [{ ...a, until: a.since + known(b) }, b];
  return undefined;
}

/** The note on a cut: both periods by name, and what the cut one was cut to. @param asOf unix seconds */
export function cutText(
  [whole, cut]: readonly [string, string],
  { since, until }: Required<Period>,
  asOf: number,
  timezone: string,
): string {
  const time = (second: number) => formatTime(second, timezone);
  return `${whole} is known until ${time(asOf)}: ${cut} is cut to as much, ${time(since)} to ${time(until)}`;
}

/** IANA time zones: is this one, which was meant, and what the wall clock says at each second. */
import { UsageError } from '../errors.ts';

/** Seconds [from, to) during which the wall clock is `offset_seconds` ahead of UTC. */
export interface ZoneOffset {
  from: number;
  to: number;
  offset_seconds: number;
}

/**
 * Returns the name as it was written when the runtime knows the zone, whatever its case.
 * @param what the flag or key it was given as, for the message
 * Throws UsageError with zones that look alike; bare offsets such as +02:00 are refused, for they know no summer time.
 */
export function checkZone(name: string, what = 'time zone'): string {
  if (/^[A-Za-z]/.test(name) && isKnown(name)) return name;
  const word = name.split('/').at(-1)!.trim().replaceAll(' ', '_').toLowerCase();
  const alike =
    word.length < 3 ? [] : Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().includes(word));
  const meant = alike.length > 0 ? `Did you mean ${alike.slice(0, 3).join(', ')}? ` : '';
  throw new UsageError(
    `${what}: "${name}" is not a time zone`,
    `${meant}Write an IANA name such as Europe/Berlin, America/New_York, Asia/Kolkata or UTC.`,
  );
}

/**
 * The Unix second at which the wall clock shows a local time, as RFC 5545 reads it: the first of two where the clock is
 * set back, the offset before the jump where it skips that time.
 * @param offsets ascending and gapless, reaching a day beyond the time wanted on both sides
 * @param local seconds since 1970-01-01T00:00 on the wall clock
 */
export function localToUnix(offsets: readonly ZoneOffset[], local: number): number {
  let before = offsets[0]!.offset_seconds;
  for (const { from, to, offset_seconds } of offsets) {
    if (local - offset_seconds < from) break;
    if (local - offset_seconds < to) return local - offset_seconds;
    before = offset_seconds;
  }
  return local - before;
}

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

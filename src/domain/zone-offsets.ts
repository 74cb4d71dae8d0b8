/** The offsets of a zone over a period, so that SQL can bucket Unix seconds by the local day, week, month and hour. */
import { Temporal } from 'temporal-polyfill';
import type { ZoneOffset } from './zone.ts';

/**
 * Ascending, gapless, covering exactly [since, until); one interval per change of the clock.
 * @param zone an IANA name that checkZone let through
 * @param since Unix seconds
 * @param until Unix seconds, > since
 */
export function zoneOffsets(zone: string, since: number, until: number): ZoneOffset[] {
  const offsets: ZoneOffset[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(since * 1000).toZonedDateTimeISO(zone);
  for (let from = since; from < until; ) {
    const offset_seconds = at.offsetNanoseconds / 1e9;
    const change = at.getTimeZoneTransition('next');
    const to = change === null ? until : Math.min(until, change.epochMilliseconds / 1000);
    offsets.push({ from, to, offset_seconds });
    if (change === null) break;
    at = change;
    from = to;
  }
  return offsets;
}

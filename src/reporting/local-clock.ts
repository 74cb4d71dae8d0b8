/** The wall clock of a report's zone. */
import type { LocalClock } from '../dimensions/dimension.ts';
import type { ZoneOffset } from '../domain/zone.ts';

const YEAR = 366 * 86_400;

/** Computes the offsets of a zone on demand, some years at a time. */
export async function localClock(timezone: string): Promise<LocalClock> {
  if (timezone === 'UTC') return { offset: () => 0 };
  const { zoneOffsets } = await import('../domain/zone-offsets.ts');
  const known: ZoneOffset[] = [];
  let last: ZoneOffset | undefined;
  const holds = (at: number) => (each: ZoneOffset) => each.from <= at && at < each.to;
  return {
    offset(at) {
      if (last && holds(at)(last)) return last.offset_seconds;
      last = known.find(holds(at));
      if (!last) {
        const from = Math.floor(at / YEAR) * YEAR;
        known.push(...zoneOffsets(timezone, from, from + YEAR));
        last = known.find(holds(at))!;
      }
      return last.offset_seconds;
    },
  };
}

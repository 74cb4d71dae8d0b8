/** How many turns come in each hour of an average week. */
import { PRINT_FROM } from '../../domain/enough.ts';
import { type ClockHours, isWeekend, WEEK_HOURS } from '../../domain/week-hours.ts';

export interface WeekRates {
  /** Turns an hour, by hour of the week. */
  perHour: Float64Array;
  /** 1 where too few came in that hour itself. */
  isThin: Uint8Array;
}

/**
 * Where fewer than 10 came in an hour of the week, the same hour of the other weekdays (or weekend days) stands in, then that of
 * all days, then all hours.
 * @param until Unix seconds at which the last of the hours ends, maybe early
 * @returns undefined where fewer than 10 came at all
 */
export function weekRates(
  byHour: Uint32Array,
  { from, weekHour }: ClockHours,
  since: number,
  until: number,
): WeekRates | undefined {
  const hours = new Float64Array(WEEK_HOURS);
  for (const [at, hour] of weekHour.entries()) {
    const end = from[at + 1] ?? until;
    hours[hour]! += Math.max(0, Math.min(end, until) - Math.max(from[at]!, since)) / 3_600;
  }
  const perHour = new Float64Array(WEEK_HOURS);
  const isThin = new Uint8Array(WEEK_HOURS);
  for (let hour = 0; hour < WEEK_HOURS; hour++) {
    const wider = [
      (other: number) => other === hour,
      (other: number) => other % 24 === hour % 24 && isWeekend(other) === isWeekend(hour),
      (other: number) => other % 24 === hour % 24,
      () => true,
    ].map((holds) => {
      let [turns, time] = [0, 0];
      for (let other = 0; other < WEEK_HOURS; other++)
        if (holds(other)) {
          turns += byHour[other]!;
          time += hours[other]!;
        }
      return { turns, time };
    });
    const place = wider.findIndex(({ turns, time }) => turns >= PRINT_FROM && time > 0);
    if (place < 0) return undefined;
    perHour[hour] = wider[place]!.turns / wider[place]!.time;
    isThin[hour] = place > 0 ? 1 : 0;
  }
  return { perHour, isThin };
}

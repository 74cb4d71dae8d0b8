/** Hours of the week, from Monday 00:00 on. */

export const WEEK_HOURS = 168;

/** 0 … 167. @param local seconds since 1970-01-01T00:00 on the wall clock; that day was a Thursday */
export function weekHourOf(local: number): number {
  const hours = Math.floor(local / 3_600) + 3 * 24;
  return hours - Math.floor(hours / WEEK_HOURS) * WEEK_HOURS;
}

/** 22:00 to 06:00. */
export function isNight(weekHour: number): boolean {
  const hour = weekHour % 24;
  return hour >= 22 || hour < 6;
}

export function isWeekend(weekHour: number): boolean {
  return weekHour >= 5 * 24;
}

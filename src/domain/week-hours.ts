/** Hours of the week, from Monday 00:00 on. */

export const WEEK_HOURS = 168;
export const WEEKDAY_LABELS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const DAY_HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

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

/** 'Mon 09:00'. */
export function weekHourName(weekHour: number): string {
  return `${WEEKDAY_LABELS[Math.floor(weekHour / 24)]} ${DAY_HOURS[weekHour % 24]}:00`;
}

/**
 * Hours as stretches, the longest first: 'Sat 22:00 to Sun 06:00'; one that runs over Sunday night is one.
 * @param hours ascending
 */
export function weekStretches(hours: readonly number[]): string[] {
  if (hours.length === WEEK_HOURS) return ['all week'];
  const isThere = new Set(hours);
  const starts = hours.filter((hour) => !isThere.has((hour + WEEK_HOURS - 1) % WEEK_HOURS));
  const stretches = starts.map((from) => {
    let end = from;
    while (isThere.has(end % WEEK_HOURS)) end++;
    return { from, end };
  });
  stretches.sort((a, b) => b.end - b.from - (a.end - a.from) || a.from - b.from);
  return stretches.map(({ from, end }) => `${weekHourName(from)} to ${weekHourName(end % WEEK_HOURS)}`);
}

export interface WeekPart {
  name: string;
  holds(weekHour: number): boolean;
}

/** Parts of the week by their usual names; each hour is in several. */
export const WEEK_PARTS: readonly WeekPart[] = [
  { name: 'all', holds: () => true },
  ...WEEKDAY_LABELS.map((name, day) => ({ name, holds: (hour: number) => Math.floor(hour / 24) === day })),
  { name: 'day 6–22', holds: (hour) => !isNight(hour) },
  { name: 'night 22–6', holds: isNight },
  { name: 'Mon–Fri', holds: (hour) => !isWeekend(hour) },
  { name: 'weekend', holds: isWeekend },
];

/** Hours of the wall clock, one after the other. */
export interface ClockHours {
  /** Unix seconds at which each begins, ascending. */
  from: Float64Array;
  weekHour: Uint8Array;
}

/** @param offset seconds that the wall clock is ahead of UTC at a Unix second */
export function clockHours(since: number, until: number, offset: (at: number) => number): ClockHours {
  const [from, weekHour]: [number[], number[]] = [[], []];
  const intoHour = (at: number) => (at + offset(at)) % 3_600;
  for (let at = since - intoHour(since); at < until; at += 3_600 - intoHour(at)) {
    from.push(at);
    weekHour.push(weekHourOf(at + offset(at)));
  }
  return { from: Float64Array.from(from), weekHour: Uint8Array.from(weekHour) };
}

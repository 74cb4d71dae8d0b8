/** Times formatted for people, in a time zone, and for programs. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Unix seconds as minutes of an IANA zone: `2026-03-29 09:00`. */
export function formatTime(seconds: number, timezone: string): string {
  const parts = new Map(
    clock(timezone)
      .formatToParts(seconds * 1000)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`;
}

/** Seconds since 1970-01-01T00:00 that a wall clock of the zone shows at a moment, in unix seconds. */
export function wallSeconds(seconds: number, timezone: string): number {
  const minutes = Math.floor(seconds / 60) * 60;
  return Date.parse(`${formatTime(minutes, timezone).replace(' ', 'T')}Z`) / 1000 + (seconds - minutes);
}

function clock(timezone: string): Intl.DateTimeFormat {
  let found = clocks.get(timezone);
  if (!found) {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    found = new Intl.DateTimeFormat('en-GB', { ...digits, hourCycle: 'h23', timeZone: timezone });
    clocks.set(timezone, found);
  }
  return found;
}

/** Unix seconds as ISO 8601 in UTC: `2026-03-29T09:00:00.000Z`; null where there is no moment. */
export function isoTime(seconds: number): string;
export function isoTime(seconds: number | null): string | null;
export function isoTime(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

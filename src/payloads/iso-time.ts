/** ISO 8601 times in UTC, the form most exports write, read by position because imports call it millions of times. */

const days = new Map<string, number>();

/** Reads "2026-10-05T09:00:00Z", with a space for the T and thousandths too, as unix seconds; undefined for any other form. */
export function parseIsoTime(text: string): number | undefined {
  const { length } = text;
  if ((length !== 20 && length !== 24) || text.charCodeAt(length - 1) !== 90) return undefined;
  if (length === 24 && !(text.charCodeAt(19) === 46 && digits(text, 20, 3) >= 0)) return undefined;
  return clockTime(text);
}

/** Reads "2026-10-05 09:00:00", with a T or a space, as seconds on the clock of a zone that it does not name. */
export function isoWallTime(text: string): number | undefined {
  return text.length === 19 ? clockTime(text) : undefined;
}

/** The time in the first nineteen characters. */
function clockTime(text: string): number | undefined {
  const between = text.charCodeAt(10);
  if ((between !== 84 && between !== 32) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const hours = digits(text, 11, 2);
  const minutes = digits(text, 14, 2);
  const seconds = digits(text, 17, 2);
  const day = dayStart(text.slice(0, 10));
  const isTime = hours < 24 && minutes < 60 && seconds < 61 && !Number.isNaN(day);
  return isTime ? day + hours * 3600 + minutes * 60 + seconds : undefined;
}

function dayStart(date: string): number {
  let start = days.get(date);
  if (start === undefined) {
    const day = digits(date, 8, 2);
    const month = digits(date, 5, 2) - 1;
    const at = new Date(Date.UTC(digits(date, 0, 4), month, day));
    const isDashed = date.charCodeAt(4) === 45 && date.charCodeAt(7) === 45;
    const isDate = isDashed && at.getUTCMonth() === month && at.getUTCDate() === day;
    start = isDate ? at.getTime() / 1000 : Number.NaN;
    if (days.size < 50_000) days.set(date, start);
  }
  return start;
}

/** NaN where there is anything but digits. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

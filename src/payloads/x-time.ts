/** When an X post was written: the platform's old date form and the time inside its ids. */

const MONTHS: Record<string, number> = {
  Jan: 0,
  Feb: 1,
  Mar: 2,
  Apr: 3,
  May: 4,
  Jun: 5,
  Jul: 6,
  Aug: 7,
  Sep: 8,
  Oct: 9,
  Nov: 10,
  Dec: 11,
};
const TWITTER_EPOCH_MS = 1288834974657n;
const days = new Map<string, number>();

/**
 * Reads "Tue Oct 31 22:10:47 +0000 2017" as unix seconds, or undefined when the text has another form.
 * Works by position because imports call it millions of times.
 */
export function xTime(text: string): number | undefined {
  if (text.length !== 30 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const day = dayStart(text.slice(4, 10), text.slice(26));
  const hours = twoDigits(text, 11);
  const minutes = twoDigits(text, 14);
  const seconds = twoDigits(text, 17);
  if (!(day >= 0 && hours < 24 && minutes < 60 && seconds < 61)) return undefined;
  const time = day + hours * 3600 + minutes * 60 + seconds;
  if (text.startsWith('+0000', 20)) return time;
  const offset = twoDigits(text, 21) * 3600 + twoDigits(text, 23) * 60;
  const sign = text[20] === '+' ? -1 : text[20] === '-' ? 1 : Number.NaN;
  return Number.isNaN(offset * sign) ? undefined : time + sign * offset;
}

/** The time inside an id made since November 2010, in unix seconds; undefined for older, smaller ids. */
export function snowflakeTime(id: string): number | undefined {
  if (!/^\d{15,20}$/.test(id)) return undefined;
  return Math.floor(Number((BigInt(id) >> 22n) + TWITTER_EPOCH_MS) / 1000);
}

function dayStart(monthDay: string, year: string): number {
  const key = monthDay + year;
  let start = days.get(key);
  if (start === undefined) {
    const month = MONTHS[monthDay.slice(0, 3)] ?? Number.NaN;
    const day = /^\d\d$/.test(monthDay.slice(4)) ? Number(monthDay.slice(4)) : Number.NaN;
    const date = new Date(Date.UTC(/^\d{4}$/.test(year) ? Number(year) : Number.NaN, month, day));
    start = date.getUTCDate() === day ? date.getTime() / 1000 : Number.NaN;
    if (days.size < 50_000) days.set(key, start);
  }
  return start;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Lengths of time as people type and read them; inside the program they are seconds. */
import { UsageError } from '../errors.ts';

export const DAY_SECONDS = 86_400;
const SECONDS = { s: 1, m: 60, h: 3600, d: DAY_SECONDS, w: 7 * DAY_SECONDS } as const;
const LONGEST_DIGITS = 9;

/** Waits that people think in: 1, 5 and 15 minutes, 1 and 4 hours, 1, 3, 7, 30, 90 and 365 days; seconds. */
export const ROUND_WAITS: readonly number[] = [
  ...[60, 300, 900, 3_600, 14_400],
  ...[1, 3, 7, 30, 90, 365].map((days) => days * DAY_SECONDS),
];

export const DURATION_HINT =
  'Write a whole number and a unit: 90s (seconds), 15m (minutes), 24h (hours), 3d (days of 24 h), 2w (weeks), or ever.';

/**
 * '15m' → 900 seconds; 'ever' → Infinity. Case and outer blanks do not matter.
 * @param what the flag or key the text was given as, for the message
 * Throws UsageError naming what is allowed; zero is refused.
 */
export function parseDuration(text: string, what = 'duration'): number {
  const plain = text.trim().toLowerCase();
  if (plain === 'ever') return Number.POSITIVE_INFINITY;
  const unit = plain.slice(-1);
  const digits = plain.slice(0, -1);
  if (!isUnit(unit) || !/^\d+$/.test(digits) || digits.length > LONGEST_DIGITS)
    throw new UsageError(`${what}: "${text}" is not a length of time`, DURATION_HINT);
  const seconds = Number(digits) * SECONDS[unit];
  if (seconds === 0) throw new UsageError(`${what}: "${text}" must be longer than zero`, DURATION_HINT);
  return seconds;
}

/**
 * Seconds as a person reads them: '45 s', '1 min 30 s', '12 min', '2 h 05 min', '3 d 4 h'; Infinity is 'ever'.
 * Rounded to the second below 10 minutes, to the minute below a day, to the hour above.
 */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return `-${formatDuration(-seconds)}`;
  if (seconds === Number.POSITIVE_INFINITY) return 'ever';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 600) return sixtieths(whole, 'min', 's');
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return sixtieths(minutes, 'h', 'min');
  const hours = Math.round(whole / 3600);
  const rest = hours % 24;
  return rest === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${rest} h`;
}

/** The same in few characters, for the ends of an interval: '45s', '1m30', '12m', '2h05', '3d04'. */
export function briefDuration(seconds: number): string {
  return formatDuration(seconds)
    .replace(/ min| h| d| s/g, (unit) => unit[1]!)
    .replace(/([hmd]) (\d+)[hms]$/, (_, unit, rest) => unit + rest.padStart(2, '0'));
}

/** The shortest exact spelling that parseDuration reads back: '5m', '24h', '72h', '7d', 'ever'; hours up to three days. */
export function durationLabel(seconds: number): string {
  if (seconds === Number.POSITIVE_INFINITY) return 'ever';
  if (seconds > 3 * SECONDS.d && seconds % SECONDS.d === 0) return `${seconds / SECONDS.d}d`;
  if (seconds % SECONDS.h === 0) return `${seconds / SECONDS.h}h`;
  return seconds % SECONDS.m === 0 ? `${seconds / SECONDS.m}m` : `${seconds}s`;
}

function isUnit(text: string): text is keyof typeof SECONDS {
  return Object.hasOwn(SECONDS, text);
}

function sixtieths(amount: number, big: string, small: string): string {
  const rest = amount % 60;
  const head = `${Math.floor(amount / 60)} ${big}`;
  return rest === 0 ? head : `${head} ${String(rest).padStart(2, '0')} ${small}`;
}

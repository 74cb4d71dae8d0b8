/** Zones as dates name them: offsets, abbreviations, IANA names. */
import { ownProperty } from '../domain/own-property.ts';

/** Hours ahead of UTC. Only abbreviations that mean one offset wherever posts are exported. */
const HOURS: Record<string, number> = {
  z: 0,
  utc: 0,
  ut: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  eet: 2,
  sast: 2,
  eest: 3,
  msk: 3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  nst: -3.5,
  ndt: -2.5,
  ast: -4,
  adt: -3,
  brt: -3,
  awst: 8,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  jst: 9,
  kst: 9,
  hkt: 8,
  sgt: 8,
  wib: 7,
};
/** Names that leave summer time to the date. */
const PLACES: Record<string, string> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};
const AMBIGUOUS: Record<string, string> = {
  ist: 'India (+05:30), Israel (+02:00) and Ireland (+01:00)',
  amt: 'Amazon (-04:00) and Armenia (+04:00)',
  gst: 'the Gulf (+04:00) and South Georgia (-02:00)',
};

/** Seconds ahead of UTC, the IANA zone whose clock is meant, or what is wrong with the word. */
export type NamedZone = { offset: number } | { place: string } | { fault: string };

/** @param word "Z", "GMT+0200", "-05:30", "CEST", "Europe/Berlin", … */
export function namedZone(word: string): NamedZone {
  const [, sign, hours, minutes = '0'] = /^(?:gmt|utc|ut)? ?([+\-−])(\d{1,2}):?(\d{2})?(?::?\d{2})?$/i.exec(word) ?? [];
  if (sign !== undefined) {
    const seconds = Number(hours) * 3600 + Number(minutes) * 60;
    return Number(hours) > 15 ? { fault: `"${word}" is not an offset` } : { offset: sign === '+' ? seconds : -seconds };
  }
  const name = word.toLowerCase();
  const ahead = ownProperty(HOURS, name);
  if (ahead !== undefined) return { offset: ahead * 3600 };
  const place = ownProperty(PLACES, name);
  if (place !== undefined) return { place };
  const places = ownProperty(AMBIGUOUS, name);
  if (places !== undefined)
    return { fault: `"${word}" is the time of ${places}: write the offset or leave it out and use --tz` };
  return name.includes('/') && offsetOf(word, 0) !== undefined
    ? { place: word }
    : { fault: `"${word}" is not a known time zone` };
}

const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

/**
 * The unix second at which clocks of a place show a time; of two the first, of none the one by the offset before.
 * @param wall seconds since 1970-01-01T00:00 on the wall clock
 */
export function secondsIn(place: string, wall: number): number {
  const before = offsetOf(place, wall - 86_400)!;
  const after = offsetOf(place, wall + 86_400)!;
  const isAfter = offsetOf(place, wall - before) !== before && offsetOf(place, wall - after) === after;
  return wall - (isAfter ? after : before);
}

function offsetOf(place: string, at: number): number | undefined {
  if (!clocks.has(place)) clocks.set(place, clockOf(place));
  const name = clocks
    .get(place)
    ?.formatToParts(at * 1000)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(
    name ?? 'none',
  ) ?? ['', undefined, undefined];
  if (name === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

function clockOf(place: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
}

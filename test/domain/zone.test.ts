import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkZone, localToUnix } from '../../src/domain/zone.ts';
import { zoneOffsets } from '../../src/domain/zone-offsets.ts';
import { UsageError } from '../../src/errors.ts';

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Pacific/Apia',
];

/** The wall clock by another road: what Intl prints. */
function wallClock(zone: string): (second: number) => number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (second) => {
    const part = Object.fromEntries(parts.formatToParts(second * 1000).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) / 1000;
  };
}

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'europe/berlin', 'UTC', 'Asia/Kolkata', 'Asia/Calcutta'])('%s is one', (name) => {
    expect(checkZone(name)).toBe(name);
  });

  it.each(['Berlin', 'Europe/Munich', '+02:00', '', 'CESTX', 'Europe/'])('"%s" is refused by name', (name) => {
    expect(() => checkZone(name, '--tz')).toThrow(UsageError);
    expect(() => checkZone(name, '--tz')).toThrow(`--tz: "${name}" is not a time zone`);
  });

  it('offers what was probably meant', () => {
    try {
      checkZone('new york');
      expect.unreachable();
    } catch (error) {
      expect((error as UsageError).hint).toContain('Did you mean America/New_York?');
    }
  });
});

describe('the offsets of a zone', () => {
  it('Berlin changes its clock twice in 2026', () => {
    expect(zoneOffsets('Europe/Berlin', utc('2026-01-01T00:00'), utc('2027-01-01T00:00'))).toEqual([
      { from: utc('2026-01-01T00:00'), to: utc('2026-03-29T01:00'), offset_seconds: 3600 },
      { from: utc('2026-03-29T01:00'), to: utc('2026-10-25T01:00'), offset_seconds: 7200 },
      { from: utc('2026-10-25T01:00'), to: utc('2027-01-01T00:00'), offset_seconds: 3600 },
    ]);
  });

  it('a period that ends at the very change holds one offset', () => {
    expect(zoneOffsets('Europe/Berlin', utc('2026-03-28T00:00'), utc('2026-03-29T01:00'))).toHaveLength(1);
    expect(zoneOffsets('UTC', 5, 6)).toEqual([{ from: 5, to: 6, offset_seconds: 0 }]);
  });

  it.each(ZONES)('%s: they say what the wall clock says, and find the way back', (zone) => {
    const since = utc('2009-06-01T00:00');
    const until = utc('2030-01-01T00:00');
    const offsets = zoneOffsets(zone, since, until);
    const wall = wallClock(zone);
    const check = (second: number) => {
      const local = wall(second);
      const found = offsets.find(({ to }) => second < to)!;
      expect(second + found.offset_seconds).toBe(local);
      const back = localToUnix(offsets, local);
      expect(wall(back)).toBe(local);
      expect(back).toBeLessThanOrEqual(second);
    };
    fc.assert(fc.property(fc.integer({ min: since + 172_800, max: until - 1 }), check), { numRuns: 200 });
    for (const { from } of offsets.slice(1)) for (const shift of [-3601, -1, 0, 1, 3601]) check(from + shift);
  });

  it('a time that the clock skips is read with the offset before the jump', () => {
    const offsets = zoneOffsets('Europe/Berlin', utc('2026-03-01T00:00'), utc('2026-04-30T00:00'));
    expect(localToUnix(offsets, utc('2026-03-29T02:30'))).toBe(utc('2026-03-29T01:30'));
  });
});

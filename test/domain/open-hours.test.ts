import { describe, expect, it } from 'vitest';
import { buildOpenHours } from '../../src/domain/open-hours.ts';
import type { Schedule } from '../../src/domain/schedule.ts';

const HOUR = 3600;
const DAY = 86_400;
const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const office: Schedule = { zone: 'Europe/Berlin', open: { 'mon-fri': [['09:00', '17:00']] } };
const since = utc('2026-01-01T00:00');
const until = utc('2027-01-01T00:00');

describe('open hours', () => {
  it('Ann writes on Friday at 16:00 and hears on Monday at 10:00: two open hours', () => {
    const hours = buildOpenHours([office], since, until);
    expect(hours.openSeconds(utc('2026-11-06T15:00'), utc('2026-11-09T09:00'))).toBe(2 * HOUR);
  });

  it('Bob is answered on Saturday night: not one open second', () => {
    const hours = buildOpenHours([office], since, until);
    const saturday = utc('2026-11-07T21:00');
    expect(hours.openSeconds(saturday, saturday + HOUR)).toBe(0);
    expect(hours.isOpen(saturday)).toBe(false);
    expect(hours.nextOpening(saturday)).toBe(utc('2026-11-09T08:00'));
  });

  it('the door opens at nine sharp and is shut at five sharp', () => {
    const hours = buildOpenHours([office], since, until);
    const nine = utc('2026-11-09T08:00');
    expect([nine - 1, nine, nine + 8 * HOUR - 1, nine + 8 * HOUR].map(hours.isOpen)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(hours.nextOpening(nine)).toBe(nine);
    expect(hours.nextOpening(utc('2026-12-31T17:00'))).toBeNull();
  });

  it('a period that begins as the door shuts begins with a shut door', () => {
    const hours = buildOpenHours([office], utc('2026-11-09T16:00'), until);
    expect(hours.nextOpening(utc('2026-11-09T16:00'))).toBe(utc('2026-11-10T08:00'));
    expect(hours.intervals[0]).toEqual([utc('2026-11-10T08:00'), utc('2026-11-10T16:00')]);
  });

  it('a wait over the change of the clock follows the wall clock of the schedule', () => {
    const hours = buildOpenHours([office], since, until);
    expect(hours.nextOpening(utc('2026-10-23T16:00'))).toBe(utc('2026-10-26T08:00'));
    expect(hours.nextOpening(utc('2026-03-27T17:00'))).toBe(utc('2026-03-30T07:00'));
  });

  it('a night shift over the change of the clock has its true seconds', () => {
    const night: Schedule = { zone: 'Europe/Berlin', open: { sat: [['22:00', '06:00']] } };
    const { openSeconds } = buildOpenHours([night], since, until);
    const saturdays = ['2026-03-28', '2026-10-24', '2026-11-07'].map((day) => utc(`${day}T12:00`));
    expect(saturdays.map((noon) => openSeconds(noon, noon + DAY) / HOUR)).toEqual([7, 9, 8]);
  });

  it('a holiday shuts its own day; the night shift keeps the part on the other day', () => {
    const nights: Schedule = { zone: 'UTC', open: { 'mon-sun': [['22:00', '06:00']] }, holidays: ['2026-12-25'] };
    const { intervals } = buildOpenHours([nights], utc('2026-12-24T12:00'), utc('2026-12-26T12:00'));
    expect(intervals).toEqual([
      [utc('2026-12-24T22:00'), utc('2026-12-25T00:00')],
      [utc('2026-12-26T00:00'), utc('2026-12-26T06:00')],
    ]);
  });

  it('the hours change while Cem waits: each second counts under its own schedule', () => {
    const short: Schedule = { ...office, from: '2026-07-01', open: { 'mon-fri': [['10:00', '12:00']] } };
    const { openSeconds } = buildOpenHours([short, office], since, until);
    const tuesdayNoon = utc('2026-06-30T10:00');
    expect(openSeconds(tuesdayNoon, tuesdayNoon + 2 * DAY)).toBe(5 * HOUR + 2 * HOUR + 2 * HOUR);
  });

  it('before the first dated schedule the brand is closed', () => {
    const { openSeconds } = buildOpenHours([{ ...office, from: '2026-07-01' }], since, until);
    expect(openSeconds(since, utc('2026-06-30T22:00'))).toBe(0);
    expect(openSeconds(since, utc('2026-07-01T22:00'))).toBe(8 * HOUR);
  });

  it('round the clock is one interval, and overlapping shifts count once', () => {
    const always: Schedule = { zone: 'UTC', open: { 'mon-sun': [['00:00', '24:00']], tue: [['08:00', '12:00']] } };
    expect(buildOpenHours([always], since, until).intervals).toEqual([[since, until]]);
  });

  it('refuses to count beyond what was laid out', () => {
    const { openSeconds } = buildOpenHours([office], since, until);
    expect(() => openSeconds(since - 1, since)).toThrow(RangeError);
    expect(() => openSeconds(since, until + 1)).toThrow(RangeError);
    expect(() => openSeconds(since, Number.NaN)).toThrow(RangeError);
  });
});

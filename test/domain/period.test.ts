import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, previousPeriod } from '../../src/domain/period.ts';
import { UsageError } from '../../src/errors.ts';

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const iso = (second: number | undefined) =>
  second === undefined ? undefined : new Date(second * 1000).toISOString().slice(0, 16);
/** Friday 2026-11-06, 15:30 in Berlin (UTC+1). */
const berlin = { zone: 'Europe/Berlin', now: utc('2026-11-06T14:30') };

describe('a period as typed', () => {
  it.each([
    ['2026-10-01', '2026-09-30T22:00', '2026-10-01T22:00'],
    ['2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00'],
    ['2026-10', '2026-09-30T22:00', '2026-10-31T23:00'],
    ['2026', '2025-12-31T23:00', '2026-12-31T23:00'],
    ['2026-10-01T09:00', '2026-10-01T07:00', '2026-10-01T07:00'],
    ['2026-10-01 09:00:59', '2026-10-01T07:00', '2026-10-01T07:00'],
    ['2026-10-01T09:00Z', '2026-10-01T09:00', '2026-10-01T09:00'],
    ['2026-10-01T09:00:00.000Z', '2026-10-01T09:00', '2026-10-01T09:00'],
    ['2026-10-01t09:00z', '2026-10-01T09:00', '2026-10-01T09:00'],
    ['2026-10-01T09:00-05:00', '2026-10-01T14:00', '2026-10-01T14:00'],
    ['2026-03-29T02:30', '2026-03-29T01:30', '2026-03-29T01:30'],
    ['2026-10-25T02:30', '2026-10-25T00:30', '2026-10-25T00:30'],
    ['30d', '2026-10-07T14:30', '2026-10-07T14:30'],
    ['12h', '2026-11-06T02:30', '2026-11-06T02:30'],
    ['now', '2026-11-06T14:30', '2026-11-06T14:30'],
    ['today', '2026-11-05T23:00', '2026-11-06T23:00'],
    ['yesterday', '2026-11-04T23:00', '2026-11-05T23:00'],
    ['this-week', '2026-11-01T23:00', '2026-11-08T23:00'],
    ['last-week', '2026-10-25T23:00', '2026-11-01T23:00'],
    ['this-month', '2026-10-31T23:00', '2026-11-30T23:00'],
    ['last-month', '2026-09-30T22:00', '2026-10-31T23:00'],
    ['this-quarter', '2026-09-30T22:00', '2026-12-31T23:00'],
    ['Last-Quarter', '2026-06-30T22:00', '2026-09-30T22:00'],
    ['last-year', '2024-12-31T23:00', '2025-12-31T23:00'],
  ])('%s in Berlin', (typed, since, until) => {
    expect(iso(parsePeriod({ since: typed }, berlin).since)).toBe(since);
    expect(iso(parsePeriod({ until: typed }, berlin).until)).toBe(until);
  });

  it('last month, from its first second through its last, although the clock changed in it', () => {
    const { since, until } = parsePeriod({ since: 'last-month', until: 'last-month' }, berlin);
    expect(until! - since!).toBe(31 * 86_400 + 3600);
  });

  it.each([
    ['yesterday', '2026-11-30', '2026-12-01'],
    ['last-month', '2026-11-01', '2026-12-01'],
    ['this-month', '2026-12-01', '2027-01-01'],
    ['30d', '2026-10-31', '2026-10-31'],
  ])('on 1 December, of an archive that ends with November: %s', (typed, since, until) => {
    const context = { zone: 'UTC', now: utc('2026-11-30T00:00'), clock: utc('2026-12-01T08:00') };
    expect(iso(parsePeriod({ since: typed }, context).since)).toBe(`${since}T00:00`);
    expect(iso(parsePeriod({ until: typed }, context).until)).toBe(`${until}T00:00`);
  });

  it('words of the calendar do not look at the end of the data, lengths of time at nothing else', () => {
    const second = fc.integer({ min: utc('1990-01-01T00:00'), max: utc('2100-01-01T00:00') });
    const word = fc.constantFrom('now', 'today', 'yesterday', 'this-week', 'last-week', 'last-month', 'this-year');
    const length = fc.constantFrom('5m', '12h', '30d', '2w');
    fc.assert(
      fc.property(second, second, second, word, length, (now, other, clock, named, long) => {
        const zone = 'Europe/Berlin';
        expect(parsePeriod({ since: named }, { zone, now, clock })).toEqual(
          parsePeriod({ since: named }, { zone, now: other, clock }),
        );
        expect(parsePeriod({ since: long }, { zone, now, clock })).toEqual(
          parsePeriod({ since: long }, { zone, now, clock: other }),
        );
      }),
    );
  });

  it('nothing typed, nothing bounded', () => {
    expect(parsePeriod({}, berlin)).toEqual({});
  });

  it('a day that begins at one in the morning, in Santiago', () => {
    const { since } = parsePeriod({ since: '2026-09-06' }, { zone: 'America/Santiago', now: 0 });
    expect(iso(since)).toBe('2026-09-06T04:00');
  });

  it.each([
    '',
    '2026-02-30',
    '2026-13',
    '2026-10-01T25:00',
    '2026-10-01T09:00 or so',
    '2026-10-01T09:00[Asia/Tokyo]',
    'tomorrow',
    'ever',
    '10/01/2026',
    '0d',
    'last-decade',
    'week',
    '99999',
  ])('refuses "%s" and says what is allowed', (typed) => {
    expect(() => parsePeriod({ since: typed }, berlin)).toThrow(UsageError);
    expect(() => parsePeriod({ since: typed }, berlin)).toThrow('--since');
  });

  it('refuses a period that ends before it begins', () => {
    expect(() => parsePeriod({ since: 'today', until: 'yesterday' }, berlin)).toThrow(
      '--since today does not lie before --until yesterday',
    );
  });
});

describe('the period before', () => {
  it('of a week with a change of the clock is the week of whole days before it', () => {
    const week = parsePeriod({ since: '2026-10-19', until: '2026-10-25' }, berlin);
    const before = previousPeriod({ since: week.since!, until: week.until! }, 'Europe/Berlin');
    expect([iso(before.since), iso(before.until)]).toEqual(['2026-10-11T22:00', '2026-10-18T22:00']);
  });

  it('of October is September, of a quarter the quarter before, and of ten days of a month the ten days before', () => {
    const october = parsePeriod({ since: '2026-10', until: '2026-10' }, berlin);
    const before = previousPeriod({ since: october.since!, until: october.until! }, 'Europe/Berlin');
    expect([iso(before.since), iso(before.until)]).toEqual(['2026-08-31T22:00', '2026-09-30T22:00']);
    const quarter = parsePeriod({ since: '2026-04', until: '2026-06' }, { ...berlin, zone: 'UTC' });
    expect(iso(previousPeriod({ since: quarter.since!, until: quarter.until! }, 'UTC').since)).toBe('2026-01-01T00:00');
    const ten = parsePeriod({ since: '2026-03-01', until: '2026-03-10' }, { ...berlin, zone: 'UTC' });
    expect(iso(previousPeriod({ since: ten.since!, until: ten.until! }, 'UTC').since)).toBe('2026-02-19T00:00');
  });

  it('of the last twelve hours is the twelve hours before them', () => {
    expect(previousPeriod({ since: 1000, until: 1500 }, 'UTC')).toEqual({ since: 500, until: 1000 });
  });

  it('of a period that ends at noon is as many seconds as that, although it began at midnight', () => {
    const before = previousPeriod({ since: utc('2026-10-19T00:00'), until: utc('2026-10-20T12:00') }, 'UTC');
    expect([iso(before.since), iso(before.until)]).toEqual(['2026-10-17T12:00', '2026-10-19T00:00']);
  });

  it('ends where the period begins, whatever the zone', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Chatham', 'America/Santiago');
    const day = fc.integer({ min: 2, max: 28 }).map((number) => `2026-09-${String(number).padStart(2, '0')}`);
    fc.assert(
      fc.property(zone, day, fc.constantFrom('2026-10-01', '2026-11-04', '2027-04-30'), (name, since, until) => {
        const period = parsePeriod({ since, until }, { zone: name, now: 0 }) as { since: number; until: number };
        const before = previousPeriod(period, name);
        expect(before.until).toBe(period.since);
        expect(Math.abs(before.until - before.since - (period.until - period.since))).toBeLessThanOrEqual(7200);
      }),
      { numRuns: 40 },
    );
  });
});

import { expect, test } from 'vitest';
import { calendarOf } from '../../src/domain/calendar.ts';

const at = (iso: string) => Date.parse(iso) / 1000;

test('a day is complete, partial or missing by what is known of it', () => {
  const known = [{ since: at('2026-11-02T00:00:00Z'), until: at('2026-11-03T12:00:00Z') }];
  const days = calendarOf({ since: at('2026-11-01T00:00:00Z'), until: at('2026-11-05T00:00:00Z') }, 'UTC', known);
  expect(days).toEqual([
    { day: '2026-11-01', state: 'missing' },
    { day: '2026-11-02', state: 'complete' },
    { day: '2026-11-03', state: 'partial' },
    { day: '2026-11-04', state: 'missing' },
  ]);
});

test('days begin in the zone, and the day of 25 hours is one day', () => {
  const period = { since: at('2026-10-23T22:00:00Z'), until: at('2026-10-26T23:00:00Z') };
  const days = calendarOf(period, 'Europe/Berlin', [period]);
  expect(days.map(({ day }) => day)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  expect(new Set(days.map(({ state }) => state))).toEqual(new Set(['complete']));
});

test('today counts until now only', () => {
  const now = at('2026-11-04T09:00:00Z');
  const days = calendarOf({ since: at('2026-11-04T00:00:00Z'), until: now }, 'UTC', [{ since: 0, until: now }]);
  expect(days).toEqual([{ day: '2026-11-04', state: 'complete' }]);
});

test('coverage that ends at midnight knows nothing of the day that begins there', () => {
  const period = { since: at('2026-11-01T00:00:00Z'), until: at('2026-11-03T00:00:00Z') };
  const known = [{ since: period.since, until: at('2026-11-02T00:00:00Z') }];
  expect(calendarOf(period, 'UTC', known).map(({ state }) => state)).toEqual(['complete', 'missing']);
});

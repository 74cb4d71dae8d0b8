/** Dates and times of day in columns of their own are joined only where it is clear which belong together. */
import { expect, it } from 'vitest';
import { joinTimes, timeBeside } from '../../src/formats/split-times.ts';

const table = (headers: string[]) => ({
  headers,
  rows: [headers.map((name) => (/time/i.test(name) ? '10:15' : '2026-03-02'))],
});

it('a column of dates takes the one column of times beside it', () => {
  expect(joinTimes({ created_at: 'Date' }, table(['Date', 'Time'])).created_at).toBe('Date+Time');
  expect(timeBeside('Date', table(['Date', 'Time']))).toBe('Time');
});

it('a header that occurs twice is not joined: which of the two is meant is not clear', () => {
  expect(joinTimes({ created_at: 'Date' }, table(['Date', 'Date', 'Time'])).created_at).toBe('Date');
  expect(joinTimes({ created_at: 'Date' }, table(['Date', 'Time', 'Time'])).created_at).toBe('Date');
});

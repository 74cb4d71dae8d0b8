import { describe, expect, it } from 'vitest';
import { parseFuture } from '../../src/domain/future.ts';

const now = Date.parse('2026-03-27T15:30:00Z') / 1000;
const at = (typed: string, zone = 'Europe/Berlin') =>
  new Date(parseFuture(typed, '--until', { zone, now }) * 1000).toISOString();

describe('a moment to come', () => {
  it('is a length of time, a morning, or a time', () => {
    expect(at('2h')).toBe('2026-03-27T17:30:00.000Z');
    expect(at('tomorrow')).toBe('2026-03-28T08:00:00.000Z');
    expect(at('2026-04-01')).toBe('2026-04-01T07:00:00.000Z');
    expect(at('2026-04-01T18:00')).toBe('2026-04-01T16:00:00.000Z');
  });

  it('is the next such weekday, by the clock after the change to summer time', () => {
    expect(at('mon')).toBe('2026-03-30T07:00:00.000Z');
    expect(at('friday')).toBe('2026-04-03T07:00:00.000Z');
  });

  it('is refused when it has passed or is no time', () => {
    expect(() => at('2026-03-01')).toThrow('is not in the future');
    expect(() => at('soonish')).toThrow('is not a time');
  });
});

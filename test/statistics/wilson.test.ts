import { describe, expect, it } from 'vitest';
import { newcombeInterval, wilsonInterval } from '../../src/statistics/wilson.ts';

const percent = (share: number) => (share * 100).toFixed(1);

describe('Wilson’s interval', () => {
  it.each([
    [56, 100, '46.2', '65.3'],
    [33, 50, '52.2', '77.6'],
    [0, 20, '0.0', '16.1'],
    [560, 1000, '52.9', '59.0'],
    [81, 263, '25.5', '36.6'],
    [20, 20, '83.9', '100.0'],
  ])('%d ignored of %d', (count, n, low, high) => {
    const interval = wilsonInterval(count, n);
    expect([percent(interval.low), percent(interval.high)]).toEqual([low, high]);
  });

  it('ends exactly at nothing and at all', () => {
    expect(wilsonInterval(0, 3).low).toBe(0);
    expect(wilsonInterval(3, 3).high).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('Newcombe’s interval of a difference', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])('%d/%d against %d/%d as published (1998, table II, method 10)', (a, m, b, n, low, high) => {
    const interval = newcombeInterval(a, m, b, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('changing places changes the sign only', () => {
    const there = newcombeInterval(12, 40, 30, 70);
    const back = newcombeInterval(30, 70, 12, 40);
    expect(there.low).toBeCloseTo(-back.high, 12);
    expect(there.high).toBeCloseTo(-back.low, 12);
  });
});

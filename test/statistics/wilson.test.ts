import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/statistics/wilson.ts';

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

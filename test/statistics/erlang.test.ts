import { describe, expect, it } from 'vitest';
import { peopleFor, staffed } from '../../src/statistics/erlang.ts';
import { R } from './oracle/tables.ts';

/** Handling takes 1, so that the load is the number of arrivals. */
const load = (offered: number) => ({ arrivals: offered, handle: 1 });

describe('Erlang C', () => {
  it.each([
    [10, 8.4],
    [24, 20],
    [200, 180.5],
  ])('%d people at a load of %f are as R’s Poisson probabilities have them', (people, offered) => {
    const result = staffed(load(offered), people, 0.5)!;
    expect(result.waiting).toBeCloseTo(R.get(`Erlang C ${people} ${offered}`)!, 10);
    expect(result.within).toBeCloseTo(R.get(`Erlang within ${people} ${offered}`)!, 10);
  });

  it('one person alone: whoever comes waits as often as the person is busy, on average ρ / (1 − ρ) of a handling', () => {
    expect(staffed(load(0.8), 1, 0)).toEqual({
      people: 1,
      occupancy: 0.8,
      waiting: expect.closeTo(0.8, 12),
      wait: expect.closeTo(4, 12),
      within: expect.closeTo(0.2, 12),
    });
  });

  it('100 calls an hour of 3 minutes, 80 % within 20 s: eight people, as tables have it', () => {
    const calls = { arrivals: 100 / 3600, handle: 180 };
    const fewest = peopleFor(calls, 0.8, 20);
    expect(fewest).toEqual(staffed(calls, fewest.people, 20));
    expect(fewest.people).toBe(8);
    expect(staffed(calls, 7, 20)!.within).toBeLessThan(0.8);
  });

  it('a load that fills everybody never ends', () => {
    expect([staffed(load(4), 4, 1), staffed(load(5), 4, 1), staffed(load(0), 0, 1)]).toEqual([null, null, null]);
    expect(() => peopleFor(load(4), 1, 1)).toThrow(RangeError);
  });

  it('nobody comes: nobody waits', () => {
    expect(peopleFor(load(0), 0.99, 0)).toMatchObject({ people: 1, waiting: 0, within: 1 });
  });

  it('thousands of people cost no precision', () => {
    const { people, within } = peopleFor(load(5000), 0.9, 0.01);
    expect(within).toBeGreaterThanOrEqual(0.9);
    expect(staffed(load(5000), people - 1, 0.01)!.within).toBeLessThan(0.9);
  });
});

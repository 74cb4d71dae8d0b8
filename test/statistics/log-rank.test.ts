import { describe, expect, it } from 'vitest';
import {
  type GroupedWaits,
  logRank,
  permutedLogRank,
  plainAndRobust,
  robustLogRank,
} from '../../src/statistics/log-rank.ts';
import { R, WAITS } from './oracle/tables.ts';

/** Rows [time, ended, customer, group] in order. */
function waitsOf(rows: readonly (readonly [number, number, number, number])[], groups = 2): GroupedWaits {
  const column = (place: 0 | 1 | 2 | 3) => rows.map((row) => row[place]);
  const customers = Math.max(-1, ...column(2)) + 1;
  return { time: column(0), ended: column(1), customer: column(2), customers, group: column(3), groups };
}

describe('log-rank', () => {
  it('of three groups of customers is survdiff of R', () => {
    const test = logRank(WAITS)!;
    expect(test.chi_square).toBeCloseTo(R.get('log-rank')!, 10);
    expect(test.p).toBeCloseTo(R.get('log-rank p')!, 10);
    expect(test.freedom).toBe(2);
    for (const [group, expected] of test.expected.entries())
      expect(expected).toBeCloseTo(R.get(`log-rank expected ${group}`)!, 10);
    expect(test.observed.reduce((sum, one) => sum + one)).toBe(WAITS.ended.reduce((sum, one) => sum + one));
  });

  it('robust to customers with several waits is the robust score test of coxph', () => {
    const test = robustLogRank(WAITS)!;
    expect(test.chi_square).toBeCloseTo(R.get('robust log-rank')!, 8);
    expect(test.chi_square).toBeLessThan(logRank(WAITS)!.chi_square);
    expect(plainAndRobust(WAITS)).toEqual({ plain: logRank(WAITS), robust: test });
  });

  it('permuted by customer agrees with permutations in R', () => {
    const test = permutedLogRank(WAITS, { draws: 20_000 })!;
    expect(test.chi_square).toBeCloseTo(R.get('permuted log-rank')!, 8);
    const p = R.get('permuted log-rank p')!;
    expect(Math.abs(test.p - p)).toBeLessThan(4 * Math.sqrt((2 * p * (1 - p)) / 20_000));
  });

  it('four customers, two in each group: of six ways to part them two are as far apart', () => {
    const waits = waitsOf([
      [1, 1, 0, 0],
      [2, 1, 1, 0],
      [3, 1, 2, 1],
      [4, 1, 3, 1],
    ]);
    expect(permutedLogRank(waits, { draws: 30_000 })!.p).toBeCloseTo(1 / 3, 1);
    // Worked by hand: 2 answers where 1/2 + 1/3 were expected, variance 1/4 + 2/9.
    expect(logRank(waits)!.chi_square).toBeCloseTo((7 / 6) ** 2 / (17 / 36), 12);
  });

  it('the data count as one of the draws: p is never 0', () => {
    const rows = Array.from({ length: 24 }, (_, at) => [at + 1, 1, at, at < 12 ? 0 : 1] as const);
    expect(permutedLogRank(waitsOf(rows), { draws: 99 })!.p).toBe(0.01);
  });

  it('an empty group is no group, one group is no comparison, and nothing is nothing', () => {
    const pair = [
      [1, 1, 0, 0],
      [2, 1, 1, 2],
      [3, 0, 2, 2],
    ] as const;
    expect(logRank(waitsOf(pair, 3))).toMatchObject({ freedom: 1 });
    const alone = waitsOf(pair.map(([time, ended, customer]) => [time, ended, customer, 0] as const));
    const nobody = waitsOf([]);
    for (const test of [logRank, robustLogRank, permutedLogRank])
      expect([test(alone), test(nobody)]).toEqual([null, null]);
  });

  it('nobody was answered: nothing to compare', () => {
    const waits = waitsOf([
      [5, 0, 0, 0],
      [5, 0, 1, 1],
    ]);
    expect([logRank(waits), robustLogRank(waits), permutedLogRank(waits)]).toEqual([null, null, null]);
  });

  it('a customer in two groups cannot change groups', () => {
    const waits = waitsOf([
      [1, 1, 0, 0],
      [2, 1, 0, 1],
      [3, 1, 1, 1],
    ]);
    expect(permutedLogRank(waits)).toBeNull();
    expect(robustLogRank(waits)).not.toBeNull();
  });
});

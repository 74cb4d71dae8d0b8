import { describe, expect, it } from 'vitest';
import { detectableOddsRatio } from '../../src/statistics/detectable.ts';
import { logisticRegression } from '../../src/statistics/logistic.ts';
import { R, TRIALS } from './oracle/tables.ts';

/** An intercept and one column. */
function trialsOf(column: readonly number[], hit: readonly number[]) {
  const customer = hit.map((_, at) => at);
  return { x: column.flatMap((value) => [1, value]), columns: 2, hit, customer, customers: hit.length };
}

describe('logistic regression', () => {
  it('is glm of R, its errors those of vcovCL', () => {
    for (const correction of ['CR0', 'CR1'] as const)
      for (const [at, { value, error }] of logisticRegression(TRIALS, correction)!.entries()) {
        expect(value).toBeCloseTo(R.get(`logistic ${at}`)!, 9);
        expect(error).toBeCloseTo(R.get(`logistic ${correction} ${at}`)!, 9);
      }
  });

  it('holds effects against Student’s t of the customers less one', () => {
    for (const [at, { value, low, high, p, error }] of logisticRegression(TRIALS)!.entries()) {
      expect(p).toBeCloseTo(R.get(`logistic p ${at}`)!, 8);
      // qt(0.975, 59) of R.
      expect((high - value) / error).toBeCloseTo(2.000995, 3);
      expect(high - value).toBeCloseTo(value - low, 12);
    }
  });

  it('of one yes-or-no column is the odds ratio of the table', () => {
    // 6 of 8 against 3 of 9.
    const column = [...new Array<number>(8).fill(1), ...new Array<number>(9).fill(0)];
    const hit = [1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    const [intercept, effect] = logisticRegression(trialsOf(column, hit))!;
    expect(Math.exp(effect!.value)).toBeCloseTo(6, 9);
    expect(Math.exp(intercept!.value)).toBeCloseTo(0.5, 9);
  });

  it('has no answer where a column says it all, follows from another, or nobody is there', () => {
    expect(logisticRegression(trialsOf([1, 2, 3, 4], [0, 0, 1, 1]))).toBeNull();
    expect(logisticRegression(trialsOf([2, 2, 2, 2], [0, 1, 0, 1]))).toBeNull();
    const followers = [0.1, 0.7, 1.3, 2.9, 3.1, 4.7];
    const doubled = { ...trialsOf([], [0, 1, 1, 0, 1, 0]), columns: 3, customer: [0, 1, 2, 3, 4, 5], customers: 6 };
    for (const by of [0.1, 0.3, 0.7, 1.1, 3.3, 7.9])
      expect(logisticRegression({ ...doubled, x: followers.flatMap((f) => [1, f, by * f + 0.1]) })).toBeNull();
    expect(logisticRegression({ ...doubled, x: followers.flatMap((f) => [1, f, f * f]) })).not.toBeNull();
    expect(logisticRegression(trialsOf([1, 2, 3, 4], [1, 1, 1, 1]))).toBeNull();
    expect(logisticRegression(trialsOf([], []))).toBeNull();
    const one = { ...trialsOf([1, 2, 3, 4], [0, 1, 0, 1]), customer: [0, 0, 0, 0] };
    expect(logisticRegression(one)).toBeNull();
  });
});

it('the smallest odds ratio that would have shown is that of qnorm', () => {
  expect(detectableOddsRatio(0.11)).toBeCloseTo(R.get('detectable odds ratio')!, 6);
  expect(detectableOddsRatio(0)).toBe(1);
});

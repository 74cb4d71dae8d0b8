import { expect, test } from 'vitest';
import { RateStop } from '../../src/errors.ts';
import { openPullBudget } from '../../src/sources/budget.ts';

const page = { min: 5, max: 100 };

test('a page is as large as posts and dollars allow, and never smaller than the platform hands over', () => {
  const budget = openPullBudget({ maxPosts: 120, maxCost: 3 });
  expect(budget.pageLimit(page, 0.02)).toBe(100);
  budget.spend(100, 2);
  expect(budget.pageLimit(page, 0.02)).toBe(20);
  expect(budget.pageLimit(page, 0.1)).toBe(10);
  budget.spend(18, 0);
  expect(budget.pageLimit(page, 0.02)).toBe(5);
  expect(openPullBudget({}).pageLimit(page, 0.02)).toBe(100);
});

test('when the posts are used up walks stop, rereads continue until the dollars are', () => {
  const budget = openPullBudget({ maxPosts: 10, maxCost: 1 });
  budget.spend(10, 0.5);
  expect(() => budget.pageLimit(page, 0)).toThrow('--max-posts 10 is reached');
  expect(budget.rereadLimit(25, 0.1)).toBe(5);
  budget.spend(0, 0.45);
  expect(() => budget.rereadLimit(25, 0.1)).toThrow(
    '--max-cost 1 is reached: $0.950 spent, and the next page may cost $0.100',
  );
});

test('a budget below one page is refused, with the smallest that works', () => {
  const stop = (() => {
    try {
      return openPullBudget({ maxCost: 0.05 }).pageLimit(page, 0.02);
    } catch (error) {
      return error as RateStop;
    }
  })() as RateStop;
  expect(stop).toBeInstanceOf(RateStop);
  expect(stop.message).toBe('--max-cost 0.05 does not pay for a single page, which may cost $0.100');
  expect(stop.hint).toContain('at least 0.10');
});

test('the last cent buys a post, although binary fractions fall short of it', () => {
  const budget = openPullBudget({ maxCost: 1 });
  budget.spend(0, 0.9);
  expect(budget.rereadLimit(25, 0.1)).toBe(1);
});

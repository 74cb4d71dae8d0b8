import { expect, it } from 'vitest';
import { inequalityOf, isLoud, isResampled } from '../../src/statistics/estimate.ts';

it('of one customer with twenty turns and twenty with one, four count, and of the others twenty', () => {
  expect(inequalityOf(40, 420, 20)).toEqual({
    effective: expect.closeTo(3.81, 2),
    largest: 0.5,
    others: 20,
  });
  expect(inequalityOf(0, 0, 0)).toEqual({ effective: 0, largest: 0, others: 0 });
});

it('a customer is loud from 15 % on, beside 40 others or more', () => {
  const loud = { effective: 30, largest: 0.15, others: 40 };
  expect([loud, { ...loud, largest: 0.149 }, { ...loud, others: 39.9 }].map(isLoud)).toEqual([true, false, false]);
});

it('customers are drawn where 100 to 500 count or one is loud', () => {
  const even = { effective: 100, largest: 0.01, others: 100 };
  expect([99.9, 100, 499.9, 500].map((effective) => isResampled({ ...even, effective }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isResampled({ ...even, effective: 9, largest: 0.3 })).toBe(true);
});

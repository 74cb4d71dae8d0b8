import { describe, expect, it } from 'vitest';
import { countTail, overdispersion } from '../../src/statistics/negative-binomial.ts';
import { COUNTS, MEANS, R } from './oracle/tables.ts';

describe('counts that scatter', () => {
  it.each([...R].filter(([name]) => name.startsWith('negative binomial tail')))('%s is pnbinom of R', (name, value) => {
    const [size, count] = name.split(' ').slice(3).map(Number);
    expect(Math.abs(countTail(count!, 4, size!) / value - 1)).toBeLessThan(1e-9);
  });

  it.each([...R].filter(([name]) => name.startsWith('Poisson tail')))(
    '%s is ppois of R, the limit of sizes',
    (name, value) => {
      const count = Number(name.split(' ')[2]);
      expect(Math.abs(countTail(count, 4, Number.POSITIVE_INFINITY) / value - 1)).toBeLessThan(1e-10);
      if (count < 30) expect(countTail(count, 4, 1e7) / value).toBeCloseTo(1, 4);
    },
  );

  it('every count reaches 0', () => {
    expect(countTail(0, 4, 2)).toBe(1);
  });

  it('the likeliest size is theta.ml of MASS', () => {
    expect(overdispersion(COUNTS, MEANS) / R.get('negative binomial size with own means')!).toBeCloseTo(1, 8);
    const mean = COUNTS.reduce((sum, count) => sum + count) / COUNTS.length;
    expect(overdispersion(COUNTS, mean) / R.get('negative binomial size with one mean')!).toBeCloseTo(1, 8);
  });

  it('counts that scatter less than chance have no size', () => {
    expect(overdispersion([3, 3, 3, 3], 3)).toBe(Number.POSITIVE_INFINITY);
    expect(overdispersion([], 3)).toBe(Number.POSITIVE_INFINITY);
  });

  it('a size beyond all bounds is Poisson, not an endless sum', () => {
    for (const size of [1e10, 1e16, 1e18, 1e300])
      expect(countTail(9, 3, size)).toBeCloseTo(countTail(9, 3, Infinity), 10);
  });
});

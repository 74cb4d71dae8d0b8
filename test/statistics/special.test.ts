import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../src/statistics/chi-square.ts';
import { tailsBeyond } from '../../src/statistics/normal.ts';
import { logGamma, lowerBeta, lowerGamma, upperGamma } from '../../src/statistics/special.ts';
import { studentTails } from '../../src/statistics/student.ts';
import { SCIPY } from './oracle/tables.ts';

/** By the first words of the name of its values, with the numbers that follow. */
const FUNCTIONS: Record<string, (...numbers: number[]) => number> = {
  normal: tailsBeyond,
  'chi-square': (freedom, value) => chiSquareTail(value!, freedom!),
  t: (freedom, t) => studentTails(t!, freedom!),
  'upper gamma': (a, x) => upperGamma(a!, x!),
  'lower gamma': (a, x) => lowerGamma(a!, x!),
  beta: (a, b, x) => lowerBeta(x!, a!, b!),
  'log gamma': (x) => logGamma(x!),
};

describe.each(Object.keys(FUNCTIONS))('%s', (name) => {
  const rows = [...SCIPY].filter(([key]) => new RegExp(`^${name} [-\\d.e ]+$`).test(key));
  it.each(rows)('%s is SciPy’s, far out too', (key, value) => {
    const numbers = key
      .slice(name.length + 1)
      .split(' ')
      .map(Number);
    expect(Math.abs(FUNCTIONS[name]!(...numbers) - value)).toBeLessThanOrEqual(1e-10 * Math.abs(value));
  });
});

it('tails end in 0 and begin at 1', () => {
  expect([upperGamma(2, 0), lowerGamma(2, 0), lowerBeta(0, 2, 3), lowerBeta(1, 2, 3)]).toEqual([1, 0, 0, 1]);
  expect([tailsBeyond(0), chiSquareTail(0, 3), studentTails(0, 5)]).toEqual([1, 1, 1]);
});

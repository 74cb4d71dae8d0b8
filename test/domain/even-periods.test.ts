/** Two periods of which one is not over. */
import { expect, test } from 'vitest';
import { evenPeriods } from '../../src/domain/even-periods.ts';

test.each([
  ['the first is known for 11 of 31: the second is cut to 11', [100, 131], [70, 100], 111, [100, 131], [70, 81]],
  ['the second is known for 11', [70, 100], [100, 131], 111, [70, 81], [100, 131]],
])('%s', (_, a, b, asOf, first, second) => {
  const period = ([since, until]: number[]) => ({ since: since!, until: until! });
  expect(evenPeriods([period(a), period(b)], asOf)).toEqual([period(first), period(second)]);
});

test.each([
  ['both are over', [100, 131], [70, 100], 131],
  ['both are known as far as the other', [100, 131], [100, 131], 111],
  ['the other is shorter than what is known', [100, 131], [90, 100], 111],
  ['the first has not begun', [200, 231], [70, 100], 111],
])('%s: nothing is cut', (_, a, b, asOf) => {
  const period = ([since, until]: number[]) => ({ since: since!, until: until! });
  expect(evenPeriods([period(a), period(b)], asOf)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { answeredOf, Values } from '../../src/metrics/counts/values.ts';

/** Numbers of one group with their owners, in the order in which they came. */
function some(n: number, most: number): [value: number, owner: number, isEnd: 0 | 1][] {
  const random = seededRandom(n);
  return Array.from({ length: n }, () => [
    Math.floor(random() * most),
    Math.floor(random() * 1_000),
    random() < 0.7 ? 1 : 0,
  ]);
}

test.each([
  ['few', 100, 1_000],
  ['small ones', 1_000, 5],
  ['months of seconds', 5_000, 8_000_000],
  ['years of seconds, in blocks of many lengths', 20_000, 4_000_000_000],
])('numbers come back in order, ends before cuts, equal ones as they came: %s', (_, n, most) => {
  const values = new Values();
  const rows = some(n, most);
  for (const [value, owner, isEnd] of rows) values.add(3, value, owner, isEnd);
  expect(values.groups()).toEqual([3]);
  const { time, ended, customer, customers, answered } = values.take(3, 1_000);
  const expected = rows.toSorted((a, b) => a[0] - b[0] || b[2] - a[2]);
  expect([...time]).toEqual(expected.map(([value]) => value));
  expect([...ended]).toEqual(expected.map(([, , isEnd]) => isEnd));
  expect([...customer]).toEqual(expected.map(([, owner]) => owner));
  expect({ customers, answered }).toEqual({ customers: 1_000, answered: rows.filter(([, , isEnd]) => isEnd).length });
});

test('numbers that were taken are forgotten', () => {
  const values = new Values();
  values.add(0, 5, 0, 1);
  values.take(0, 1);
  expect(values.groups()).toEqual([]);
  expect(values.take(0, 1).time).toHaveLength(0);
  values.add(0, 7, 0, 0);
  expect([...values.take(0, 1).time]).toEqual([7]);
});

test('keys of accounts become numbers in the order in which they came, in tables of any size', () => {
  for (const [n, accounts] of [
    [1, 1],
    [700, 2],
    [700, 1_000_000],
    [200_000, 900_000_000],
  ] as const) {
    const random = seededRandom(n + accounts);
    const keys = Array.from({ length: n }, () => Math.floor(random() * accounts));
    const numbers = new Map([...new Set(keys)].map((key, at) => [key, at]));
    const values = new Values();
    for (const [at, key] of keys.entries()) values.add(0, at, key, 1);
    const { customer, customers } = values.takeOfKeys(0, false);
    expect(customers).toBe(numbers.size);
    expect(Array.from(customer)).toEqual(keys.map((key) => numbers.get(key)));
  }
});

test('waits that are lent come out as those that are kept, round after round', () => {
  const [lent, kept] = [new Values(), new Values()];
  for (const n of [600, 200_000, 700, 199_000]) {
    for (const [value, owner, isEnd] of some(n, 3_000_000)) {
      lent.add(n % 2, value, owner, isEnd);
      kept.add(n % 2, value, owner, isEnd);
    }
    const [one, other] = [lent.takeOfKeys(n % 2, true), kept.takeOfKeys(n % 2, false)];
    for (const column of ['time', 'ended', 'customer'] as const)
      expect(
        one[column].every((number, at) => number === other[column][at]),
        column,
      ).toBe(true);
    expect([one.customers, one.answered]).toEqual([other.customers, other.answered]);
    expect(answeredOf(one, true).time.join()).toBe(answeredOf(other).time.join());
  }
});

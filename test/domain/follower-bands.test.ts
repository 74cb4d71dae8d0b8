import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandName, bandNotes, bandOf, followerBands, UNKNOWN_FOLLOWERS } from '../../src/domain/follower-bands.ts';

/** Names of the bands with how many customers each holds. */
function parted(followers: readonly number[]): [string, number][] {
  const sorted = [...followers].sort((a, b) => a - b);
  const bands = followerBands(sorted, 0);
  const counts = new Map<string, number>();
  for (const each of sorted) {
    const name = bandName(bands, bandOf(bands, each));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts];
}

test('ten customers with different followers are parted two by two', () => {
  expect(parted([5, 1, 85, 12, 300, 40, 2_000, 90, 1_200, 86])).toEqual([
    ['1: up to 5', 2],
    ['2: 6 to 40', 2],
    ['3: 41 to 86', 2],
    ['4: 87 to 300', 2],
    ['5: above 300', 2],
  ]);
});

test('equals are never parted, and fewer bands are left where many are equal', () => {
  expect(parted([0, 0, 0, 0, 0, 0, 7, 8, 9, 10])).toEqual([
    ['1: up to 0', 6],
    ['2: 1 to 8', 2],
    ['3: above 8', 2],
  ]);
  expect(parted([3, 3, 4])).toEqual([
    ['1: up to 3', 2],
    ['2: above 3', 1],
  ]);
  expect(parted([7, 7, 7])).toEqual([['1: all', 3]]);
  expect(parted([])).toEqual([]);
});

test('whose followers nobody knows stand apart, and all of it is said', () => {
  const bands = followerBands([1, 1, 2], 4);
  expect(bandOf(bands, -1)).toBe(UNKNOWN_FOLLOWERS);
  expect(bandName(bands, UNKNOWN_FOLLOWERS)).toBe('unknown');
  expect(bandNotes(bands)).toEqual([
    'followers: fifths of 3 customers, each counted once, with the number last seen in the data; 2 groups, not five, for many have equally many',
    'followers of 4 customers are unknown: a group of their own',
  ]);
  expect(bandNotes(followerBands([], 1))).toEqual(['followers are known of none of 1 customer']);
});

test('whatever the numbers: in order, none empty, and no band but by equals above two fifths', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 5, maxLength: 60 }), (followers) => {
      const counts = parted(followers);
      expect(counts.map(([name]) => Number(name[0]))).toEqual(counts.map((_, at) => at + 1));
      expect(counts.reduce((sum, [, n]) => sum + n, 0)).toBe(followers.length);
      const most = Math.max(...followers.map((one) => followers.filter((other) => other === one).length));
      for (const [, n] of counts) expect(n).toBeLessThanOrEqual(Math.ceil(followers.length / 5) + most);
    }),
  );
});

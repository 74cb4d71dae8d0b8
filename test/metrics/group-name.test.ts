import { expect, test } from 'vitest';
import type { Grid } from '../../src/domain/picture.ts';
import { firstSentences, largestPictures, titleOf } from '../../src/metrics/group-name.ts';

const groups = ['acme', 'bolt', 'cove'].map((brand) => ({ names: { brand } }));
const grid = (title: string, note?: string): Grid => ({
  ...{ kind: 'grid', title, unit: 'count', rows: [], columns: [], cells: [] },
  ...(note && { note }),
});

test('of many groups the first have sentences, and it is said how many there are', () => {
  expect(firstSentences(groups, 2, () => ['open', 'late'])).toEqual([
    ...['acme: open', 'acme: late', 'bolt: open', 'bolt: late'],
    'sentences on the first 2 of 3 groups; the rows of all: --json',
  ]);
  expect(firstSentences([{ names: {} }], 2, () => ['open'])).toEqual(['open']);
});

test('of many groups the largest are drawn, and the last picture says how many are not', () => {
  const sized = groups.map((group, at) => ({ ...group, n: [1, 3, 2][at]! }));
  const drawn = (most: number, ...pictures: Grid[]) =>
    largestPictures(
      sized,
      most,
      ({ n }) => n,
      ({ names }) => [grid(titleOf('Turns', names)), ...pictures],
    );
  expect(drawn(1, grid('Waits', 'too few'))).toEqual([
    grid('Turns, bolt'),
    grid('Waits', 'too few; 2 smaller groups are not drawn'),
  ]);
  expect(drawn(2)).toEqual([grid('Turns, bolt'), grid('Turns, cove', '1 smaller group is not drawn')]);
  expect(drawn(3)).toEqual([grid('Turns, acme'), grid('Turns, bolt'), grid('Turns, cove')]);
  expect(
    largestPictures(
      sized,
      2,
      ({ n }) => n,
      () => [],
    ),
  ).toEqual([]);
});

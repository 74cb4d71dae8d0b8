import { expect, test } from 'vitest';
import type { Grid } from '../../src/domain/picture.ts';
import { firstPictures, firstSentences, titleOf } from '../../src/metrics/group-name.ts';

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

test('of many groups the first are drawn, and the last picture says how many are not', () => {
  const pictures = firstPictures(groups, 1, ({ names }) => [grid(titleOf('Turns', names)), grid('Waits', 'too few')]);
  expect(pictures).toEqual([grid('Turns, acme'), grid('Waits', 'too few; 2 more groups are not drawn')]);
  expect(firstPictures(groups, 3, () => [grid('Turns')])).toEqual([grid('Turns'), grid('Turns'), grid('Turns')]);
  expect(firstPictures(groups, 2, () => [])).toEqual([]);
});

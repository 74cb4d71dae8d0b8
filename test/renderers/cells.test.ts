/** Cells as people read them: numbers with units and intervals, and words where there is no number. */
import { expect, it } from 'vitest';
import type { Column } from '../../src/domain/report.ts';
import { cellText } from '../../src/renderers/cells.ts';

const style = { unicode: true, timezone: 'UTC' };
const share: Column = { key: 'share', label: 'Share', kind: 'share', of: 'n', needs: 10, interval: ['low', 'high'] };

it.each([
  ['nothing was counted', { share: null, n: 0 }, '–'],
  ['too little was counted', { share: null, n: 9 }, 'too few'],
  ['enough was counted, and still there is no number', { share: null, n: 10 }, '–'],
  ['both ends of the interval', { share: 0.5, n: 20, low: 0.3, high: 0.7 }, '50.0 % (30.0–70.0)'],
  ['an upper end that was not reached', { share: 0.5, n: 20, low: 0.3, high: null }, '50.0 % (≥30.0)'],
  ['a lower end that was not reached', { share: 0.5, n: 20, low: null, high: 0.7 }, '50.0 % (≤70.0)'],
  ['no such column in the row', { n: 20 }, ''],
])('%s', (_, row, text) => {
  expect(cellText(row, share, style)).toBe(text);
});

it.each([
  [0, '< 0.001'],
  [0.000_99, '< 0.001'],
  [0.001, '0.001'],
  [0.377, '0.377'],
  [1, '1.000'],
])('p of %d is %s: none is 0', (p, text) => {
  expect(cellText({ p }, { key: 'p', label: 'p', kind: 'p' }, style)).toBe(text);
});

it('the interval may stand alone', () => {
  const range = { ...share, range: true as const };
  expect(cellText({ share: 0.5, n: 20, low: 0.3, high: 0.7 }, range, style)).toBe('30.0–70.0');
  expect(cellText({ share: 0.5, n: 20, low: 0.3, high: null }, range, style)).toBe('≥30.0');
});

it('a difference has its sign, in points of a share, and ASCII where the terminal has no more', () => {
  const difference = { ...share, difference: true };
  const row = { share: 0.031, n: 20, low: -0.01, high: 0.07 };
  expect(cellText(row, difference, style)).toBe('+3.1 points (-1.0 to 7.0)');
  expect(cellText({ share: null, n: 0 }, share, { ...style, unicode: false })).toBe('-');
});

/** Contrast by WCAG 2.2, computed from the palette. */
import { expect, test } from 'vitest';
import { DARK, LIGHT } from '../../../src/renderers/html/palette.ts';

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (colour: string) =>
  [1, 3, 5].reduce(
    (sum, at, place) =>
      sum + [0.2126, 0.7152, 0.0722][place]! * linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
    0,
  );
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test('black on white is 21, grey on grey 1', () => {
  expect([contrast('#000000', '#ffffff'), contrast('#777777', '#777777')]).toEqual([21, 1]);
});

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])(
  'on a %s screen every colour of text stands out from the paper by 4.5, and from the shade behind commands',
  (_, page) => {
    for (const name of ['ink', 'muted', 'accent', 'bad', 'warn', 'good'] as const)
      expect([name, contrast(page[name], page.paper) >= 4.5]).toEqual([name, true]);
    expect(contrast(page.ink, page.shade)).toBeGreaterThanOrEqual(4.5);
  },
);

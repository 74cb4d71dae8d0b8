/** Contrast by WCAG 2.2, computed: tools that look at pages do not see text in SVG. */
import { describe, expect, it } from 'vitest';
import { DARK_CHARTS, LIGHT_CHARTS, ON_SHADES, SERIES, SHADES } from '../../../../src/renderers/html/charts/palette.ts';
import { SMALL, TEXT } from '../../../../src/renderers/html/charts/style.ts';
import { DARK, LIGHT } from '../../../../src/renderers/html/palette.ts';

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (colour: string) => {
  const [red, green, blue] = channels(colour).map(linear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** Colours as seen without one kind of cone (Viénot, Brettel & Mollon 1999, in linear light), distance in CIE L*a*b*. */
const CONES = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
  deuteranopia: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
};
const lab = (colour: string, m: readonly number[]) => {
  const rgb = channels(colour).map(linear);
  const [r, g, b] = [0, 3, 6].map((row) => m[row]! * rgb[0]! + m[row + 1]! * rgb[1]! + m[row + 2]! * rgb[2]!) as [
    number,
    number,
    number,
  ];
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
    f(0.2126 * r + 0.7152 * g + 0.0722 * b),
    f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
const distance = (a: string, b: string, cones: readonly number[]) =>
  Math.hypot(...lab(a, cones).map((value, at) => value - lab(b, cones)[at]!));

describe.each([
  ['light', LIGHT, LIGHT_CHARTS],
  ['dark', DARK, DARK_CHARTS],
] as const)('on a %s screen', (_, page, charts) => {
  it('text stands out from what it stands on by 4.5 at least', () => {
    for (const name of ['ink', 'muted', 'bad'] as const)
      expect(contrast(page[name], page.paper)).toBeGreaterThanOrEqual(4.5);
    for (const name of SERIES) expect([name, contrast(charts[name], page.paper)]).toSatisfy(atLeast(4.5));
    for (const [at, name] of SHADES.entries())
      expect([name, contrast(charts[ON_SHADES[at]!], charts[name])]).toSatisfy(atLeast(4.5));
  });

  it('lines, bars, axes and outlines stand out by 3 at least', () => {
    expect(contrast(charts.axis, page.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(page.ink, page.paper)).toBeGreaterThanOrEqual(3);
  });

  it('shades go one way', () => {
    const steps = SHADES.map((name) => luminance(charts[name]));
    const sorted = steps.toSorted((a, b) => (page === LIGHT ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });

  it.each(Object.entries(CONES))('lines beside each other differ: %s', (_cones, cones) => {
    const near = SERIES.slice(1, 5).map((name, at) => [SERIES[at]!, name] as const);
    for (const [a, b] of near) expect([a, b, distance(charts[a], charts[b], cones)]).toSatisfy(atLeast(12));
  });
});

function atLeast(least: number) {
  return (found: readonly unknown[]) => (found.at(-1) as number) >= least;
}

it('no text is smaller than 11 pixels', () => {
  expect(Math.min(TEXT, SMALL)).toBeGreaterThanOrEqual(11);
});

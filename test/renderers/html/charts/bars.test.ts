import { expect, test } from 'vitest';
import type { Bars } from '../../../../src/domain/picture.ts';
import { chart } from '../../../../src/renderers/html/charts/index.ts';
import { bottomOf, boxesOf, overlapping, textsOf } from './drawing.ts';

const [WIDE, NARROW] = [688, 328];
const bars = (names: string[], ...panels: Bars['panels']): Bars => ({
  ...{ kind: 'bars', title: 'What replies do', names, panels },
  ...{ value: { label: 'of replies', unit: 'share' }, by: { label: 'act', unit: 'text' } },
});
const drawn = (picture: Bars, width = WIDE) => String(chart(picture, width, 'UTC'));
const one = bars(['thank', 'fixed'], {
  name: '',
  bars: [{ value: 0.5, low: 0.4, high: 0.8 }, { value: 0 }],
});

test('a bar is as long as its number, its interval a thin line, its number behind both', () => {
  const svg = drawn(one);
  // 'thank' takes 36 pixels + 10; the number 44 + 8 at the end; 0.8 fills the rest.
  const [left, room] = [46, 688 - 46 - 52.04];
  const at = (share: number) => Math.round((left + (room * share) / 0.8) * 10) / 10;
  expect(svg).toContain(`<path class="p" d="M${left},4h${Math.round(room * 6.25) / 10}v14h`);
  expect(svg).toContain(
    `<path class="q" d="M${at(0.4)},11H${at(0.5)}"/><path class="i" d="M${at(0.5)},11H${at(0.8)}"/>`,
  );
  expect(svg).toContain(`x="${Math.round((at(0.8) + 6) * 10) / 10}" y="15">50.0 %</text>`);
  expect(svg.match(/class="p"/g)).toHaveLength(1);
});

test('groups stand beside each other on one scale, below each other on a phone', () => {
  const two = bars(['thank'], { name: 'acme', bars: [{ value: 0.5 }] }, { name: 'bolt', bars: [{ value: 0.25 }] });
  const length = (svg: string) =>
    [...svg.matchAll(/class="p" d="M[^h]*h([\d.]+)/g)].map(([, pixels]) => Number(pixels));
  for (const width of [WIDE, NARROW]) {
    const [acme, bolt] = length(drawn(two, width)) as [number, number];
    expect(bolt / acme).toBeCloseTo(0.5, 2);
  }
  const place = (width: number) => boxesOf(drawn(two, width)).filter(({ text }) => ['acme', 'bolt'].includes(text));
  expect(place(WIDE)[0]!.top).toBe(place(WIDE)[1]!.top);
  expect(place(NARROW)[0]!.left).toBe(place(NARROW)[1]!.left);
});

test('too few is said, zero is a number', () => {
  const svg = drawn(bars(['thank', 'fixed'], { name: 'acme', bars: [{ value: null }, { value: 0 }] }));
  expect(textsOf(svg)).toEqual(['acme', 'too few', '0.0 %', 'thank', 'fixed']);
});

test('what is seen is said', () => {
  expect(drawn(one)).toContain('<desc>Longest bar – thank, 50.0 % of replies.</desc>');
});

const text = 'Hi, please send us a DM with your account details so that we can look into this for you, thank you! ^Ana';
test.each([
  [
    'texts of replies',
    bars([text, `${text} 2`, 'Short'], { name: '', bars: [{ value: 0.9 }, { value: 0.2 }, { value: 0.1 }] }),
  ],
  [
    'forty characters without a space',
    bars(
      ['x'.repeat(40)],
      { name: 'y'.repeat(40), bars: [{ value: 1 }] },
      { name: 'z'.repeat(40), bars: [{ value: 1 }] },
    ),
  ],
  [
    'right to left, and emoji',
    bars(['شكرا جزيلا', '🚆'.repeat(9)], { name: 'خدمة', bars: [{ value: 1, low: 0.9, high: 1 }, { value: 0 }] }),
  ],
  [
    'many groups',
    bars(
      ['a', 'b'],
      ...Array.from({ length: 9 }, (_, at) => ({ name: `brand ${at}`, bars: [{ value: 0.1 * at }, { value: null }] })),
    ),
  ],
])('texts never overlap nor leave the chart: %s', (_, picture) => {
  for (const width of [WIDE, NARROW]) {
    const svg = drawn(picture, width);
    const boxes = boxesOf(svg);
    expect(overlapping(boxes)).toEqual([]);
    expect(boxes.filter(({ left, right, bottom }) => left < -1 || right > width + 1 || bottom > bottomOf(svg))).toEqual(
      [],
    );
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test('nothing is drawn of nothing', () => {
  expect(chart(bars([]), WIDE, 'UTC')).toBeUndefined();
});

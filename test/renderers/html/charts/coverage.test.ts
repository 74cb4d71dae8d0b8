import { expect, test } from 'vitest';
import type { CoverageSpan } from '../../../../src/domain/report.ts';
import { coverageChart } from '../../../../src/renderers/html/charts/coverage.ts';
import { coverageFigure } from '../../../../src/renderers/html/charts/index.ts';
import { bottomOf, boxesOf, overlapping, textsOf } from './drawing.ts';

const DAY = 86_400;
const START = Date.parse('2026-01-05T00:00Z') / 1000;
const span = (from: number, to: number, more: Partial<CoverageSpan> = {}): CoverageSpan => ({
  ...{ brand: 'acme', channel: 'x', since: START + from * DAY, until: START + to * DAY, complete: true, gaps: 0 },
  ...more,
});
const drawn = (spans: CoverageSpan[], width = 688) => String(coverageChart(spans, width, 'UTC'));

test('a strip for each brand and channel: complete, not known to be complete, and gaps where they are', () => {
  const gap = { since: START + 60 * DAY, until: START + 70 * DAY };
  const svg = drawn([span(0, 40), span(50, 100, { complete: false, gaps: 1, gap_spans: [gap] })]);
  // 'acme, x' takes 51.6 pixels + 10; 100 days fill what is left of 688 − 26.
  const at = (day: number) => Math.round((61.6 + (day / 100) * (662 - 61.6)) * 10) / 10;
  const width = (days: number) => Math.round((days / 100) * (662 - 61.6) * 10) / 10;
  expect(svg).toContain(`<path class="p" d="M${at(0)},30h${width(40)}v12H${at(0)}z"/>`);
  expect(svg).toContain(`<path class="v" d="M${at(50)},30h${width(50)}v12H${at(50)}z"/>`);
  expect(svg).toContain(`<path class="z" d="M${at(60)},30h${width(10)}v12H${at(60)}z"/>`);
  expect(svg).toContain('<desc>1 of 2 spans of time known to be complete, 1 gap.</desc>');
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['acme, x', 'gap', '5 Jan', '2 Feb']));
});

test('a gap of a second is seen, and a span without an end goes as far as the others', () => {
  const moment = { since: START, until: START + 1 };
  const svg = drawn([span(0, 40, { gaps: 1, gap_spans: [moment] }), span(0, 0, { brand: 'bolt', until: null })]);
  expect(svg).toContain('h1.5v12');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test('of a hundred strips a handful is drawn, and the others are counted', () => {
  const many = Array.from({ length: 100 }, (_, at) => span(0, 40, { brand: `brand ${at}` }));
  const page = String(coverageFigure(many, 'UTC'));
  expect(page).toContain('76 more strips are not drawn');
  expect(page.match(/brand 23, x/g)).toHaveLength(2);
  expect(coverageFigure([], 'UTC')).toBeUndefined();
});

test.each([688, 328])('names never overlap nor leave the chart, %i pixels wide', (width) => {
  const brands = ['Verkehrsverbundgesellschaftskundendienst', 'خدمة العملاء', '🚆'.repeat(30), '<b>acme</b>'];
  const svg = drawn(
    brands.map((brand) => span(0, 40, { brand })),
    width,
  );
  const boxes = boxesOf(svg);
  expect(overlapping(boxes)).toEqual([]);
  expect(boxes.filter(({ left, right, bottom }) => left < 0 || right > width || bottom > bottomOf(svg))).toEqual([]);
  expect(svg).not.toContain('<b>');
});

import { expect, test } from 'vitest';
import type { Grid } from '../../../../src/domain/picture.ts';
import { chart } from '../../../../src/renderers/html/charts/index.ts';
import { bottomOf, boxesOf, overlapping, textsOf } from './drawing.ts';

const [WIDE, NARROW] = [688, 328];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const week = (of: (day: number, hour: number) => number | null, unit: Grid['unit'] = 'count'): Grid => ({
  ...{ kind: 'grid', title: 'Turns', rows: DAYS, columns: HOURS, unit },
  cells: DAYS.map((_, day) => HOURS.map((_, hour) => of(day, hour))),
});
const small: Grid = {
  ...{ kind: 'grid', title: 'Answered within 24h', unit: 'share' },
  ...{ rows: ['Mon', 'Tue'], columns: ['00', '01'] },
  cells: [
    [0, 1],
    [null, 0.5],
  ],
};
const drawn = (picture: Grid, width = WIDE) => String(chart(picture, width, 'UTC'));

test('each number stands in its cell, shaded; too few is an outline of dots', () => {
  const svg = drawn(small);
  // Names end at 24.6 pixels + 10; a cell is at most 64 wide.
  expect(svg).toContain('<g class="h0 s m"><path d="M35.1,22.5h63v23h-63z"/><text x="66.6" y="38">0</text></g>');
  expect(svg).toContain('<g class="h6 s m"><path d="M99.1,22.5h63v23h-63z"/><text x="130.6" y="38">100</text></g>');
  expect(svg).toContain('<g class="h3 s m"><path d="M99.1,46.5h63v23h-63z"/><text x="130.6" y="62">50</text></g>');
  expect(svg).toContain('<path class="n" d="M37.1,48.5h59v19h-59z"/>');
  expect(svg).toContain(
    '<desc>Highest: Mon 01 with 100.0 %; lowest: Mon 00 with 0.0 %; 1 of 4 without a number.</desc>',
  );
});

test('a phone shows a week with the hours downwards, and the same numbers', () => {
  const numbers = week((day, hour) => day * 24 + hour);
  const [wide, narrow] = [textsOf(drawn(numbers)), textsOf(drawn(numbers, NARROW))];
  expect(wide.slice(0, 24)).toEqual(HOURS);
  expect(narrow.slice(0, 7)).toEqual(DAYS);
  expect(narrow.toSorted()).toEqual(wide.toSorted());
});

test.each([
  ['counts', week((day, hour) => day * 24 + hour)],
  ['thousands', week((day, hour) => (day * 24 + hour) * 1_234)],
  ['durations', week((day, hour) => 40 + (day * 24 + hour) ** 3, 'seconds')],
  ['shares', week((day, hour) => (day * 24 + hour) / 167, 'share')],
  ['zeros', week(() => 0)],
  ['nothing', week(() => null)],
])('numbers never overlap nor leave the chart: %s', (_, picture) => {
  for (const width of [WIDE, NARROW]) {
    const svg = drawn(picture, width);
    const boxes = boxesOf(svg);
    expect(overlapping(boxes)).toEqual([]);
    expect(boxes.filter(({ left, right, bottom }) => left < 0 || right > width || bottom > bottomOf(svg))).toEqual([]);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test('one hour of a crisis does not blank out all others', () => {
  const svg = drawn(week((day, hour) => (day === 3 && hour === 9 ? 400 : hour)));
  expect(new Set(svg.match(/class="h\d/g)).size).toBeGreaterThan(2);
});

test('a week is less than 24 kB in both drawings together', () => {
  const numbers = week((day, hour) => (day * hour) % 90);
  expect(drawn(numbers).length + drawn(numbers, NARROW).length).toBeLessThan(24_000);
});

import { expect, test } from 'vitest';
import type { Grid } from '../../../../src/domain/picture.ts';
import { figure } from '../../../../src/renderers/html/charts/index.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const week = (of: (day: number, hour: number) => number | null, unit: Grid['unit'] = 'count'): Grid => ({
  ...{ kind: 'grid', title: 'Turns', rows: DAYS, columns: HOURS, unit },
  cells: DAYS.map((_, day) => HOURS.map((_, hour) => of(day, hour))),
});
const small: Grid = {
  ...{ kind: 'grid', title: 'Answered <24h', unit: 'share' },
  ...{ rows: ['Mon', 'Tue'], columns: ['00', '01'] },
  cells: [
    [0, 1],
    [null, 0.5],
  ],
};
const drawn = (picture: Grid) => String(figure(picture, 'UTC'));
const shades = (page: string) => [...new Set(page.match(/<i class="h\d/g))];

test('each number stands in its cell, shaded; too few is an outline of dots', () => {
  expect(drawn(small)).toContain(
    '<div class="grid" role="img" aria-label="Answered &lt;24h. Highest: Mon 01 with 100.0 %; lowest: Mon 00 with 0.0 %; ' +
      '1 of 4 without a number." style="--n:2"><b></b><b>00</b><b>01</b>\n' +
      '<b>Mon</b><i class="h0">0</i><i class="h6">100</i>\n' +
      '<b>Tue</b><i class="n"></i><i class="h3">50</i></div>',
  );
});

test.each([
  ['counts of two digits turn on a phone', week((day, hour) => day + hour), 'grid turns'],
  ['long durations turn on a wide screen too', week(() => 86_400 * 365 + 3_600, 'seconds'), 'grid turned'],
  [
    'hours downwards never turn',
    {
      ...week(() => 86_400 * 365, 'seconds'),
      rows: HOURS,
      columns: DAYS,
      cells: HOURS.map(() => DAYS.map(() => 86_400 * 365)),
    },
    'grid',
  ],
])('a week lies as it fits: %s', (_, picture, look) => {
  expect(drawn(picture)).toContain(`<div class="${look}" `);
});

test('one hour of a crisis does not blank out all others', () => {
  expect(shades(drawn(week((day, hour) => (day === 3 && hour === 9 ? 400 : hour)))).length).toBeGreaterThan(2);
});

test('few counts are not dark, however many others are less, and neither are times that are all the same', () => {
  expect(shades(drawn(week(() => 1)))).toEqual(['<i class="h2']);
  expect(shades(drawn(week((day) => day % 2)))).toEqual(['<i class="h0', '<i class="h2']);
  expect(shades(drawn(week((day) => day % 4))).at(-1)).toBe('<i class="h4');
  expect(shades(drawn(week(() => 0)))).toEqual(['<i class="h0']);
  expect(shades(drawn(week(() => 60, 'seconds')))).toEqual(['<i class="h2']);
  expect(shades(drawn(week(() => 1, 'share')))).toEqual(['<i class="h6']);
});

test('a grid without rows is not drawn', () => {
  expect(figure({ ...small, rows: [], cells: [] }, 'UTC')).toBeUndefined();
});

test('a week is less than 4 kB, on every screen together', () => {
  expect(drawn(week((day, hour) => (day * hour) % 90)).length).toBeLessThan(4_000);
});

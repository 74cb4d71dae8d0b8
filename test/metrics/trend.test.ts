/** Trends: eight weeks say what eight weeks can, seasons are no trend, and what is left out is said. */
import { describe, expect, test } from 'vitest';
import type { StepUnit } from '../../src/domain/calendar-steps.ts';
import type { Curves } from '../../src/domain/picture.ts';
import { seededRandom } from '../../src/domain/random.ts';
import { ranked, type Series } from '../../src/domain/series.ts';
import { periodsSection, trendSection } from '../../src/metrics/trend.ts';

const DAY = 86_400;

const seriesOf = (values: readonly (number | null)[], names = {}): Series => ({
  names,
  points: values.map((value, at) => ({
    step: { name: `p${at}`, from: at * DAY, until: (at + 1) * DAY },
    ...{ value, low: value, high: value, n: 40, ...(value === null && { why: 'too few' }) },
  })),
});

const inputOf = (series: readonly Series[], step: StepUnit = 'week', unit: 'share' | 'seconds' = 'share') => ({
  measure: { name: 'ignored@24h', about: 'share not answered within 24h', unit },
  ...{ step, groups: [], series, n: 320, denominator: 'turns', notes: [] },
});

interface Judged {
  periods: number;
  season: number | null;
  slope: { value: number; low: number; high: number } | null;
  change: { value: number | null; p: number | null; p_adjusted: number | null; why?: string };
  verdict: string;
  sentence: string;
}
const rowOf = (values: readonly (number | null)[], step?: StepUnit, unit?: 'share' | 'seconds') =>
  trendSection(inputOf([seriesOf(values)], step, unit)).rows[0] as unknown as Judged;
const rising = (n: number, by = 0.02) => Array.from({ length: n }, (_, at) => 0.1 + by * at);

describe('verdict', () => {
  test('eight weeks, each 2 points above the last, rise by 14 points: s = 28, z = 27 / √65.3', () => {
    const row = rowOf(rising(8));
    expect(row).toMatchObject({
      ...{ periods: 8, season: null, verdict: 'rises' },
      slope: { value: expect.closeTo(0.02, 12), low: expect.closeTo(0.02, 12), high: expect.closeTo(0.02, 12) },
      change: { value: expect.closeTo(0.14, 12), p: expect.closeTo(0.000838, 5) },
    });
    expect(row.sentence).toBe('ignored@24h rises by 14.0 points over 8 weeks (14.0 to 14.0 points; p < 0.001)');
  });

  test('the same backwards falls, and a time is said as a time', () => {
    const row = rowOf([...rising(8)].reverse());
    expect(row).toMatchObject({ verdict: 'falls', change: { value: expect.closeTo(-0.14, 12) } });
    const minutes = Array.from({ length: 9 }, (_, at) => 600 + 60 * at);
    expect(rowOf(minutes, 'week', 'seconds').sentence).toMatch(/^ignored@24h rises by 8 min over 9 weeks/);
  });

  test('seven weeks are too few however they rise; up and down shows no trend', () => {
    expect(rowOf(rising(7))).toMatchObject({
      slope: null,
      change: { value: null, why: 'too few' },
      verdict: 'cannot say',
    });
    expect(rowOf(rising(7)).sentence).toBe('cannot say of ignored@24h: 7 weeks with a number, at least 8 are needed');
    expect(rowOf([0.3, 0.2, 0.4, 0.25, 0.35, 0.2, 0.3, 0.28, 0.31]).verdict).toBe('no trend shown');
    expect(rowOf(Array.from({ length: 10 }, () => 0.3))).toMatchObject({
      change: { value: 0, p: 1 },
      verdict: 'no trend shown',
    });
  });

  test('a gap keeps its place: the slope is by the week, not by the number', () => {
    const [a, b, ...rest] = rising(10);
    expect(rowOf([a!, b!, null, ...rest.slice(1)])).toMatchObject({
      periods: 9,
      slope: { value: expect.closeTo(0.02, 12) },
    });
  });
});

test('a period that is cut off has a number, and no part in the trend', () => {
  const whole = seriesOf([...rising(8), 0.9]);
  const points = whole.points.map((point, at) => (at === 8 ? { ...point, why: 'cut off' } : point));
  const [row] = trendSection(inputOf([{ ...whole, points }])).rows as unknown as Judged[];
  expect(row).toMatchObject({ periods: 8, change: { value: expect.closeTo(0.14, 12) } });
});

describe('times that were not reached', () => {
  const pointsOf = (values: readonly (number | 'beyond')[]): Series => {
    const { points } = seriesOf(values.map((value) => (value === 'beyond' ? null : value)));
    return {
      names: {},
      points: points.map((point, at) =>
        values[at] === 'beyond' ? { ...point, why: undefined, beyond: true as const } : point,
      ),
    };
  };
  const judged = (values: readonly (number | 'beyond')[]) =>
    trendSection(inputOf([pointsOf(values)], 'week', 'seconds')).rows[0] as unknown as Judged;

  test('the last four of eight weeks are above the first four, which do not change: s = 16, z = 15 / √48', () => {
    const row = judged([600, 600, 600, 600, 'beyond', 'beyond', 'beyond', 'beyond']);
    expect(row).toMatchObject({ periods: 8, verdict: 'rises', change: { value: 0, p: expect.closeTo(0.03038, 5) } });
    expect(row.sentence).toBe('ignored@24h rises over 8 weeks, 4 of them not reached (p = 0.030)');
  });

  test('one week alone was reached: it is ranked, and no size is known; none at all says nothing', () => {
    const six = Array.from({ length: 7 }, () => 'beyond' as const);
    expect(judged([600, ...six])).toMatchObject({ slope: null, change: { value: null, why: 'not reached' } });
    expect(judged([...six, 'beyond'])).toMatchObject({
      verdict: 'cannot say',
      change: { why: 'not reached', p: null },
    });
  });

  test('it was looked for as long as the longest of the others, or it cannot be ranked', () => {
    const [a, b, c] = seriesOf([7_200, null, null]).points.map((point) => ({ ...point, watched: 0 }));
    const found = ranked([
      { ...a!, why: undefined },
      { ...b!, why: 'not reached', watched: 7_200 },
      { ...c!, why: 'not reached', watched: 7_199 },
    ]);
    expect(found.map(({ why, beyond }) => [why, beyond])).toEqual([
      [undefined, undefined],
      [undefined, true],
      ['not watched for long enough', undefined],
    ]);
  });
});

describe('season', () => {
  const week = [0.1, 0.12, 0.14, 0.16, 0.18, 0.5, 0.6];

  test('weekends like those before are no trend, whatever day the series ends on', () => {
    const days = Array.from({ length: 26 }, (_, at) => week[at % 7]!);
    expect(rowOf(days, 'day')).toMatchObject({ season: 7, change: { value: 0 }, verdict: 'no trend shown' });
  });

  test('a point more each week is found below the weekends', () => {
    const days = Array.from({ length: 28 }, (_, at) => week[at % 7]! + 0.01 * Math.floor(at / 7));
    expect(rowOf(days, 'day')).toMatchObject({
      season: 7,
      slope: { value: expect.closeTo(0.01 / 7, 12) },
      verdict: 'rises',
    });
  });

  test('twenty days are too few; months go by season from 24 on', () => {
    expect(rowOf(rising(20), 'day').verdict).toBe('cannot say');
    expect(rowOf(rising(23, 0.01), 'month').season).toBeNull();
    expect(rowOf(rising(24, 0.01), 'month').season).toBe(12);
  });
});

test('law: of 400 series without a trend, with weekends of their own, about 5 % are said to have one', () => {
  const random = seededRandom(11);
  let falseAlarms = 0;
  for (let world = 0; world < 400; world++) {
    const days = Array.from({ length: 56 }, (_, at) => 0.3 + (at % 7 >= 5 ? 0.3 : 0) + 0.2 * (random() - 0.5));
    if (rowOf(days, 'day').verdict !== 'no trend shown') falseAlarms++;
  }
  expect(falseAlarms / 400).toBeGreaterThan(0.01);
  expect(falseAlarms / 400).toBeLessThan(0.07);
});

test('of many groups p is adjusted, and each sentence names its group', () => {
  const flat = [0.3, 0.2, 0.4, 0.25, 0.35, 0.2, 0.3, 0.28];
  const groups = [seriesOf(rising(8), { brand: 'acme' }), seriesOf(flat, { brand: 'rival' })];
  const { rows, notes, pictures } = trendSection(inputOf(groups));
  const [first] = rows as unknown as Judged[];
  expect(first!.change.p_adjusted).toBeCloseTo(2 * first!.change.p!, 12);
  expect(notes[0]).toMatch(/^acme: ignored@24h rises by .*; p < 0\.001, adjusted p = 0\.002\)$/);
  expect(notes[1]).toMatch(/^rival: ignored@24h: no trend shown/);
  expect((pictures as Curves[])[0]!.lines.map(({ name, points }) => [name, points.length])).toEqual([
    ['acme', 8],
    ['rival', 8],
  ]);
});

test('a line has the intervals of its periods around it, and the bound of an audit beside it', () => {
  const bounds = [{ label: 'audit: at most 30 %', y: 0.3 }];
  const { pictures } = trendSection({ ...inputOf([seriesOf([0.1, null, 0.2])]), bounds });
  expect(pictures).toMatchObject([
    {
      title: 'Share not answered within 24h, by week',
      lines: [
        {
          points: [
            [expect.any(Number), 0.1],
            [expect.any(Number), 0.2],
          ],
          band: [
            [expect.any(Number), 0.1, 0.1],
            [expect.any(Number), 0.2, 0.2],
          ],
        },
      ],
      rules: bounds,
    },
  ]);
});

test('the periods carry their numbers, and why one is left out', () => {
  const { rows } = periodsSection(inputOf([seriesOf([0.1, null])]), 'Week from');
  expect(rows).toEqual([
    { week: 'p0', n: 40, value: 0.1, low: 0.1, high: 0.1, left_out: null },
    { week: 'p1', n: 40, value: null, low: null, high: null, left_out: 'too few' },
  ]);
});

test('nothing at all draws nothing and says nothing', () => {
  const { rows, pictures } = trendSection(inputOf([]));
  expect([rows, pictures]).toEqual([[], []]);
});

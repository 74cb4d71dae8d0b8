import { describe, expect, it } from 'vitest';
import type { Curves } from '../../../../src/domain/picture.ts';
import { chart, figure } from '../../../../src/renderers/html/charts/index.ts';
import { bandPath, linePath } from '../../../../src/renderers/html/charts/paths.ts';
import { bottomOf, boxesOf, overlapping, textsOf } from './drawing.ts';

const DAY = 86_400;
const [WIDE, NARROW] = [688, 328];

const waiting = (...lines: Curves['lines']): Curves => ({
  ...{ kind: 'curves', title: 'Still waiting', lines },
  x: { label: 'time since the first post', unit: 'seconds', log: true },
  y: { label: 'still waiting', unit: 'share' },
});
const line = (name: string, points: [number, number][], more = {}) => ({ name, points, steps: true, ...more });
const drawn = (picture: Curves, width = WIDE) => String(chart(picture, width, 'Europe/London'));

describe('paths', () => {
  it('of three steps go across, then down; where nothing changes nothing is written', () => {
    expect(
      linePath(
        [
          [0, 0],
          [10, 0],
          [20, 5.04],
          [30, 12.26],
        ],
        true,
      ),
    ).toBe('M0,0L20,0L20,5L30,5L30,12.3');
    expect(
      linePath(
        [
          [0, 0],
          [10, 4],
        ],
        false,
      ),
    ).toBe('M0,0L10,4');
  });

  it('of a band go along its high end and back along its low end', () => {
    expect(
      bandPath(
        [
          [0, 8, 2],
          [10, 9, 3],
        ],
        true,
      ),
    ).toBe('M0,2L10,2L10,3L10,9L10,8L0,8Z');
  });
});

describe('a survival curve', () => {
  const picture = waiting(
    line(
      'acme',
      [
        [60, 1],
        [3_600, 0.5],
        [DAY, 0.25],
      ],
      {
        band: [
          [60, 0.9, 1],
          [3_600, 0.4, 0.6],
          [DAY, 0.2, 0.3],
        ],
      },
    ),
  );

  it('has its steps where the axes say', () => {
    const svg = drawn(picture);
    // Beside '100 %' (39.2 pixels at most) and 'acme 25.0 %' (83.3), with gaps of 10 and 12, and 2 on either side.
    const [left, right] = [51.24, 590.72];
    const hour = left + ((right - left) * Math.log(60)) / Math.log(1_440);
    const at = (value: number) => Math.round(value * 10) / 10;
    // 0 … 100 % stands on 292 … 28 pixels.
    expect(svg).toContain(
      `class="l" d="M${at(left)},28L${at(hour)},28L${at(hour)},160L${at(right)},160L${at(right)},226"`,
    );
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining([
        '1 min',
        '5 min',
        '15 min',
        '1 h',
        '4 h',
        '1 day',
        '0 %',
        '50 %',
        '100 %',
        'acme 25.0 %',
      ]),
    );
  });

  it('says what is seen to people who do not see it', () => {
    const svg = drawn(picture);
    expect(svg).toMatch(
      /^<svg class="chart" role="img" viewBox="0 0 688 \d+" width="688" height="\d+"><title>Still waiting<\/title>/,
    );
    expect(svg).toContain('<desc>Still waiting after 1 h: acme 50.0 %; after 1 d: acme 25.0 %.</desc>');
  });

  it('has below it who is at risk, answered and censored at each tick', () => {
    const risk = {
      at: [60, 3_600, DAY],
      rows: [{ name: 'acme', at_risk: [1_000, 500, 90], events: [0, 480, 700], censored: [0, 20, 210] }],
    };
    const svg = drawn({ ...picture, risk });
    expect(textsOf(svg).slice(-13)).toEqual([
      'acme',
      'waiting',
      '1,000',
      '500',
      '90',
      'answered',
      '0',
      '480',
      '700',
      'censored',
      '0',
      '20',
      '210',
    ]);
    const tick = boxesOf(svg).find(({ text }) => text === '1 h')!;
    expect(boxesOf(svg).find(({ text }) => text === '480')!.middle).toBe(tick.middle);
  });

  it('has the median of the answered alone on it, and the bound of an audit', () => {
    const svg = drawn({
      ...picture,
      marks: [{ label: 'median of the answered alone: acme 12 min', x: 720, y: 0.5, line: 0 }],
      rules: [{ label: 'audit: at most 30 %', y: 0.3 }],
    });
    expect(svg).toContain('class="o s1" cx="235.6" cy="160" r="4"');
    expect(svg).toContain('class="r" d="M49.2,212.8H592.7"');
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['median of the answered alone: acme 12 min', 'audit: at most 30 %']),
    );
  });
});

describe('names at the ends of lines', () => {
  const long = 'Verkehrsverbundgesellschaftskundendienst';
  const hard: [string, Curves][] = [
    [
      'twelve that end at one place',
      waiting(
        ...Array.from({ length: 12 }, (_, at) =>
          line(`brand ${at}`, [
            [60, 1],
            [DAY, 0.3],
          ]),
        ),
      ),
    ],
    [
      'forty characters without a space',
      waiting(
        line(long, [
          [60, 1],
          [DAY, 0.3],
        ]),
        line(`${long}2`, [
          [60, 1],
          [DAY, 0.31],
        ]),
      ),
    ],
    [
      'right to left, and emoji',
      waiting(
        line('خدمة العملاء الشمالية', [
          [60, 1],
          [DAY, 0],
        ]),
        line('🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆🚆', [
          [60, 1],
          [DAY, 0],
        ]),
      ),
    ],
    ['one point', waiting(line('acme', [[60, 1]]))],
    [
      'all zero',
      waiting(
        line('acme', [
          [60, 0],
          [DAY, 0],
        ]),
      ),
    ],
    [
      'nobody answered',
      waiting(
        line('acme', [
          [60, 1],
          [7 * DAY, 1],
        ]),
      ),
    ],
    [
      'a line that ends early',
      waiting(
        line('acme', [
          [60, 1],
          [300, 0.5],
        ]),
        line('bolt', [
          [60, 1],
          [30 * DAY, 0.4],
        ]),
      ),
    ],
  ];

  it.each(hard)('never overlap each other nor leave the chart: %s', (_, picture) => {
    for (const width of [WIDE, NARROW]) {
      const svg = drawn(picture, width);
      const boxes = boxesOf(svg);
      expect(boxes.filter(({ left, right }) => left < -1 || right > width + 1)).toEqual([]);
      expect(boxes.filter(({ bottom }) => bottom > bottomOf(svg))).toEqual([]);
      expect(overlapping(boxes)).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

it('bands are drawn of up to three lines: more would hide each other', () => {
  const of = (n: number) =>
    Array.from({ length: n }, (_, at) =>
      line(
        `b${at}`,
        [
          [60, 1],
          [DAY, 0.3],
        ],
        {
          band: [
            [60, 1, 1],
            [DAY, 0.2, 0.4],
          ],
        },
      ),
    );
  expect(drawn(waiting(...of(3))).match(/class="b"/g)).toHaveLength(3);
  expect(drawn(waiting(...of(3)))).toContain('with its 95 % interval');
  expect(drawn(waiting(...of(4)))).not.toMatch(/class="b"|interval/);
});

it('what strangers wrote is text', () => {
  const hostile = '<script>alert(1)</script>"\u202e';
  const page = String(
    figure(
      {
        ...waiting(
          line(hostile, [
            [60, 1],
            [DAY, 0.3],
          ]),
        ),
        title: hostile,
        note: hostile,
        marks: [{ label: hostile, x: 60, y: 1 }],
      },
      'UTC',
    ),
  );
  expect(page).not.toContain('<script');
  expect(page).not.toContain('\u202e');
  expect(page).toContain('&lt;script&gt;');
});

it('nothing is drawn of nothing', () => {
  expect(chart(waiting(), WIDE, 'UTC')).toBeUndefined();
  expect(figure(waiting(line('acme', [])), 'UTC')).toBeUndefined();
});

describe('a line over the calendar', () => {
  const dates = (...points: [string, number][]): Curves => ({
    ...waiting({ name: 'acme', points: points.map(([day, share]) => [Date.parse(`${day}T00:00Z`) / 1000, share]) }),
    x: { label: 'day', unit: 'time' },
  });

  const daily = (from: string, days: number) =>
    dates(
      ...Array.from({ length: days }, (_, at): [string, number] => [
        new Date(Date.parse(`${from}T00:00Z`) + at * 1000 * DAY).toISOString().slice(0, 10),
        0.1,
      ]),
    );

  it('has ticks where days, weeks or months begin; few times are ticks themselves', () => {
    const ticks = (picture: Curves) => textsOf(drawn(picture)).filter((text) => /[A-Z][a-z]{2}/.test(text));
    expect(ticks(daily('2026-03-01', 14))).toEqual(['1 Mar', '3 Mar', '5 Mar', '7 Mar', '9 Mar', '11 Mar', '13 Mar']);
    expect(ticks(daily('2026-01-01', 40))).toEqual(['5 Jan', '12 Jan', '19 Jan', '26 Jan', '2 Feb', '9 Feb']);
    expect(ticks(daily('2024-11-01', 490))).toEqual(['Nov 2024', 'Feb 2025', 'May', 'Aug', 'Nov', 'Feb 2026']);
    expect(ticks(dates(['2026-03-03', 0.1], ['2026-03-12', 0.2]))).toEqual(['3 Mar', '12 Mar']);
  });

  it('has a dot for each of few numbers, and its ends are read out', () => {
    const svg = drawn(dates(['2026-03-01', 0.1], ['2026-03-05', 0.2]));
    expect(svg.match(/a3,3/g)).toHaveLength(4);
    expect(svg).toContain('<desc>Still waiting: acme from 10.0 % (2026-03-01) to 20.0 % (2026-03-05).</desc>');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../src/statistics/kaplan-meier.ts';

const MINUTE = 60;
const HOUR = 3600;

/** Freireich et al. (1963), 6-MP arm: weeks of remission, [time, relapses, censored]. */
const REMISSION: [number, number, number][] = [
  [6, 3, 1],
  [7, 1, 0],
  [9, 0, 1],
  [10, 1, 1],
  [11, 0, 1],
  [13, 1, 0],
  [16, 1, 0],
  [17, 0, 1],
  [19, 0, 1],
  [20, 0, 1],
  [22, 1, 0],
  [23, 1, 0],
  [25, 0, 1],
  [32, 0, 2],
  [34, 0, 1],
  [35, 0, 1],
];

describe('Kaplan–Meier', () => {
  it('equals the published curve of the 21 leukaemia patients on 6-MP', () => {
    const published = [
      { time: 6, s: 0.8571, se: 0.0764, low: 0.6197, high: 0.9516 },
      { time: 7, s: 0.8067, se: 0.0869, low: 0.5631, high: 0.9228 },
      { time: 10, s: 0.7529, se: 0.0963, low: 0.5032, high: 0.8894 },
      { time: 13, s: 0.6902, se: 0.1068, low: 0.4316, high: 0.8491 },
      { time: 16, s: 0.6275, se: 0.1141, low: 0.3675, high: 0.8049 },
      { time: 22, s: 0.5378, se: 0.1282, low: 0.2678, high: 0.7468 },
      { time: 23, s: 0.4482, se: 0.1346, low: 0.1881, high: 0.6801 },
    ];
    const stream = kaplanMeier(
      21,
      published.map((row) => row.time),
      [0.25, 0.5, 0.75],
    );
    for (const [time, events, censored] of REMISSION) stream.add(time, events, censored);
    const curve = stream.finish();
    for (const [index, row] of published.entries()) {
      const point = curve.points[index]!;
      expect(point.survival).toBeCloseTo(row.s, 4);
      expect(Math.sqrt(point.variance!)).toBeCloseTo(row.se, 4);
      expect(point.low).toBeCloseTo(row.low, 4);
      expect(point.high).toBeCloseTo(row.high, 4);
    }
    expect(curve).toMatchObject({ n: 21, events: 9, quantiles: [13, 23, null] });
  });

  it('ten ask, four are answered after 10 to 40 minutes, six hear nothing for 72 h: the median is not reached', () => {
    const stream = kaplanMeier(10, [72 * HOUR, HOUR], [0.5, 0.4]);
    for (const minutes of [10, 20, 30, 40]) stream.add(minutes * MINUTE, 1, 0);
    stream.add(72 * HOUR, 0, 6);
    const curve = stream.finish();
    expect(curve.points.map((point) => point.survival)).toEqual([0.6, 0.6]);
    expect(curve.quantiles).toEqual([null, 40 * MINUTE]);
  });

  it('an answer in the very second of a censoring counts first, in whatever order the pieces come', () => {
    const pieces = kaplanMeier(4, [5]);
    pieces.add(5, 0, 2);
    pieces.add(5, 1, 0);
    pieces.add(9, 0, 1);
    expect(pieces.finish().points[0]).toMatchObject({ survival: 0.75, at_risk: 1 });
  });

  it('a reply after 0 s counts, and an answer exactly at the target is within it', () => {
    const stream = kaplanMeier(4, [0, 300], [0.5]);
    stream.add(0, 1, 0);
    stream.add(300, 1, 0);
    stream.add(301, 2, 0);
    const curve = stream.finish();
    expect(curve.points.map((point) => point.survival)).toEqual([0.75, 0.5]);
    expect(curve.quantiles).toEqual([300]);
  });

  it('says nothing about times longer than anybody was watched', () => {
    const stream = kaplanMeier(2, [60, 61, Number.POSITIVE_INFINITY]);
    stream.add(30, 1, 0);
    stream.add(60, 0, 1);
    expect(stream.finish().points.map((point) => point.survival)).toEqual([0.5, null, null]);
  });

  it('when all were answered the curve is zero for ever after', () => {
    const stream = kaplanMeier(1, [29, 31, Number.POSITIVE_INFINITY], [0.5]);
    stream.add(30, 1, 0);
    const curve = stream.finish();
    expect(curve.points.map((point) => point.survival)).toEqual([1, 0, 0]);
    expect(curve.quantiles).toEqual([30]);
  });

  it('nobody asked: no curve', () => {
    expect(kaplanMeier(0, [60], [0.5]).finish()).toMatchObject({ points: [{ survival: null }], quantiles: [null] });
  });

  it('refuses times out of order and a wrong total', () => {
    const stream = kaplanMeier(3, [1]);
    stream.add(2, 1, 0);
    expect(() => stream.add(1, 1, 0)).toThrow(RangeError);
    expect(() => stream.finish()).toThrow('1 observations came where 3 were announced');
    expect(() => kaplanMeier(1, []).add(-1, 1, 0)).toThrow(RangeError);
  });

  it('without censoring before W, S(W) is exactly the share unanswered, and quantiles are exact order statistics', () => {
    const waits = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 100 }), (all, window) => {
        const stream = kaplanMeier(all.length, [window], [0.5, 0.75, 0.9]);
        const answered = all.filter((wait) => wait !== null).sort((a, b) => a - b);
        for (const wait of answered) stream.add(wait, 1, 0);
        stream.add(100, 0, all.length - answered.length);
        const curve = stream.finish();
        const unanswered = all.length - answered.filter((wait) => wait <= window).length;
        expect(curve.points[0]!.survival).toBe(unanswered / all.length);
        const quantile = (percent: number) => answered[Math.ceil((percent * all.length) / 100) - 1] ?? null;
        expect(curve.quantiles).toEqual([quantile(50), quantile(75), quantile(90)]);
      }),
    );
  });

  it('agrees with the product of plain factors under any censoring', () => {
    const group = fc.record({
      gap: fc.integer({ min: 1, max: 9 }),
      events: fc.integer({ min: 0, max: 5 }),
      censored: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 60 }), (groups) => {
        const n = groups.reduce((sum, { events, censored }) => sum + events + censored, 0);
        let time = 0;
        let atRisk = n;
        let product = 1;
        const expected = new Map<number, number>();
        const rows = groups.map(({ gap, events, censored }) => {
          time += gap;
          if (atRisk > 0) product *= 1 - events / atRisk;
          atRisk -= events + censored;
          expected.set(time, product);
          return [time, events, censored] as const;
        });
        const stream = kaplanMeier(n, [...expected.keys()]);
        for (const row of rows) stream.add(...row);
        for (const point of stream.finish().points)
          if (point.survival !== null) expect(point.survival).toBeCloseTo(expected.get(point.time)!, 10);
      }),
    );
  });
});

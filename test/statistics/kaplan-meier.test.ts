import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import type { ClusterType } from '../../src/statistics/bootstrap.ts';
import { waitingCurve } from '../../src/statistics/kaplan-meier.ts';
import { complement, rateOf } from '../../src/statistics/rate.ts';
import { Spread } from '../../src/statistics/spread.ts';
import type { Waits } from '../../src/statistics/waits.ts';
import { resampledCurve } from './curve-bootstrap.ts';

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

/** Of each time how many waits ended and how many were cut off; every wait a customer's own unless told otherwise. */
function waitsOf(groups: readonly (readonly [number, number, number])[], customers?: readonly number[]): Waits {
  const one = groups.flatMap(([time, ends, cuts]) => [
    ...Array.from({ length: ends }, () => ({ time, ended: 1 })),
    ...Array.from({ length: cuts }, () => ({ time, ended: 0 })),
  ]);
  const customer = customers ?? one.map((_, at) => at);
  return {
    time: one.map(({ time }) => time),
    ended: one.map(({ ended }) => ended),
    customer,
    customers: new Set(customer).size,
  };
}

const values = (estimates: readonly { value: number | null }[]) => estimates.map(({ value }) => value);

describe('Kaplan–Meier', () => {
  it('equals the published curve of the 21 leukaemia patients on 6-MP', () => {
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    const { waiting, quantiles } = waitingCurve(waitsOf(REMISSION), [6, 7, 10, 13, 16, 22, 23], [0.25, 0.5, 0.75]);
    for (const [at, survival] of published.entries()) expect(waiting[at]!.value).toBeCloseTo(survival, 4);
    expect(values(quantiles)).toEqual([13, 23, null]);
  });

  it('ten ask, four are answered after 10 to 40 minutes, six hear nothing for 72 h: the median is not reached', () => {
    const asked = waitsOf([...[10, 20, 30, 40].map((minutes) => [minutes * MINUTE, 1, 0] as const), [72 * HOUR, 0, 6]]);
    const { waiting, quantiles } = waitingCurve(asked, [HOUR, 72 * HOUR], [0.4, 0.5]);
    expect(values(waiting)).toEqual([0.6, 0.6]);
    // Wilson for 6 of 10.
    expect([waiting[0]!.low, waiting[0]!.high]).toEqual([expect.closeTo(0.3127, 4), expect.closeTo(0.8318, 4)]);
    expect(values(quantiles)).toEqual([40 * MINUTE, null]);
  });

  it('a reply after 0 s counts, and an answer exactly at the target is within it', () => {
    const { waiting, quantiles } = waitingCurve(
      waitsOf([
        [0, 1, 0],
        [300, 1, 0],
        [301, 2, 0],
      ]),
      [0, 300],
      [0.5],
    );
    expect(values(waiting)).toEqual([0.75, 0.5]);
    expect(values(quantiles)).toEqual([300]);
  });

  it('says nothing about times longer than anybody was watched', () => {
    const cut = waitsOf([
      [30, 1, 0],
      [60, 0, 1],
    ]);
    expect(waitingCurve(cut, [60, 61, Number.POSITIVE_INFINITY], [])).toMatchObject({
      waiting: [{ value: 0.5 }, { value: null, low: null }, { value: null }],
      end: 60,
    });
  });

  it('when all were answered the curve is zero for ever after', () => {
    const { waiting, quantiles, end } = waitingCurve(waitsOf([[30, 1, 0]]), [29, 31, 1e9], [0.5]);
    expect([values(waiting), values(quantiles), end]).toEqual([[1, 0, 0], [30], Number.POSITIVE_INFINITY]);
  });

  it('nobody asked: no curve', () => {
    expect(waitingCurve(waitsOf([]), [60], [0.5])).toMatchObject({
      waiting: [{ value: null }],
      quantiles: [{ value: null }],
    });
  });

  it('without censoring before W, S(W) is exactly the share unanswered, and quantiles are exact order statistics', () => {
    const waits = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 100 }), (all, window) => {
        const answered = all.filter((wait) => wait !== null).sort((a, b) => a - b);
        const groups = [
          ...answered.map((wait) => [wait, 1, 0] as const),
          [100, 0, all.length - answered.length] as const,
        ];
        const curve = waitingCurve(waitsOf(groups), [window], [0.5, 0.75, 0.9]);
        const unanswered = all.length - answered.filter((wait) => wait <= window).length;
        expect(curve.waiting[0]!.value).toBe(unanswered / all.length);
        const quantile = (percent: number) => answered[Math.ceil((percent * all.length) / 100) - 1] ?? null;
        expect(values(curve.quantiles)).toEqual([quantile(50), quantile(75), quantile(90)]);
      }),
    );
  });

  it('agrees with the product of plain factors under any censoring', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const n = groups.reduce((sum, [, ends, cuts]) => sum + ends + cuts, 0);
        let atRisk = n;
        let product = 1;
        const expected = new Map<number, number>();
        for (const [time, ends, cuts] of groups) {
          if (atRisk > 0) product *= 1 - ends / atRisk;
          atRisk -= ends + cuts;
          expected.set(time, product);
        }
        const { waiting } = waitingCurve(waitsOf(groups), [...expected.keys()], []);
        for (const [at, wanted] of [...expected.values()].entries())
          if (waiting[at]!.value !== null) expect(waiting[at]!.value).toBeCloseTo(wanted, 10);
      }),
    );
  });
});

const anyGroups = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 60 })
  .map((gaps) => {
    let time = 0;
    return gaps.map(([gap, ends, cuts]) => {
      time += gap;
      return [time, ends, cuts] as const;
    });
  });

/** S just after a time, every wait weighted by its customer. */
function weighted({ time, ended, customer }: Waits, weights: readonly number[], until: number): number {
  let survival = 1;
  for (let at = 0; at < time.length && time[at]! <= until; at++) {
    if (ended[at] === 0) continue;
    let [ends, atRisk] = [0, 0];
    for (let other = 0; other < time.length; other++) {
      if (time[other]! >= time[at]!) atRisk += weights[customer[other]!]!;
      if (time[other] === time[at] && ended[other] === 1) ends += weights[customer[other]!]!;
    }
    survival *= 1 - ends / atRisk;
    while (at + 1 < time.length && time[at + 1] === time[at]) at++;
  }
  return survival;
}

/** Waits of customers with one to `most` turns, answered or cut off at a time of their own kind. */
function population(customers: number, most: number, seed: number, cutShare = 0.4): Waits {
  const random = seededRandom(seed);
  const rows = Array.from({ length: customers }, (_, customer) => {
    const pace = 0.4 + 1.2 * random();
    return Array.from({ length: 1 + Math.floor(random() * most) }, () => ({
      customer,
      time: Math.ceil(-60 * pace * Math.log(random())),
      ended: random() < cutShare ? 0 : 1,
    }));
  }).flat();
  rows.sort((a, b) => a.time - b.time || b.ended - a.ended);
  return {
    time: rows.map(({ time }) => time),
    ended: rows.map(({ ended }) => ended),
    customer: rows.map(({ customer }) => customer),
    customers,
  };
}

/** How the curve moves with the weight of each customer. */
function slopes(waits: Waits, until: number): number[] {
  const step = 1e-5;
  return Array.from({ length: waits.customers }, (_, customer) => {
    const at = (change: number) =>
      weighted(
        waits,
        Array.from({ length: waits.customers }, (_, other) => (other === customer ? 1 + change : 1)),
        until,
      );
    return (at(step) - at(-step)) / (2 * step);
  });
}

/** Customer 1 … 7 of each wait in order of time, 0 where it was cut off. */
const SIXTEEN = [
  [5, 1, 1],
  [8, 1, 2],
  [8, 0, 3],
  [12, 1, 1],
  [15, 1, 4],
  [15, 1, 4],
  [20, 0, 2],
  [22, 1, 5],
  [30, 1, 5],
  [31, 0, 6],
  [33, 1, 6],
  [40, 1, 6],
  [41, 0, 3],
  [50, 1, 1],
  [55, 0, 7],
  [60, 0, 7],
] as const;

/** R 4.2, survival 3.5: survfit(Surv(t, e) ~ 1, cluster = id, robust = TRUE) of these: time, surv, std.err. */
const SURVFIT = [
  [10, 0.875, 0.0724501444960602],
  [20, 0.673076923076923, 0.1477899563866654],
  [35, 0.436253561253561, 0.1364752333236743],
  [50, 0.232668566001899, 0.1776629014386007],
] as const;

describe('the variance between customers', () => {
  it('without the correction for a customer’s own weight is that of survfit, by cluster', () => {
    const waits = {
      time: SIXTEEN.map(([time]) => time),
      ended: SIXTEEN.map(([, ended]) => ended),
      customer: SIXTEEN.map(([, , customer]) => customer - 1),
      customers: 7,
    };
    for (const [until, survival, error] of SURVFIT) {
      expect(waitingCurve(waits, [until], []).waiting[0]!.value).toBeCloseTo(survival, 12);
      expect(Math.hypot(...slopes(waits, until))).toBeCloseTo(error, 8);
    }
  });

  it('is the sum of squared slopes of the curve in each customer’s weight, each as if that customer were left out', () => {
    for (const seed of [1, 2, 3]) {
      const waits = population(9, 4, seed);
      const until = waits.time[Math.floor(waits.time.length * 0.6)]!;
      const n = waits.time.length;
      const survival = weighted(waits, new Array(9).fill(1), until);
      const squares = slopes(waits, until).reduce((sum, slope, customer) => {
        const size = Array.from(waits.customer).filter((other) => other === customer).length;
        return sum + (slope / survival / (1 - size / n)) ** 2;
      }, 0);
      const spread = new Spread(waits);
      let atRisk = n;
      for (let at = 0; at < n && waits.time[at]! <= until; ) {
        const same = Array.from(waits.time).filter(
          (time, other) => time === waits.time[at] && waits.ended[other] === waits.ended[at],
        ).length;
        if (waits.ended[at] === 1) spread.rise(same, atRisk);
        for (let other = at; other < at + same; other++)
          spread.leave(waits.customer[other]!, waits.ended[at] === 1 ? 1 / (atRisk - same) : 0);
        atRisk -= same;
        at += same;
      }
      expect(spread.relativeVariance() / ((squares * 8) / 9)).toBeCloseTo(1, 6);
    }
  });

  it('is that of a plain share while nothing was censored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 700 }), fc.nat(1e6), (customers, seed) => {
        const waits = population(customers, 5, seed, 0);
        const until = waits.time[Math.floor(waits.time.length / 3)]!;
        const counts = Array.from({ length: customers }, () => ({ due: 0, hits: 0 }));
        for (let at = 0; at < waits.time.length; at++) {
          const count = counts[waits.customer[at]!]!;
          count.due++;
          if (waits.time[at]! > until) count.hits++;
        }
        const types = new Map<string, ClusterType>();
        for (const count of counts) {
          const type = types.get(JSON.stringify(count)) ?? { ...count, customers: 0 };
          types.set(JSON.stringify(count), { ...type, customers: type.customers + 1 });
        }
        const [share] = waitingCurve(waits, [until], []).waiting;
        const { value, low, high, method } = rateOf([...types.values()]);
        expect(share).toMatchObject({ value, method });
        expect([share!.low, share!.high]).toEqual([expect.closeTo(low!, 9), expect.closeTo(high!, 9)]);
      }),
      { numRuns: 25 },
    );
  });

  it('of a quantile is where the intervals of S hold 1 − q', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const waits = population(30, 4, seed);
      const times = [...new Set(Array.from(waits.time))];
      const shares = [0.25, 0.5, 0.75];
      const { waiting, quantiles } = waitingCurve(waits, times, shares);
      for (const [place, q] of shares.entries()) {
        const first = (end: 'low' | 'high' | 'value') =>
          times[waiting.findIndex((share) => share[end] !== null && share[end] <= 1 - q)] ?? null;
        expect(quantiles[place]).toEqual({
          value: first('value'),
          low: first('low'),
          high: first('high'),
          method: expect.stringMatching(/^wilson/),
          n: waits.time.length,
        });
      }
    }
  });

  it('while nobody was answered is that of the customers who still wait', () => {
    const waits = {
      ...waitsOf([
        [10, 0, 1],
        [60, 0, 2],
      ]),
      customer: [0, 1, 1],
      customers: 2,
    };
    const [share] = waitingCurve(waits, [20], []).waiting;
    expect(share).toMatchObject({ value: 1, high: 1, method: 'wilson-by-customer' });
    expect(share!.low).toBeCloseTo(1 / (1 + 1.959964 ** 2), 9);
  });

  it.each([
    [300, 1.8, 0.25],
    [900, 1.9, 0.2],
  ])('of %i customers gives the interval that resampling them gives', (customers, digits, share) => {
    const waits = population(customers, 3, 7);
    const times = [10, 40, 120];
    const shares = [0.5, 0.75, 0.9];
    const exact = waitingCurve(waits, times, shares);
    const drawn = resampledCurve(waits, times, shares);
    expect(exact.waiting.map(({ method }) => method)).toEqual(times.map(() => 'wilson-design-effect'));
    for (const [at, { low, high }] of drawn.waiting.entries()) {
      expect(exact.waiting[at]!.low).toBeCloseTo(low, digits);
      expect(exact.waiting[at]!.high).toBeCloseTo(high, digits);
    }
    for (const [at, { low, high }] of drawn.quantiles.entries()) {
      const width = high - low;
      expect(Math.abs(exact.quantiles[at]!.low! - low)).toBeLessThan(share * width);
      expect(Math.abs(exact.quantiles[at]!.high! - high)).toBeLessThan(share * width);
    }
  });

  it('answered and unanswered are two sides of one interval', () => {
    const [share] = waitingCurve(population(50, 3, 4), [40], []).waiting;
    const answered = complement(share!);
    expect(answered.value! + share!.value!).toBe(1);
    expect([answered.low, answered.high]).toEqual([1 - share!.high!, 1 - share!.low!]);
  });
});

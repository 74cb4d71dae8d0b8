import { expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { findSpikes } from '../../src/statistics/spikes.ts';

/** So many customers in every hour of so many weeks, but for some hours. */
function weeksOf(weeks: number, each: (hour: number) => number, others: Record<number, number> = {}) {
  const hours = Array.from({ length: weeks * 168 }, (_, hour) => hour);
  return { counts: hours.map((hour) => others[hour] ?? each(hour)), slots: hours.map((hour) => hour % 168) };
}

const spikesIn = (counts: ReturnType<typeof weeksOf>) =>
  [...findSpikes(counts).isSpike].flatMap((is, hour) => (is === 1 ? [hour] : []));

/** Poisson by inversion. */
function poisson(random: () => number, mean: number): number {
  let [count, left] = [0, random()];
  for (let weight = Math.exp(-mean); left >= weight; weight *= mean / ++count) left -= weight;
  return count;
}

test('twenty customers where there are always two stand out; five do not', () => {
  expect(spikesIn(weeksOf(6, () => 2, { 400: 20 }))).toEqual([400]);
  expect(spikesIn(weeksOf(6, () => 2, { 400: 5 }))).toEqual([]);
});

test('what is expected is the same hour of the week, not the hour before', () => {
  const nineOnMonday = (hour: number) => (hour % 168 === 9 ? 30 : 1);
  const { isSpike, expected } = findSpikes(weeksOf(6, nineOnMonday, { 10: 30 }));
  expect([isSpike[9], isSpike[10]]).toEqual([0, 1]);
  expect(expected[9]).toBeCloseTo((5 * 30 + 0.5) / 5, 10);
});

test('a spike is no part of what is expected of the same hour in other weeks', () => {
  const { expected } = findSpikes(weeksOf(6, () => 2, { 400: 200 }));
  expect(expected[400 - 168]).toBeCloseTo((4 * 2 + 0.5) / 4, 10);
});

test('three weeks are too few', () => {
  const { tested, isSpike } = findSpikes(weeksOf(3, () => 2, { 400: 200 }));
  expect([tested, isSpike[400]]).toEqual([0, 0]);
  expect(findSpikes(weeksOf(4, () => 2)).tested).toBe(4 * 168);
});

test('where hours scatter widely anyway, what would stand out among even ones does not', () => {
  const random = seededRandom(3);
  const even = weeksOf(8, () => poisson(random, 6), { 700: 27 });
  expect(spikesIn(even)).toEqual([700]);
  const gamma = () => -Math.log(1 - random());
  const wild = weeksOf(8, () => poisson(random, 6 * gamma()), { 700: 27 });
  const { isSpike, dispersion } = findSpikes(wild);
  expect(isSpike[700]).toBe(0);
  expect(dispersion).toBeGreaterThan(0.7);
  expect(dispersion).toBeLessThan(1.3);
});

test('half as many again are no spike, however sure it is', () => {
  expect(spikesIn(weeksOf(8, () => 1_000, { 700: 1_500 }))).toEqual([]);
  expect(spikesIn(weeksOf(8, () => 1_000, { 700: 2_100 }))).toEqual([700]);
});

test('nothing at all is no spike', () => {
  expect(findSpikes({ counts: [], slots: [] })).toMatchObject({ tested: 0, dispersion: 0 });
  expect(spikesIn(weeksOf(5, () => 0))).toEqual([]);
  expect(spikesIn(weeksOf(5, () => 0, { 300: 4 }))).toEqual([]);
});

test('fifty quarters without a spike: hardly one with a false one', () => {
  const random = seededRandom(20);
  const quarters = Array.from({ length: 50 }, () =>
    spikesIn(weeksOf(12, (hour) => poisson(random, hour % 24 < 7 ? 0.5 : 5))),
  );
  expect(quarters.filter((found) => found.length > 0).length).toBeLessThanOrEqual(6);
});

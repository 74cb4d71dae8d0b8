import { expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { staffed } from '../../src/statistics/erlang.ts';
import { lognormal, replay } from '../../src/statistics/replay.ts';

const always = (servers: number) => ({ from: [0], servers: [servers] });
const contacts = (at: number[], priority = at.map(() => 2)) => ({ at, priority });

test('by hand: one person, ten minutes each', () => {
  // Waits 0, 5, 10, 0.
  const came = contacts([0, 5, 10, 40]);
  expect([0, 4, 5, 10].map((time) => replay(came, always(1), () => 10, time))).toEqual([2, 2, 3, 4]);
  expect(replay(came, always(2), () => 10, 0)).toBe(4);
});

test('who is urgent goes first, and whoever came first among equals', () => {
  // At 10 the last is taken up, at 20 the second.
  const came = contacts([0, 1, 2], [2, 2, 0]);
  expect(replay(came, always(1), () => 10, 8)).toBe(2);
  expect(replay(contacts([0, 1, 2]), always(1), () => 10, 8)).toBe(1);
  expect(replay(contacts([0, 1, 2]), always(1), () => 10, 9)).toBe(2);
});

test('people come and go: what is begun is finished, what waits waits for the morning, or for ever', () => {
  const shift = { from: [0, 60, 1_000], servers: [1, 0, 1] };
  const came = contacts([50, 55, 400]);
  expect(replay(came, shift, () => 30, 599)).toBe(1);
  expect(replay(came, shift, () => 30, 630)).toBe(2);
  expect(replay(came, shift, () => 30, 945)).toBe(3);
  expect(replay(came, { from: [0, 60], servers: [1, 0] }, () => 30, 1e9)).toBe(1);
  expect(replay(contacts([]), always(1), () => 1, 0)).toBe(0);
});

test.each([
  [1, 0.7, 0.5],
  [3, 2.4, 0.3],
  [12, 10, 0.2],
])('%i people, a load of %f, chance arrivals: as Erlang’s C has it', (people, load, time) => {
  const random = seededRandom(5);
  const exponential = (mean: number) => () => -mean * Math.log(1 - random());
  const gap = exponential(1 / load);
  const at: number[] = [];
  for (let now = gap(); at.length < 300_000; now += gap()) at.push(now);
  const share = replay(contacts(at), always(people), exponential(1), time) / at.length;
  const expected = staffed({ arrivals: load, handle: 1 }, people, time)!.within;
  expect(Math.abs(share - expected)).toBeLessThan(0.012);
});

test('handle times have the mean that was asked for, and a standard deviation as large', () => {
  const draw = lognormal(seededRandom(3), 360);
  const draws = Array.from({ length: 200_000 }, draw);
  const mean = draws.reduce((sum, each) => sum + each) / draws.length;
  const deviation = Math.sqrt(draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length);
  expect(mean).toBeGreaterThan(355);
  expect(mean).toBeLessThan(365);
  expect(deviation / mean).toBeGreaterThan(0.96);
  expect(deviation / mean).toBeLessThan(1.04);
  expect(Math.min(...draws.slice(0, 1_000))).toBeGreaterThan(0);
});

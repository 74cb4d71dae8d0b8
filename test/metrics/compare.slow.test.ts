/** Laws of comparing: either order says the same, a side is like itself, and intervals hold what they promise. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { compared, DAY, HOUR } from '../helpers/compared.ts';
import type { TurnSpec } from '../helpers/frame.ts';

const turns = fc.array(
  fc.record({
    customer: fc.integer({ min: 0, max: 40 }),
    wait: fc.option(fc.integer({ min: 0, max: 3 * DAY }), { nil: -1 }),
    at: fc.integer({ min: 0, max: DAY }),
    observed: fc.integer({ min: HOUR, max: 9 * DAY }),
  }),
  { minLength: 30, maxLength: 80 },
);
const near = (a: number | null, b: number | null) =>
  a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 9);

test('law: B compared with A is A compared with B, the other way round', () => {
  fc.assert(
    fc.property(turns, turns, (one, other) => {
      const there = compared(one, other);
      const back = compared(other, one);
      for (const measure of ['Ignored 24h', 'Ignored 24h, matched', 'Median wait', 'Answered ≤1h', 'All waits']) {
        // Where the number itself is not there, it is not matched either.
        expect(there.row(measure) === undefined).toBe(back.row(measure) === undefined);
        if (there.row(measure) === undefined) continue;
        const [a, b] = [there.row(measure).difference, back.row(measure).difference];
        near(a.value, b.value === null ? null : -b.value);
        near(a.low, b.high === null ? null : -b.high);
        near(a.p, b.p);
      }
    }),
    { numRuns: 40 },
  );
});

test('law: of 300 worlds in which like is treated alike the matched intervals hold 0 in about 95 %', () => {
  const random = seededRandom(7);
  /** Afternoons are ignored more, and the sides are asked at other times; customers come back, and are treated alike. */
  const side = (afternoons: number): TurnSpec[] =>
    Array.from({ length: 60 }, (_, customer) => {
      const luck = random() < 0.5 ? 0.15 : -0.15;
      return Array.from({ length: 1 + Math.floor(random() * 4) }, (): TurnSpec => {
        const isLate = random() < afternoons;
        const isIgnored = random() < (isLate ? 0.6 : 0.25) + luck;
        return { customer, at: isLate ? 13 * HOUR : 0, ...(!isIgnored && { wait: 60 }) };
      });
    }).flat();
  const holding = { 'Ignored 24h': 0, 'Ignored 24h, matched': 0 };
  for (let world = 0; world < 300; world++) {
    const { row } = compared(side(0.3), side(0.6));
    for (const measure of Object.keys(holding) as (keyof typeof holding)[]) {
      const { low, high } = row(measure).difference;
      if (low <= 0 && 0 <= high) holding[measure]++;
    }
  }
  expect(holding['Ignored 24h, matched'] / 300).toBeGreaterThan(0.92);
  expect(holding['Ignored 24h, matched'] / 300).toBeLessThan(0.99);
  expect(holding['Ignored 24h'] / 300).toBeLessThan(0.8);
});

test('law: a side compared with itself differs by nothing, and no difference is shown', () => {
  fc.assert(
    fc.property(turns, (own) => {
      const { row } = compared(own, own);
      for (const measure of ['Ignored 24h', 'Answered ≤1h', 'All waits']) {
        const { difference, verdict } = row(measure);
        if (difference.why !== undefined) continue;
        if (measure !== 'All waits') expect(difference.value).toBe(0);
        expect(difference.p).toBe(1);
        expect(verdict).toBe('no difference shown');
      }
    }),
    { numRuns: 40 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickedRate } from '../../src/statistics/labelled-rate.ts';

/** 1,000 customers with one turn each: 600 need a reply (300 of them ignored), 400 do not (360 of them ignored). */
function workedByHand(sensitivity: number, falsePositives: number) {
  const picked = (need: number, none: number) => Math.round(need * sensitivity + none * falsePositives);
  const ignored = picked(300, 360);
  const answered = picked(300, 40);
  const type = (pickedDue: number, hit: number, customers: number) => ({
    picked: { due: pickedDue, hits: pickedDue * hit },
    all: { due: 1, hits: hit },
    customers,
  });
  return [type(1, 1, ignored), type(1, 0, answered), type(0, 1, 660 - ignored), type(0, 0, 340 - answered)];
}

test('a classifier that calls a quarter of the thanks a question makes half ignored look like 57 %, and is corrected', () => {
  // Labelled: 0.8·300 + 0.25·360 = 330 ignored, 0.8·300 + 0.25·40 = 250 answered; 330/580 = 56.9 %.
  // Corrected: (330 − 0.25·660) / (580 − 0.25·1000) = 165 / 330 = 50 %.
  const rate = pickedRate(workedByHand(0.8, 0.25), { count: 300, n: 400 });
  expect(rate!.rate).toBeCloseTo(0.5, 10);
  expect(rate!.low).toBeGreaterThan(0.4);
  expect(rate!.high).toBeLessThan(0.58);
});

test('what the classifier misses changes nothing as long as it misses answered and ignored alike', () => {
  expect(pickedRate(workedByHand(0.5, 0.25), { count: 300, n: 400 })!.rate).toBeCloseTo(0.5, 10);
});

test('the fewer texts it was measured on, the wider the interval', () => {
  const width = (n: number) => {
    const { low, high } = pickedRate(workedByHand(0.8, 0.25), { count: 0.75 * n, n })!;
    return high - low;
  };
  expect(width(40)).toBeGreaterThan(1.3 * width(4000));
});

test('an evaluation without a single error still has a width of its own', () => {
  const types = workedByHand(1, 0);
  const sure = pickedRate(types, { count: 1_000_000, n: 1_000_000 })!;
  const unsure = pickedRate(types, { count: 20, n: 20 })!;
  expect(unsure.rate).toBeCloseTo(0.5, 10);
  expect(unsure.high - unsure.low).toBeGreaterThan(sure.high - sure.low);
});

test('labels without information give no rate, and neither does an evaluation of nothing', () => {
  expect(pickedRate(workedByHand(0.2, 0.25), { count: 100, n: 400 })).toBeNull();
  expect(pickedRate(workedByHand(0.8, 0.25), { count: 0, n: 0 })).toBeNull();
});

test('the corrected rate is a share inside its interval, whatever was counted', () => {
  const type = fc.record({
    picked: fc.nat(5).chain((due) => fc.record({ due: fc.constant(due), hits: fc.nat(due) })),
    more: fc.nat(5).chain((due) => fc.record({ due: fc.constant(due), hits: fc.nat(due) })),
    customers: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(type, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 200 }), (types, n) => {
      const all = types.map(({ picked, more, customers }) => ({
        picked,
        all: { due: picked.due + more.due, hits: picked.hits + more.hits },
        customers,
      }));
      const rate = pickedRate(all, { count: Math.ceil(n * 0.9), n });
      if (rate === null) return;
      expect(rate.rate).toBeGreaterThanOrEqual(0);
      expect(rate.rate).toBeLessThanOrEqual(1);
      expect(rate.low).toBeLessThanOrEqual(rate.high);
    }),
    { numRuns: 40 },
  );
});

test('the share of those answered has the mirrored interval of the share ignored, from the 2.5th to the 97.5th percentile', () => {
  const ignored = pickedRate(workedByHand(0.8, 0.25), { count: 300, n: 400 })!;
  const mirrored = workedByHand(0.8, 0.25).map(({ picked, all, customers }) => ({
    picked: { due: picked.due, hits: picked.due - picked.hits },
    all: { due: all.due, hits: all.due - all.hits },
    customers,
  }));
  const answered = pickedRate(mirrored, { count: 300, n: 400 })!;
  expect(answered.low).toBeCloseTo(1 - ignored.high, 10);
  expect(answered.high).toBeCloseTo(1 - ignored.low, 10);
});

test('with a faultless classifier the interval is that of a plain share: half of 600, 46 to 54 %', () => {
  const { low, high } = pickedRate(workedByHand(1, 0), { count: 1_000_000, n: 1_000_000 })!;
  expect(Math.abs(low - 0.46)).toBeLessThan(0.004);
  expect(Math.abs(high - 0.54)).toBeLessThan(0.004);
});

test('thousands of customers are drawn as they are, a few hundred each by itself: the interval is the same', () => {
  const spread = (scale: number) => {
    const types = workedByHand(0.8, 0.25).map((type) => ({ ...type, customers: type.customers * scale }));
    const { low, high } = pickedRate(types, { count: 300_000_000, n: 400_000_000 })!;
    return (high - low) * Math.sqrt(scale);
  };
  expect(spread(4) / spread(1)).toBeCloseTo(1, 1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dodged, withRoom } from '../../../../src/renderers/html/charts/labels.ts';
import { textWidth, wrapped } from '../../../../src/renderers/html/charts/text.ts';

const label = (wanted: number, height = 10) => ({ wanted, height });

test('labels with room stay where they are', () => {
  expect(dodged([label(50), label(20)], 0, 100)).toEqual([50, 20]);
});

test('two that want one place move apart by as much each', () => {
  expect(dodged([label(50), label(50)], 0, 100)).toEqual([45, 55]);
  expect(dodged([label(52), label(48), label(50)], 0, 100)).toEqual([60, 40, 50]);
});

test('none leaves the column, where there is room', () => {
  expect(dodged([label(0), label(2)], 0, 100)).toEqual([5, 15]);
  expect(dodged([label(100)], 0, 100)).toEqual([95]);
  expect(dodged([], 0, 100)).toEqual([]);
});

test('labels never overlap and keep their order, wherever their lines end', () => {
  const labels = fc.array(
    fc.record({ wanted: fc.integer({ min: -50, max: 400 }), height: fc.integer({ min: 5, max: 40 }) }),
    {
      maxLength: 14,
    },
  );
  fc.assert(
    fc.property(labels, (all) => {
      const places = dodged(all, 0, 300);
      const boxes = all.map(({ wanted, height }, at) => ({
        ...{ wanted, from: places[at]! - height / 2, to: places[at]! + height / 2 },
      }));
      const sorted = boxes.toSorted((a, b) => a.from - b.from);
      for (const [at, { from }] of sorted.entries())
        if (at > 0) expect(from).toBeGreaterThan(sorted[at - 1]!.to - 1e-6);
      for (const a of boxes) for (const b of boxes) if (a.wanted < b.wanted) expect(a.from).toBeLessThan(b.from);
      const height = all.reduce((sum, each) => sum + each.height, 0);
      if (height <= 300 && all.length > 0) {
        expect(sorted[0]!.from).toBeGreaterThan(-1e-6);
        expect(sorted.at(-1)!.to).toBeLessThan(300 + 1e-6);
      }
    }),
  );
});

test('of ticks without room for all the first in importance stay', () => {
  expect(
    withRoom(
      [
        { from: 0, to: 10 },
        { from: 5, to: 15 },
        { from: 20, to: 30 },
      ],
      4,
    ),
  ).toEqual([0, 2]);
});

test('a long name is broken between words, a name without words anywhere, and cut at its last line', () => {
  expect(wrapped('Northern Rail Customer Care', 100, 2)).toEqual(['Northern Rail', 'Customer Care']);
  const [first, second] = wrapped('x'.repeat(60), 100, 2) as [string, string];
  expect([first, second]).toEqual(['x'.repeat(13), `${'x'.repeat(12)}…`]);
  expect(textWidth(second)).toBeLessThanOrEqual(100);
  expect(wrapped('', 100, 2)).toEqual([]);
});

test('emoji of several code points are not taken apart', () => {
  const family = '👨‍👩‍👧‍👦';
  expect(wrapped(family.repeat(8), 60, 1)).toEqual([`${family.repeat(3)}…`]);
});

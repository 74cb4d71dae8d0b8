import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intersect, subtract, type TimeRange, unite } from '../../src/domain/intervals.ts';

const span = (since: number, until: number): TimeRange => ({ since, until });

test('pulls that overlap or touch know one stretch of time', () => {
  expect(unite([span(50, 60), span(0, 10), span(11, 20), span(15, 30)])).toEqual([span(0, 30), span(50, 60)]);
  expect(unite([span(10, 5)])).toEqual([]);
});

test('mentions known from 10 to 40 and answers from 0 to 20 and 30 on: both are known from 10 to 20 and 30 to 40', () => {
  expect(intersect([span(10, 40)], [span(0, 20), span(30, 90)])).toEqual([span(10, 20), span(30, 40)]);
  expect(intersect([span(0, 5)], [])).toEqual([]);
});

test('what is wanted and not known is missing', () => {
  expect(subtract([span(0, 100)], [span(20, 30), span(90, 200)])).toEqual([span(0, 20), span(30, 90)]);
  expect(subtract([span(20, 30)], [span(0, 100)])).toEqual([]);
});

const spans = fc
  .array(fc.tuple(fc.nat(200), fc.nat(40)), { maxLength: 8 })
  .map((list) => list.map(([since, length]) => span(since, since + length)));
const holds = (intervals: TimeRange[], moment: number) =>
  intervals.some(({ since, until }) => moment >= since && moment <= until);

test('a moment is in the union when it is in one, in the intersection when it is in both', () => {
  fc.assert(
    fc.property(spans, spans, fc.nat(260), (a, b, moment) => {
      expect(holds(intersect(a, b), moment)).toBe(holds(unite(a), moment) && holds(unite(b), moment));
      if (holds([...a, ...b], moment)) expect(holds(unite([...a, ...b]), moment)).toBe(true);
      if (holds(unite(a), moment) && !holds(unite(b), moment)) expect(holds(subtract(a, b), moment)).toBe(true);
    }),
  );
});

/** What others wrote, after somebody was forgotten. */
import { expect, test } from 'vitest';
import { openScrubber } from '../../src/domain/scrubber.ts';

const scrubber = openScrubber({
  handles: new Map([
    ['ann', 'erased_a'],
    ['ann_miller7', 'erased_b'],
  ]),
  ids: new Map([['880001', 'erased_c']]),
  posts: new Map([['7000000001', 'erased_d']]),
  names: ['Ann Miller', 'The Baker'],
});

test.each([
  ['@ann and @Ann_Miller7, hello', '@erased_a and @erased_b, hello'],
  ['x.com/ann/status/7000000001', 'x.com/erased_a/status/erased_d'],
  ['anna, @anna, manna and @ann7', 'anna, @anna, manna and @ann7'],
  ['order 880001, call 7000000001', 'order 880001, call 7000000001'],
  ['ann is a name, ann_miller7 is not a word', 'ann is a name, erased_b is not a word'],
  ['thanks ANN  MILLER', 'thanks ANN  MILLER'],
  ['thanks ann miller', 'thanks [erased]'],
])('elsewhere: %s', (text, left) => {
  expect(scrubber.text(text, false)).toBe(left);
});

test.each([
  ['Hi Miller, the parcel is at a Baker of the town', 'Hi [erased], the parcel is at a [erased] of the town'],
  ['ann 880001, dear Miller', 'erased_a erased_c, dear [erased]'],
])('in their own conversation: %s', (text, left) => {
  expect(scrubber.text(text, true)).toBe(left);
});

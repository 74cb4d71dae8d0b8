import { expect, test } from 'vitest';
import { unbroken } from '../../../src/renderers/html/units.ts';

test('no line ends between a number and its unit, and words stay apart', () => {
  expect(unbroken('32.9 % (27.6–38.6) within 1 h 20 min, 10 d 1 h, 5 days and 3 doors, 2 h.')).toBe(
    '32.9\u00a0% (27.6–38.6) within 1\u00a0h\u00a020\u00a0min, 10\u00a0d\u00a01\u00a0h, 5 days and 3 doors, 2\u00a0h.',
  );
});

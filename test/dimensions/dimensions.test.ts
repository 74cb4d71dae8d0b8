/** One turn, every calendar unit, on the wall clock of two zones. */
import { expect, test } from 'vitest';
import { dimensionsNamed } from '../../src/dimensions/index.ts';
import { frameOf } from '../helpers/frame.ts';

/** Monday 2 March 2026, 00:30 UTC. */
const frame = frameOf([{ at: 1_800 }]);

test.each([
  ['brand', 0, 'acme'],
  ['channel', 0, 'x'],
  ['reach', 0, 'direct'],
  ['day', 0, '2026-03-02'],
  ['week', 0, '2026-03-02'],
  ['month', 0, '2026-03'],
  ['weekday', 0, 'Mon'],
  ['hour', 0, '00:00'],
  ['day', -1, '2026-03-01'],
  ['week', -1, '2026-02-23'],
  ['month', -1, '2026-03'],
  ['month', -25, '2026-02'],
  ['weekday', -1, 'Sun'],
  ['hour', -1, '23:00'],
  ['hour', 5.5, '06:00'],
])('%s, %s hours from UTC: %s', (name, hours, expected) => {
  const [dimension] = dimensionsNamed([name]);
  const code = dimension!.code(frame, 0, { offset: () => hours * 3_600 });
  expect(dimension!.text(code, frame)).toBe(expected);
});

import { expect, test } from 'vitest';
import { countFrame } from '../../src/metrics/counted.ts';
import { arrivalCounts } from '../../src/metrics/counts/arrivals.ts';
import { frameOf } from '../helpers/frame.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const ALL = { need: 'nothing', replies: 'all', watched: false, hours: 'asked' } as const;

test('turns come out in order of time, each with its urgency; not labelled is normal', () => {
  const turns = [{ at: 50 }, { at: 10 }, { at: 30 }, { at: 20 }, { at: 40 }];
  const frame = {
    ...frameOf(turns),
    weekHour: Uint8Array.of(3, 3, 0, 167, 3),
    labels: { urgency: { codes: Uint32Array.of(1, 4, 0, 2, 3), values: ['', 'critical', 'high', 'normal', 'low'] } },
  };
  const counts = countFrame(frame, arrivalCounts(ALL));
  const { at, priority, byHour } = counts.of(0);
  expect([...at].map((each) => each - DAY_ONE)).toEqual([10, 20, 30, 40, 50]);
  expect([...priority]).toEqual([3, 1, 2, 2, 0]);
  expect([byHour[0], byHour[3], byHour[167]]).toEqual([1, 3, 1]);
  expect([counts.n, counts.labelled, counts.first - DAY_ONE, counts.last - DAY_ONE]).toEqual([5, 4, 10, 50]);
  expect(counts.of(1).at.length).toBe(0);
});

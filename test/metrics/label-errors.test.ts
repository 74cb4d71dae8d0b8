import { expect, test } from 'vitest';
import { labelErrorNote } from '../../src/metrics/label-errors.ts';

const settings = { window: 86_400, windows: [86_400], target: 3_600, episodeGap: 259_200, acceptBiased: false };
const MADE = 'labels are made by machine; their errors are not in the interval';

test('where nobody measured, it says what to do', () => {
  expect(labelErrorNote({ facet: 'reply-act' }, settings)).toBe(
    `${MADE}: measure them with socialcare classify --evaluate, or label by hand`,
  );
});

test('of forty answers due, thirty were found, and six labels more were none', () => {
  const labelRecords = {
    'reply-act': {
      labels: ['answer', 'answer,greeting', 'other'],
      counts: [
        [20, 0, 10],
        [0, 10, 0],
        [6, 0, 54],
      ],
    },
  };
  const note = labelErrorNote({ facet: 'reply-act', values: ['answer', 'fixed'] }, { ...settings, labelRecords });
  expect(note).toBe(`${MADE} (reply-act answer, fixed as measured: precision 83.3 % of 36, recall 75.0 % of 40)`);
});

test('a measurement without any such label says nothing', () => {
  const labelRecords = {
    intent: {
      labels: ['other', 'praise'],
      counts: [
        [5, 0],
        [1, 4],
      ],
    },
  };
  expect(labelErrorNote({ facet: 'intent', values: ['complaint'] }, { ...settings, labelRecords })).toContain(
    '--evaluate',
  );
});

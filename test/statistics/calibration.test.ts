import { describe, expect, it } from 'vitest';
import { calibrationOf } from '../../src/statistics/calibration.ts';

const labels = (confidence: number, right: number, wrong: number) => [
  ...new Array(right).fill({ confidence, right: true }),
  ...new Array(wrong).fill({ confidence, right: false }),
];

describe('what confidence is worth', () => {
  it('eight of ten right at 0.8 is calibrated', () => {
    expect(calibrationOf(labels(0.8, 8, 2)).expected_error).toBeCloseTo(0, 12);
  });

  it('half right at 0.95, and six of ten at 0.65: worked by hand', () => {
    const calibration = calibrationOf([...labels(0.95, 15, 15), ...labels(0.65, 6, 4)]);
    expect(calibration.expected_error).toBeCloseTo((30 * 0.45 + 10 * 0.05) / 40, 12);
    expect(calibration.bins.map(({ from, n, share_right }) => [from, n, share_right])).toEqual([
      [0.6, 10, 0.6],
      [0.9, 30, 0.5],
    ]);
  });

  it('certainty falls into the last bin, and no labels give no error', () => {
    expect(calibrationOf(labels(1, 1, 0)).bins).toMatchObject([{ from: 0.9, to: 1, n: 1 }]);
    expect(calibrationOf([])).toEqual({ n: 0, expected_error: null, bins: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { waitingCurve } from '../../src/statistics/kaplan-meier.ts';
import { survivalPoints } from '../../src/statistics/survival.ts';

const DAY = 86_400;

describe('the points of a survival curve', () => {
  it('lie on the curve, wherever waits end or are cut off', () => {
    const chance = seededRandom(7);
    const waits = Array.from({ length: 400 }, () => ({
      time: Math.floor(60 * 10 ** (3.5 * chance())),
      ended: chance() < 0.6 ? 1 : 0,
    })).sort((a, b) => a.time - b.time || b.ended - a.ended);
    const [time, ended] = [waits.map((each) => each.time), waits.map((each) => each.ended)];
    const points = survivalPoints({ time, ended }, 60, 2 * DAY);
    const times = points.map(([at]) => at);
    const { waiting } = waitingCurve({ time, ended, customer: time.map((_, at) => at), customers: 400 }, times, []);
    expect(points[0]![0]).toBe(60);
    expect(times.at(-1)).toBe(2 * DAY);
    expect(points).toHaveLength(43);
    for (const [at, [, share]] of points.entries()) {
      const { value } = waiting[at]!;
      if (value !== null) expect(share).toBeCloseTo(value, 10);
    }
  });

  it('ten ask, four are answered after 10 to 40 minutes, six hear nothing for 72 h: it ends at 60 %', () => {
    const time = [...[10, 20, 30, 40].map((minutes) => minutes * 60), ...Array<number>(6).fill(3 * DAY)];
    const ended = time.map((_, at) => (at < 4 ? 1 : 0));
    const points = survivalPoints({ time, ended }, 60, 3 * DAY - 1);
    expect(points[0]).toEqual([60, 1]);
    expect(points.at(-1)).toEqual([3 * DAY - 1, 0.6]);
    expect(points.filter(([at]) => at >= 600 && at < 1200).every(([, share]) => share === 0.9)).toBe(true);
  });

  it('is empty where nobody was watched for longer than its beginning', () => {
    expect(survivalPoints({ time: [10, 60], ended: [1, 1] }, 60, 60)).toEqual([]);
    expect(survivalPoints({ time: [], ended: [] }, 60, 0)).toEqual([]);
  });
});

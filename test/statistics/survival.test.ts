import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { waitingCurve } from '../../src/statistics/kaplan-meier.ts';
import { atRisk, survivalPoints } from '../../src/statistics/survival.ts';
import { wilsonInterval } from '../../src/statistics/wilson.ts';

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

describe('who is at risk', () => {
  it('still waits, was answered by then, or was watched no longer: together all', () => {
    const waits = { time: [60, 60, 300, 400, 900, 5_000], ended: [1, 0, 1, 0, 1, 0] };
    expect(atRisk(waits, [59, 60, 300, 900, 9_000])).toEqual({
      at_risk: [6, 4, 3, 1, 0],
      events: [0, 1, 2, 3, 3],
      censored: [0, 1, 1, 2, 3],
    });
    expect(atRisk({ time: [], ended: [] }, [60])).toEqual({ at_risk: [0], events: [0], censored: [0] });
  });
});

describe('the band', () => {
  it('is the interval of Wilson around each share as long as nothing is censored, and as long as the curve', () => {
    const time = Array.from({ length: 20 }, (_, at) => 60 * (at + 1));
    const waits = { time, ended: time.map(() => 1), customer: time.map((_, at) => at), customers: 20 };
    const { band } = waitingCurve(waits, [], [], [60, 600, 1_200, 5_000]);
    const of = (time: number, left: number) => {
      const { low, high } = wilsonInterval(left, 20);
      return [time, expect.closeTo(low, 12), expect.closeTo(high, 12)];
    };
    expect(band).toEqual([of(60, 19), of(600, 10), of(1_200, 0), of(5_000, 0)]);
  });

  it('ends with the last that was watched, where somebody still waits', () => {
    const waits = { time: [60, 120, 180], ended: [1, 1, 0], customer: [0, 1, 2], customers: 3 };
    expect(waitingCurve(waits, [], [], [60, 180, 181]).band.map(([time]) => time)).toEqual([60, 180]);
  });
});

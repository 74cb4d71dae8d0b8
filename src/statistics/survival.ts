/** Points of the Kaplan–Meier curve for drawing, without intervals. */
import type { Waits } from './waits.ts';

export type SurvivalPoint = [time: number, waiting: number];

/** Points for each power of ten, evenly spaced on a logarithmic axis. */
const PER_DECADE = 12;

/**
 * Points of the curve of waitingCurve, in one pass and constant memory.
 * @param from first time, above 0, and `to`, the last
 * @returns [] where `to` is not after `from`
 */
export function survivalPoints(
  { time, ended }: Pick<Waits, 'time' | 'ended'>,
  from: number,
  to: number,
): SurvivalPoint[] {
  const points: SurvivalPoint[] = [];
  const n = time.length;
  let [at, atRisk, base, baseAtRisk] = [0, n, 1, n];
  for (const limit of timesBetween(from, to)) {
    while (at < n && time[at]! <= limit) {
      if (ended[at] === 0) {
        base = baseAtRisk === 0 ? base : base * (atRisk / baseAtRisk);
        baseAtRisk = atRisk - 1;
      }
      atRisk--;
      at++;
    }
    points.push([limit, baseAtRisk === 0 ? base : base * (atRisk / baseAtRisk)]);
  }
  return points;
}

function timesBetween(from: number, to: number): number[] {
  if (!(to > from)) return [];
  const steps = Math.ceil(PER_DECADE * Math.log10(to / from));
  return Array.from({ length: steps + 1 }, (_, step) =>
    step === steps ? to : Math.round(from * 10 ** (step / PER_DECADE)),
  );
}

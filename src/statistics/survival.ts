/** The Kaplan–Meier curve for drawing: its points, and how many are at risk below them. */
import type { Waits } from './waits.ts';

export type SurvivalPoint = [time: number, waiting: number];

/** Points for each power of ten, evenly spaced on a logarithmic axis. */
const PER_DECADE = 12;

/**
 * Points of the curve of waitingCurve, in one pass and constant memory.
 * @param from first time, above 0, and `to`, the last
 * @param also further times, where they are between these
 * @returns [] where `to` is not after `from`
 */
export function survivalPoints(
  { time, ended }: Pick<Waits, 'time' | 'ended'>,
  from: number,
  to: number,
  also: readonly number[] = [],
): SurvivalPoint[] {
  const points: SurvivalPoint[] = [];
  const n = time.length;
  let [at, atRisk, base, baseAtRisk] = [0, n, 1, n];
  for (const limit of drawnTimes(from, to, also)) {
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

/** Where survivalPoints evaluates the curve, ascending. */
export function drawnTimes(from: number, to: number, also: readonly number[] = []): number[] {
  if (!(to > from)) return [];
  const steps = Math.ceil(PER_DECADE * Math.log10(to / from));
  const times = Array.from({ length: steps + 1 }, (_, step) =>
    step === steps ? to : Math.round(from * 10 ** (step / PER_DECADE)),
  );
  return [...new Set([...times, ...also.filter((time) => time > from && time < to)])].sort((a, b) => a - b);
}

/** At each time the waits that last longer, those answered by then, and those censored by then; together all. */
export interface AtRisk {
  at_risk: number[];
  events: number[];
  censored: number[];
}

/** @param at times, ascending */
export function atRisk({ time, ended }: Pick<Waits, 'time' | 'ended'>, at: readonly number[]): AtRisk {
  const counts: AtRisk = { at_risk: [], events: [], censored: [] };
  let [place, events] = [0, 0];
  for (const limit of at) {
    for (; place < time.length && time[place]! <= limit; place++) events += ended[place]!;
    counts.at_risk.push(time.length - place);
    counts.events.push(events);
    counts.censored.push(place - events);
  }
  return counts;
}

/** How long turns waited, group by group. */
import type { Estimate } from '../../statistics/estimate.ts';
import { waitingCurve } from '../../statistics/kaplan-meier.ts';
import { sampleQuantiles } from '../../statistics/sample-quantiles.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { answeredOf, type GroupWaits, Values } from './values.ts';

/** 'ever' ends where fewer turns than this were still watched. */
const HORIZON_TURNS = 10;

/** Where every curve is read: seconds of the service levels, and shares of the quantiles. */
export const LEVELS = [300, 900, 3_600, 14_400, 28_800, 86_400, 259_200] as const;
export const SHARES = [0.5, 0.75, 0.9] as const;

/** The waits of one group: seconds to the answer, or for as long as a turn was watched without one. */
export interface WaitCount {
  n: number;
  answered: number;
  /** Seconds to the answers, summed. */
  answeredSeconds: number;
  /** The Kaplan–Meier curve: see waitingCurve. */
  curve: {
    /** The share that still waits after each of LEVELS. */
    waiting: Estimate[];
    /** At each of SHARES. */
    quantiles: Estimate[];
    /** The last time of which it speaks for which 10 turns were watched, and the share that still waits then. */
    horizon: number;
    left: Estimate;
  };
  /** Quantiles of the answered alone: see sampleQuantiles. */
  answeredQuantiles(shares: readonly number[]): Estimate[];
  /** How many were not answered and watched for less than these seconds. */
  pendingBefore(seconds: number): number;
  /** How many were answered after more than `above` seconds and within `upto`. */
  answeredWithin(above: number, upto: number): number;
}

export interface WaitCounts {
  of(group: number): WaitCount;
}

/** The waits of a population, answered while they were watched: what came later would count the answered and forget others. */
export function waits(population: Population): TurnStatistic<WaitCounts> {
  return { name: `waits ${populationName(population)}`, open: () => foldWaits(population) };
}

function foldWaits(population: Population) {
  const values = new Values();
  const longest: number[][] = [];
  let members: Members | undefined;
  let customers = new Uint32Array(0);
  return {
    add(chunk: TurnChunk) {
      const { group, member } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      members = chunk.members;
      const { place } = members;
      for (let turn = 0; turn < group.length; turn++) {
        if (picked && picked[turn] === 0) continue;
        const waited = wait[turn]!;
        const watched = observed[turn]!;
        const isAnswered = waited >= 0 && waited <= watched;
        const of = group[turn]!;
        values.add(of, isAnswered ? waited : watched, place[member[turn]!]!, isAnswered ? 1 : 0);
        longest[of] ??= [];
        const top = longest[of];
        if (top.length < HORIZON_TURNS || watched > top[0]!) watchedLongest(top, watched);
      }
    },
    endRound() {
      customers = members?.sizes.slice() ?? customers;
    },
    finish(): WaitCounts {
      const known: WaitCount[] = [];
      return {
        of(group) {
          known[group] ??= countOf(values.take(group, customers[group] ?? 0), longest[group]?.[0] ?? 0);
          return known[group];
        },
      };
    },
  };
}

/** Keeps the longest, ascending. */
function watchedLongest(top: number[], seconds: number): void {
  if (top.length === HORIZON_TURNS) top.shift();
  const place = top.findIndex((each) => each >= seconds);
  top.splice(place < 0 ? top.length : place, 0, seconds);
}

/** @param watched for how many seconds the 10 turns that were watched longest were watched */
function countOf(waits: GroupWaits, watched: number): WaitCount {
  const { time, ended, answered } = waits;
  const n = time.length;
  let curve: WaitCount['curve'] | undefined;
  return {
    n,
    answered,
    get curve() {
      curve ??= curveOf(waits, watched);
      return curve;
    },
    get answeredSeconds() {
      let sum = 0;
      for (let at = 0; at < n; at++) if (ended[at] === 1) sum += time[at]!;
      return sum;
    },
    answeredQuantiles: (shares) => sampleQuantiles(answeredOf(waits), shares),
    pendingBefore(seconds) {
      let pending = 0;
      for (let at = 0; at < n && time[at]! < seconds; at++) if (ended[at] === 0) pending++;
      return pending;
    },
    answeredWithin(above, upto) {
      let within = 0;
      for (let at = placeAfter(time, above); at < n && time[at]! <= upto; at++) within += ended[at]!;
      return within;
    },
  };
}

/** All that is read off the curve, in one pass along it. */
function curveOf(waits: GroupWaits, watched: number): WaitCount['curve'] {
  const last = Math.min(watched, waits.time.at(-1) ?? 0);
  const times = [...new Set([...LEVELS, watched, last])].sort((a, b) => a - b);
  const { waiting, quantiles, end } = waitingCurve(waits, times, SHARES);
  const at = (seconds: number) => waiting[times.indexOf(seconds)]!;
  const horizon = waits.time.length === 0 ? watched : Math.min(watched, end);
  return { waiting: LEVELS.map(at), quantiles, horizon, left: at(horizon) };
}

/** The place of the first time above these seconds. */
function placeAfter(time: Uint32Array, seconds: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

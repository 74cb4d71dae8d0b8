/** How long turns waited, group by group. */
import { ROUND_WAITS } from '../../domain/duration.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { type BandPoint, waitingCurve } from '../../statistics/kaplan-meier.ts';
import { sampleQuantiles } from '../../statistics/sample-quantiles.ts';
import { type AtRisk, atRisk, drawnTimes, type SurvivalPoint, survivalPoints } from '../../statistics/survival.ts';
import { grown } from './grown.ts';
import { type Population, populationName } from './population.ts';
import { type GroupWaits, NO_WAITS } from './sorter.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { answeredOf, readLater, Values } from './values.ts';

/** Seconds. */
const DRAWN_FROM = 60;

/** 'ever' ends where fewer turns than this were still under observation. */
const HORIZON_TURNS = 10;

/** Where every curve is evaluated: service levels in seconds, and shares of the quantiles. */
export const LEVELS = [300, 900, 3_600, 14_400, 28_800, 86_400, 259_200] as const;
export const SHARES = [0.5, 0.75, 0.9] as const;

/** Where drawn curves are exact, so that what is read off them is what the table says. */
const READ_AT = [...new Set([...LEVELS, ...ROUND_WAITS])];

/** Upper bounds of the buckets of waits, seconds. */
export const BUCKETS = [300, 900, 1_800, 3_600, 14_400, 28_800, 86_400, 259_200] as const;

/** With the window 'ever', a turn without an answer counts as unanswered once it was observed for this long. */
const EVER_DUE_SECONDS = 86_400;

/** Seconds after which an unanswered turn is no longer pending. @param window seconds, or Infinity */
export function dueAfterOf(window: number): number {
  return Number.isFinite(window) ? window : EVER_DUE_SECONDS;
}

/** The waits of one group: seconds to the answer, or seconds under observation without one. */
export interface WaitCount {
  n: number;
  answered: number;
  /** The Kaplan–Meier curve: see waitingCurve. */
  curve(): Curve;
  /** Points of the curve for drawing, from one minute to the horizon. */
  points(): SurvivalPoint[];
  /** How many still wait, were answered and are no longer watched at each of ROUND_WAITS. */
  atRisk(): AtRisk;
  /** The answered alone. */
  answeredOnly(): AnsweredOnly;
  /** By how long they waited. */
  buckets(): Buckets;
}

export interface Curve {
  /** The 95 % interval around each of the points. */
  band: BandPoint[];
  /** The share that still waits after each of LEVELS. */
  waiting: Estimate[];
  /** At each of SHARES. */
  quantiles: Estimate[];
  /** The last time up to which at least 10 turns were observed, and the share that still waits then. */
  horizon: number;
  left: Estimate;
  /** Unanswered turns observed for less than the horizon. */
  pending: number;
}

export interface AnsweredOnly {
  /** Seconds, summed. */
  seconds: number;
  /** Median and p90: see sampleQuantiles. */
  quantiles: Estimate[];
}

export interface Buckets {
  /** Answered within each of BUCKETS and not the one before. */
  within: number[];
  later: number;
  /** Unanswered turns observed for at least dueAfter seconds, and for less. */
  unanswered: number;
  pending: number;
}

export interface WaitCounts {
  of(group: number): WaitCount;
}

/**
 * The waits of a population. Answers after the end of observation do not count: there only the answered turns would be seen.
 * @param dueAfter seconds after which what is not answered is no longer pending
 */
export function waits(population: Population, dueAfter: number): TurnStatistic<WaitCounts> {
  return { name: `waits ${dueAfter} ${populationName(population)}`, open: () => foldWaits(population, dueAfter) };
}

function foldWaits(population: Population, dueAfter: number) {
  const values = new Values();
  const longest = new Longest();
  const counts: WaitCount[] = [];
  return {
    add(chunk: TurnChunk) {
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      longest.add(chunk.group, observed, picked, chunk.groups);
      addWaits(values, chunk, wait, observed, picked);
    },
    endRound(isLast: boolean) {
      for (const group of values.groups())
        counts[group] = countOf(values.takeOfKeys(group, !isLast), longest.least(group), dueAfter, isLast);
    },
    finish: (): WaitCounts => ({ of: (group) => counts[group] ?? NOTHING }),
  };
}

function addWaits(
  values: Values,
  { group, frame }: Pick<TurnChunk, 'group' | 'frame'>,
  wait: Float64Array,
  observed: Float64Array,
  picked: Uint8Array | undefined,
): void {
  const { customer } = frame;
  for (let turn = 0; turn < group.length; turn++) {
    if (picked && picked[turn] === 0) continue;
    const waited = wait[turn]!;
    const watched = observed[turn]!;
    const isAnswered = waited >= 0 && waited <= watched;
    values.add(group[turn]!, (isAnswered ? waited : watched) >>> 0, customer[turn]!, isAnswered ? 1 : 0);
  }
}

/** By group: the longest observation times, in whole seconds. */
class Longest {
  /** By group, ascending. */
  #seconds: number[][] = [];
  /** By group: the shortest of them, once there are HORIZON_TURNS. */
  #least = new Float64Array(0);

  /** @param picked 1 for each turn that counts; all of them when left out */
  add(group: Uint32Array, observed: Float64Array, picked: Uint8Array | undefined, groups: number): void {
    this.#least = grown(this.#least, groups);
    for (let turn = 0; turn < group.length; turn++)
      if (observed[turn]! >= this.#least[group[turn]!]! && picked?.[turn] !== 0)
        this.#keep(group[turn]!, observed[turn]!);
  }

  /** The shortest of the 10 longest, or of as many as there are. */
  least(group: number): number {
    return this.#seconds[group]![0]!;
  }

  #keep(group: number, seconds: number): void {
    this.#seconds[group] ??= [];
    const longest = this.#seconds[group];
    if (longest.length === HORIZON_TURNS) longest.shift();
    const place = longest.findIndex((each) => each >= seconds);
    longest.splice(place < 0 ? longest.length : place, 0, seconds);
    if (longest.length === HORIZON_TURNS) this.#least[group] = longest[0]! + 1;
  }
}

/**
 * @param watched the 10th longest observation time, seconds
 * @param mayWait whether the waits may be kept in memory until their curve is needed
 */
function countOf(waits: GroupWaits, watched: number, dueAfter: number, mayWait: boolean): WaitCount {
  const last = lastOf(waits, watched);
  return {
    n: waits.time.length,
    answered: waits.answered,
    curve: readLater(() => curveOf(waits, watched), mayWait),
    points: readLater(() => survivalPoints(waits, DRAWN_FROM, last, READ_AT), mayWait),
    atRisk: readLater(() => atRisk(waits, ROUND_WAITS), mayWait),
    buckets: readLater(() => bucketsOf(waits, dueAfter), mayWait),
    // The last where they cannot wait, because it writes over the waits then.
    answeredOnly: readLater(() => answeredOnlyOf(waits, !mayWait), mayWait),
  };
}

/** The last time that is drawn. */
function lastOf({ time }: GroupWaits, watched: number): number {
  return Math.min(watched, time.at(-1) ?? 0);
}

/** All estimates from the curve, in one pass along it. */
function curveOf(waits: GroupWaits, watched: number): Curve {
  const { time } = waits;
  const last = lastOf(waits, watched);
  const times = [...new Set([...LEVELS, watched, last])].sort((a, b) => a - b);
  const drawn = drawnTimes(DRAWN_FROM, last, READ_AT);
  const { waiting, quantiles, band, end } = waitingCurve(waits, times, SHARES, drawn);
  const at = (seconds: number) => waiting[times.indexOf(seconds)]!;
  const horizon = time.length === 0 ? watched : Math.min(watched, end);
  return {
    waiting: LEVELS.map(at),
    quantiles,
    band,
    horizon,
    left: at(horizon),
    pending: pendingBefore(waits, horizon),
  };
}

function pendingBefore({ time, ended }: GroupWaits, horizon: number): number {
  let pending = 0;
  for (let place = 0; place < time.length && time[place]! < horizon; place++) pending += 1 - ended[place]!;
  return pending;
}

function answeredOnlyOf(waits: GroupWaits, isOver: boolean): AnsweredOnly {
  const answered = answeredOf(waits, isOver);
  let seconds = 0;
  for (let at = 0; at < answered.time.length; at++) seconds += answered.time[at]!;
  return { seconds, quantiles: sampleQuantiles(answered, [0.5, 0.9]) };
}

function bucketsOf({ time, ended }: GroupWaits, dueAfter: number): Buckets {
  const counts = new Uint32Array(BUCKETS.length + 1);
  let [bucket, unanswered, pending] = [0, 0, 0];
  for (let at = 0; at < time.length; at++) {
    const seconds = time[at]!;
    while (bucket < BUCKETS.length && seconds > BUCKETS[bucket]!) bucket++;
    if (ended[at] === 1) counts[bucket]!++;
    else if (seconds >= dueAfter) unanswered++;
    else pending++;
  }
  return { within: [...counts.subarray(0, BUCKETS.length)], later: counts[BUCKETS.length]!, unanswered, pending };
}

const NOTHING = countOf(NO_WAITS, 0, 0, true);

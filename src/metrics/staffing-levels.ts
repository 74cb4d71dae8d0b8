/** Staffing levels: how many people each hour of the week needs, and the service level that more or fewer would reach. */
import { seededRandom } from '../domain/random.ts';
import type { StaffingAsked } from '../domain/staffing.ts';
import type { ClockHours } from '../domain/week-hours.ts';
import { BOOTSTRAP_SEED } from '../statistics/bootstrap.ts';
import { peopleFor, staffed } from '../statistics/erlang.ts';
import { quantile } from '../statistics/quantile.ts';
import { lognormal, replay } from '../statistics/replay.ts';
import type { Arrivals } from './counts/arrivals.ts';

/** People at work at the same time, by hour of the week. */
export type StaffSchedule = readonly number[];

export interface Achieved {
  /** Share of turns taken up in time; null where the load exceeds what these people can handle. */
  share: number | null;
  /** Bounds of the middle 95 % of the simulation runs; null without runs, or with too few. */
  low: number | null;
  high: number | null;
}

export interface StaffingLevel extends Achieved {
  /** Multiple of the required staffing. */
  multiple: number;
  schedule: StaffSchedule;
}

export const REPLAY_SEED = BOOTSTRAP_SEED;
const MOST_RUNS = 200;
/** Budget of turns simulated per schedule over all groups; a single run may exceed it. */
const REPLAYED_TURNS = 1_000_000;
/** Fewest runs for which a range is printed. */
const ENOUGH_RUNS = 40;
const MULTIPLES = [0.6, 0.8, 0.9, 1.1, 1.25, 1.5, 2];

/** Targets from this many seconds on are simulated: turns may wait through unstaffed hours, which Erlang C cannot model. */
export const REPLAYED_FROM = 3_600;

export function runsOf(turns: number): number {
  return Math.max(1, Math.min(MOST_RUNS, Math.floor(REPLAYED_TURNS / turns)));
}

/** The required schedule first, then its multiples, ascending. */
function levelsOf(
  asked: StaffSchedule,
  evaluate: (schedule: StaffSchedule) => Achieved,
  scaled: (multiple: number) => StaffSchedule,
): StaffingLevel[] {
  const known = new Set([asked.join()]);
  const others = MULTIPLES.flatMap((multiple): StaffingLevel[] => {
    const schedule = scaled(multiple);
    if (known.has(schedule.join())) return [];
    known.add(schedule.join());
    return [{ multiple, schedule, ...evaluate(schedule) }];
  });
  return [{ multiple: 1, schedule: asked, ...evaluate(asked) }, ...others];
}

/** By Erlang's C, hour by hour: the fewest in each hour who reach the target in it. @param perHour turns */
export function erlangLevels(perHour: Float64Array, asked: StaffingAsked): StaffingLevel[] {
  const { handle, share, within, concurrency } = asked;
  const loads = Array.from(perHour, (turns) => ({ arrivals: turns / 3_600, handle }));
  const fewest = loads.map((load) => Math.ceil(peopleFor(load, share, within).people / concurrency));
  const total = perHour.reduce((sum, turns) => sum + turns);
  const evaluate = (schedule: StaffSchedule): Achieved => {
    let sum = 0;
    for (const [hour, people] of schedule.entries()) {
      const result = staffed(loads[hour]!, people * concurrency, within);
      if (!result) return { share: null, low: null, high: null };
      sum += result.within * perHour[hour]!;
    }
    return { share: sum / total, low: null, high: null };
  };
  return levelsOf(fewest, evaluate, (multiple) => fewest.map((people) => Math.max(1, Math.round(people * multiple))));
}

/**
 * By replaying the arrivals: people follow the load of each hour, rounded, at the smallest multiple of it that reaches the target
 * in the mean of the runs.
 * @param hours from the first arrival to long after the last
 */
export function replayLevels(
  arrivals: Arrivals,
  perHour: Float64Array,
  hours: ClockHours,
  asked: StaffingAsked,
  runs: number,
): StaffingLevel[] {
  const { handle, share, within, concurrency } = asked;
  const loads = Array.from(perHour, (turns) => (turns * handle) / 3_600 / concurrency);
  const total = loads.reduce((sum, load) => sum + load);
  const known = new Map<string, Achieved>();
  const evaluate = (schedule: StaffSchedule): Achieved => {
    const name = schedule.join();
    const before = known.get(name);
    if (before) return before;
    const enough = schedule.reduce((sum, people) => sum + people, 0) > total;
    const achieved = enough ? replayed(schedule) : { share: null, low: null, high: null };
    known.set(name, achieved);
    return achieved;
  };
  const replayed = (schedule: StaffSchedule): Achieved => {
    const servers = Uint32Array.from(hours.weekHour, (hour) => schedule[hour]! * concurrency);
    const shares = Float64Array.from({ length: runs }, (_, run) => {
      const draw = lognormal(seededRandom(REPLAY_SEED + run), handle);
      return replay(arrivals, { from: hours.from, servers }, draw, within) / arrivals.at.length;
    });
    const mean = shares.reduce((sum, each) => sum + each, 0) / runs;
    if (runs < ENOUGH_RUNS) return { share: mean, low: null, high: null };
    shares.sort();
    return {
      share: mean,
      low: Math.min(mean, quantile(shares, 0.025)!),
      high: Math.max(mean, quantile(shares, 0.975)!),
    };
  };
  const scheduleAt = (multiple: number): StaffSchedule => loads.map((load) => Math.round(load * multiple));
  const reaches = (multiple: number) => (evaluate(scheduleAt(multiple)).share ?? 0) >= share;
  let [low, high] = [1, 2];
  while (!reaches(high)) [low, high] = [high, 2 * high];
  while (high / low > 1.02) {
    const middle = Math.sqrt(low * high);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return levelsOf(scheduleAt(high), evaluate, (multiple) => scheduleAt(high * multiple));
}

/** Spikes: runs of hours in which far more customers wrote than the same hours of other weeks predict. */
import { groupedBy } from '../../domain/group.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { findSpikes } from '../../statistics/spikes.ts';
import { countedHours, type KnownTime, type WeekHour } from './counted-hours.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Spike {
  /** Start of the first hour and end of the last, unix seconds. */
  from: number;
  until: number;
  /** Its hours that are significant by themselves. */
  hours: number;
  /** Distinct customers who began a turn in it, and the sum of those expected in its hours. */
  customers: number;
  expected: number;
  /** The smallest p value of its hours. */
  p: number;
  /** By customer: its due turns, and those not answered in time. */
  due: ClusterType[];
  /** A sample of its turns in order of time, and one of earlier turns, evenly spread. */
  turns: readonly SpokenTurn[];
  before: readonly SpokenTurn[];
}

export interface SpokenTurn {
  key: number;
  customer: number;
}

export interface Spikes {
  /** In order of time. */
  spikes: readonly Spike[];
  /** Hours inside coverage, and those with enough other weeks to be tested. */
  hours: number;
  tested: number;
  /** Hours in which nobody wrote. */
  empty: number;
}

export interface SpikeCounts {
  of(group: number): Spikes;
}

/** Sample sizes for new terms: turns of a spike, and turns before it. */
const [SPOKEN, SPOKEN_BEFORE] = [500, 2_000];
const HOUR = 3_600;
/** Significant hours with at most this many others between them are one spike. */
const BRIDGED = 1;

const NONE: Spikes = { spikes: [], hours: 0, tested: 0, empty: 0 };

/**
 * @param window seconds in which an answer counts
 * @param population of the share that was not answered
 */
export function spikeCounts(window: number, population: Population, known?: KnownTime): TurnStatistic<SpikeCounts> {
  return {
    name: `spikes ${window} ${populationName(population)}`,
    open: () => foldSpikes(window, population, known),
  };
}

/** Outcome of a turn: not in the rate, answered in time, not answered in time. */
const [APART, ANSWERED, UNANSWERED] = [0, 1, 2];

/** Keeps twenty-one bytes a turn until the round ends. */
function foldSpikes(window: number, population: Population, known: KnownTime | undefined) {
  let n = 0;
  let [at, group, member] = [new Uint32Array(0), new Uint32Array(0), new Uint32Array(0)];
  let [key, stream] = [new Uint32Array(0), new Uint32Array(0)];
  let outcome = new Uint8Array(0);
  const found: Spikes[] = [];
  const streams: { brand: number; channel: string }[] = [];
  let members: Members | undefined;

  return {
    add(chunk: TurnChunk) {
      const { frame } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      members = chunk.members;
      [at, group, member] = [grown(at, n + frame.n), grown(group, n + frame.n), grown(member, n + frame.n)];
      [key, stream, outcome] = [grown(key, n + frame.n), grown(stream, n + frame.n), grown(outcome, n + frame.n)];
      for (let turn = 0; turn < frame.n; turn++, n++) {
        at[n] = frame.askedAt[turn]!;
        group[n] = chunk.group[turn]!;
        member[n] = chunk.member[turn]!;
        key[n] = frame.key[turn]!;
        const number = frame.brand[turn]! * frame.channels.length + frame.channel[turn]!;
        streams[number] ??= { brand: frame.brand[turn]!, channel: frame.channels[frame.channel[turn]!]! };
        stream[n] = number;
        const isDue = picked?.[turn] !== 0 && observed[turn]! >= window;
        const isAnswered = wait[turn]! >= 0 && wait[turn]! <= window;
        outcome[n] = isDue ? (isAnswered ? ANSWERED : UNANSWERED) : APART;
      }
    },
    endRound() {
      if (!members) return;
      const place = members.place;
      for (const [of, turns] of turnsByGroup(group.subarray(0, n), members.sizes.length)) {
        turns.sort((a, b) => at[a]! - at[b]! || key[a]! - key[b]!);
        const own = new Set<number>();
        for (const turn of turns) own.add(stream[turn]!);
        const hours = countedHours(
          turns.map((turn) => at[turn]!),
          [...own].map((number) => streams[number]!),
          known,
        );
        found[of] = spikesOf(hours, turns, {
          at: (turn) => at[turn]!,
          customer: (turn) => place[member[turn]!]!,
          key: (turn) => key[turn]!,
          outcome: (turn) => outcome[turn]!,
        });
      }
      n = 0;
    },
    finish: (): SpikeCounts => ({ of: (each) => found[each] ?? NONE }),
  };
}

interface TurnCells {
  at(turn: number): number;
  customer(turn: number): number;
  key(turn: number): number;
  outcome(turn: number): number;
}

/** @param turns of one group, in order of time */
function spikesOf(hours: readonly WeekHour[], turns: readonly number[], cells: TurnCells): Spikes {
  const counts = new Float64Array(hours.length);
  const firsts: number[] = [];
  let next = 0;
  for (const [hour, { start, end }] of hours.entries()) {
    while (next < turns.length && cells.at(turns[next]!) < start) next++;
    firsts[hour] = next;
    const customers = new Set<number>();
    for (; next < turns.length && cells.at(turns[next]!) < end; next++) customers.add(cells.customer(turns[next]!));
    counts[hour] = customers.size;
  }
  const { isSpike, expected, p, tested } = findSpikes({ counts, slots: hours.map(({ slot }) => slot) });
  const spikes = runsOf(hours, isSpike).map((run): Spike => {
    const [from, until] = [hours[run[0]!]!.start, hours[run.at(-1)!]!.end];
    const first = firsts[run[0]!]!;
    let last = first;
    while (last < turns.length && cells.at(turns[last]!) < until) last++;
    const inside = turns.slice(first, last);
    const spoken = (turn: number): SpokenTurn => ({ key: cells.key(turn), customer: cells.customer(turn) });
    const every = run.at(-1)! - run[0]! + 1;
    return {
      ...{ from, until, hours: run.length, customers: new Set(inside.map(cells.customer)).size },
      expected: sum(Array.from({ length: every }, (_, at) => expected[run[0]! + at]!)),
      p: Math.min(...run.map((hour) => p[hour]!)),
      due: dueOf(inside, cells),
      turns: inside.slice(0, SPOKEN).map(spoken),
      before: spread(turns.slice(0, first), SPOKEN_BEFORE).map(spoken),
    };
  });
  return { spikes, hours: hours.length, tested, empty: counts.filter((count) => count === 0).length };
}

/** Indexes of significant hours, one list per spike. */
function runsOf(hours: readonly WeekHour[], isSpike: Uint8Array): number[][] {
  const runs: number[][] = [];
  for (let hour = 0; hour < hours.length; hour++) {
    if (isSpike[hour] === 0) continue;
    const last = runs.at(-1)?.at(-1);
    const follows = last !== undefined && hours[hour]!.start - hours[last]!.end <= BRIDGED * HOUR;
    if (follows) runs.at(-1)!.push(hour);
    else runs.push([hour]);
  }
  return runs;
}

function dueOf(turns: readonly number[], { customer, outcome }: TurnCells): ClusterType[] {
  const due = turns.filter((turn) => outcome(turn) !== APART);
  return [...groupedBy(due, customer).values()].map((theirs) => ({
    due: theirs.length,
    hits: theirs.filter((turn) => outcome(turn) === UNANSWERED).length,
    customers: 1,
  }));
}

function* turnsByGroup(group: Uint32Array, groups: number): Generator<[group: number, turns: number[]]> {
  const turns: number[][] = Array.from({ length: groups }, () => []);
  for (let turn = 0; turn < group.length; turn++) turns[group[turn]!]!.push(turn);
  for (const [of, some] of turns.entries()) if (some.length > 0) yield [of, some];
}

/** At most `most` items of a list, evenly spread. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  const n = Math.min(most, items.length);
  return Array.from({ length: n }, (_, at) => items[Math.floor((at * items.length) / n)]!);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + (Number.isNaN(number) ? 0 : number), 0);
}

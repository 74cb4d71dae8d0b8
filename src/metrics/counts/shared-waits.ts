/** The waits of each group with customers numbered across groups, so that groups can be tested against each other. */
import type { GroupedWaits } from '../../statistics/log-rank.ts';
import { type Population, populationName } from './population.ts';
import { type GroupWaits, NO_WAITS } from './sorter.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { Values } from './values.ts';

export interface SharedWaits {
  /** Ascending. `customer` contains keys of accounts here, and `customers` is not used. */
  of(group: number): GroupWaits;
}

/** Keeps twelve bytes of each turn. */
export function sharedWaits(population: Population): TurnStatistic<SharedWaits> {
  return { name: `shared waits ${populationName(population)}`, open: () => foldWaits(population) };
}

function foldWaits(population: Population) {
  const values = new Values();
  const waits: GroupWaits[] = [];
  return {
    add(chunk: TurnChunk) {
      const { group, frame } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      for (let turn = 0; turn < group.length; turn++) {
        if (picked && picked[turn] === 0) continue;
        const [waited, watched] = [wait[turn]!, observed[turn]!];
        const isAnswered = waited >= 0 && waited <= watched;
        const seconds = (isAnswered ? waited : watched) >>> 0;
        values.add(group[turn]!, seconds, frame.customer[turn]!, isAnswered ? 1 : 0);
      }
    },
    endRound() {
      for (const group of values.groups()) waits[group] = values.take(group, 0);
    },
    finish: (): SharedWaits => ({ of: (group) => waits[group] ?? NO_WAITS }),
  };
}

/** Two groups as one population, with the group of each wait: 0 for those of a, 1 for those of b. */
export function pairedWaits(a: GroupWaits, b: GroupWaits): GroupedWaits {
  const n = a.time.length + b.time.length;
  const [time, ended, group] = [new Uint32Array(n), new Uint8Array(n), new Uint8Array(n)];
  const customer = new Uint32Array(n);
  const numberOf = numbering([a, b]);
  let [first, second] = [0, 0];
  for (let at = 0; at < n; at++) {
    const isOfA = second === b.time.length || (first < a.time.length && isNotAfter(a, first, b, second));
    const from = isOfA ? a : b;
    const place = isOfA ? first++ : second++;
    time[at] = from.time[place]!;
    ended[at] = from.ended[place]!;
    customer[at] = numberOf.of(from.customer[place]!);
    group[at] = isOfA ? 0 : 1;
  }
  return { time, ended, customer, customers: numberOf.count(), group, groups: 2 };
}

/** The order of waits: by time; of equal times the answered before the censored. */
function isNotAfter(a: GroupWaits, first: number, b: GroupWaits, second: number): boolean {
  const [one, other] = [a.time[first]!, b.time[second]!];
  return one === other ? a.ended[first]! >= b.ended[second]! : one < other;
}

/** Numbers keys of accounts from 0, in the order in which they are first asked for. */
function numbering(sides: readonly GroupWaits[]) {
  let most = 0;
  for (const { customer } of sides) for (const key of customer) if (key > most) most = key;
  const numbers = new Uint32Array(most + 1);
  let count = 0;
  return {
    of(key: number): number {
      if (numbers[key] === 0) numbers[key] = ++count;
      return numbers[key]! - 1;
    },
    count: () => count,
  };
}

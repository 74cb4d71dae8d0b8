/** Due turns, whose window has passed, and those not answered within it. */
import type { ClusterType } from '../../statistics/bootstrap.ts';
import type { PickedType } from '../../statistics/labelled-rate.ts';
import { CustomerTypes, MemberTally, PickedTypes } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Overdue {
  /** By customer: turns that were due, and how many of them were not answered in time. */
  customers: ClusterType[];
  /** Watched for less than the window. */
  pending: number;
}

export interface OverdueCounts {
  of(group: number): Overdue;
  /** Customers by their turns in the population and in `besides`. */
  among(group: number): PickedType[];
}

/**
 * @param window seconds
 * @param besides a larger population that contains the first, where both counts are needed by customer
 */
export function overdue(window: number, population: Population, besides?: Population): TurnStatistic<OverdueCounts> {
  const name = ['overdue', window, populationName(population), ...(besides ? [populationName(besides)] : [])].join(' ');
  return { name, whole: 'customers', open: () => foldOverdue(window, population, besides) };
}

function foldOverdue(window: number, population: Population, besides: Population | undefined) {
  const some = tallyOf(window, population);
  const all = besides && tallyOf(window, besides);
  const types = new CustomerTypes();
  const both = new PickedTypes();
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      members = chunk.members;
      some.add(chunk);
      all?.add(chunk);
    },
    endRound() {
      if (!members) return;
      types.add(some.tally, members);
      if (all) both.add(some.tally, all.tally, members);
      some.tally.endRound();
      all?.tally.endRound();
    },
    finish: (): OverdueCounts => ({
      of: (group) => ({ customers: types.of(group), pending: some.pending(group) }),
      among: (group) => both.of(group),
    }),
  };
}

function tallyOf(window: number, population: Population) {
  const tally = new MemberTally();
  let pending = new Uint32Array(0);
  return {
    tally,
    pending: (group: number) => pending[group] ?? 0,
    add(chunk: TurnChunk): void {
      const { group, groups, member, members } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      tally.reach(members.n);
      pending = grown(pending, groups);
      countPending(pending, group, observed, window, picked);
      countDue(tally.pairs, member, wait, observed, window, picked);
    },
  };
}

function countPending(
  pending: Uint32Array,
  group: Uint32Array,
  observed: Float64Array,
  window: number,
  picked: Uint8Array | undefined,
): void {
  for (let turn = 0; turn < group.length; turn++)
    if (observed[turn]! < window && picked?.[turn] !== 0) pending[group[turn]!]!++;
}

/** Counts turns that were due, and those that were not answered in time, by member. */
function countDue(
  pairs: Uint32Array,
  member: Uint32Array,
  wait: Float64Array,
  observed: Float64Array,
  window: number,
  picked: Uint8Array | undefined,
): void {
  for (let turn = 0; turn < member.length; turn++) {
    if (observed[turn]! < window || picked?.[turn] === 0) continue;
    const at = 2 * member[turn]!;
    pairs[at]!++;
    if (wait[turn]! < 0 || wait[turn]! > window) pairs[at + 1]!++;
  }
}

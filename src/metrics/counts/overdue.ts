/** Turns whose window has passed, and which of them were not answered within it. */
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
  /** Customers by their turns in the population, and by all of their turns; see besides. */
  among(group: number): PickedType[];
}

/**
 * @param window seconds
 * @param besides a population that holds all of the first, where customers are to be told apart by both
 */
export function overdue(window: number, population: Population, besides?: Population): TurnStatistic<OverdueCounts> {
  const name = ['overdue', window, populationName(population), ...(besides ? [populationName(besides)] : [])].join(' ');
  return { name, open: () => foldOverdue(window, population, besides) };
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
      const { group, member, members } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      tally.reach(members.n);
      const { pairs } = tally;
      pending = grown(pending, members.sizes.length);
      for (let turn = 0; turn < group.length; turn++) {
        if (picked && picked[turn] === 0) continue;
        if (observed[turn]! < window) {
          pending[group[turn]!]!++;
          continue;
        }
        const seconds = wait[turn]!;
        const at = 2 * member[turn]!;
        pairs[at]!++;
        if (seconds < 0 || seconds > window) pairs[at + 1]!++;
      }
    },
  };
}

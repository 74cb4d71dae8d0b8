/** Turns whose target has passed, which of them were not answered within it, and what is still open. */
import { riskOf } from '../../domain/queue.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Promises {
  /** By customer: turns that were due, and how many of them were not answered in time. */
  missed: ClusterType[];
  n: number;
  open: number;
  atRisk: number;
  /** Target in seconds -> turns that were promised it. */
  targets: ReadonlyMap<number, number>;
}

export interface PromiseCounts {
  /** Whether turns have targets of their own. */
  byPolicy: boolean;
  of(group: number): Promises;
}

type Tally = { n: number; open: number; atRisk: number; targets: Map<number, number> };

/** @param target seconds, where turns have none of their own */
export function promises(target: number, population: Population): TurnStatistic<PromiseCounts> {
  return { name: `promises ${target} ${populationName(population)}`, open: () => foldPromises(target, population) };
}

function foldPromises(target: number, population: Population) {
  const missed = new MemberTally();
  const types = new CustomerTypes();
  const groups: Tally[] = [];
  let members: Members | undefined;
  let byPolicy = false;
  return {
    add(chunk: TurnChunk) {
      const { frame, group, member } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      members = chunk.members;
      byPolicy ||= frame.target !== undefined;
      missed.reach(members.n);
      const { pairs } = missed;
      for (let turn = 0; turn < group.length; turn++) {
        if (picked && picked[turn] === 0) continue;
        const promised = frame.target ? frame.target[turn]! : target;
        const waited = wait[turn]!;
        const watched = observed[turn]!;
        groups[group[turn]!] ??= { n: 0, open: 0, atRisk: 0, targets: new Map() };
        const tally = groups[group[turn]!]!;
        tally.n++;
        if (frame.target) tally.targets.set(promised, (tally.targets.get(promised) ?? 0) + 1);
        if (watched >= promised) {
          pairs[2 * member[turn]!]!++;
          if (waited < 0 || waited > promised) pairs[2 * member[turn]! + 1]!++;
        } else if (waited < 0) {
          tally.open++;
          if (riskOf(watched, promised) === 'at-risk') tally.atRisk++;
        }
      }
    },
    endRound() {
      if (members) types.add(missed, members);
      missed.endRound();
    },
    finish: (): PromiseCounts => ({
      byPolicy,
      of(group) {
        const tally = groups[group] ?? { n: 0, open: 0, atRisk: 0, targets: new Map() };
        return { ...tally, missed: types.of(group) };
      },
    }),
  };
}

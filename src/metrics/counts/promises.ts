/** SLA targets: turns whose target has passed, those not answered within it, and those still open. */
import { riskOf } from '../../domain/queue.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Promises {
  /** By customer: turns that were due, and how many of them were not answered in time. */
  missed: ClusterType[];
  n: number;
  open: number;
  atRisk: number;
  /** Target in seconds -> turns with that target. */
  targets: ReadonlyMap<number, number>;
}

export interface PromiseCounts {
  /** Whether turns have targets of their own. */
  byPolicy: boolean;
  of(group: number): Promises;
}

/** @param target seconds, where turns have none of their own */
export function promises(target: number, population: Population): TurnStatistic<PromiseCounts> {
  return {
    name: `promises ${target} ${populationName(population)}`,
    whole: 'customers',
    open: () => foldPromises(target, population),
  };
}

function foldPromises(target: number, population: Population) {
  const missed = new MemberTally();
  const types = new CustomerTypes();
  let [n, open, atRisk] = [new Float64Array(0), new Float64Array(0), new Float64Array(0)];
  const targets: Map<number, number>[] = [];
  let members: Members | undefined;
  let byPolicy = false;
  return {
    add(chunk: TurnChunk) {
      const { frame, group, groups, member } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      members = chunk.members;
      byPolicy ||= frame.target !== undefined;
      missed.reach(members.n);
      [n, open, atRisk] = [grown(n, groups), grown(open, groups), grown(atRisk, groups)];
      const { pairs } = missed;
      for (let turn = 0; turn < group.length; turn++) {
        if (picked && picked[turn] === 0) continue;
        const of = group[turn]!;
        const promised = frame.target ? frame.target[turn]! : target;
        const waited = wait[turn]!;
        const watched = observed[turn]!;
        n[of]!++;
        if (frame.target) countTarget(of, promised);
        if (watched >= promised) {
          pairs[2 * member[turn]!]!++;
          if (waited < 0 || waited > promised) pairs[2 * member[turn]! + 1]!++;
        } else if (waited < 0) {
          open[of]!++;
          if (riskOf(watched, promised) === 'at-risk') atRisk[of]!++;
        }
      }
    },
    endRound() {
      if (members) types.add(missed, members);
      missed.endRound();
    },
    finish: (): PromiseCounts => ({
      byPolicy,
      of: (group) => ({
        ...{ n: n[group] ?? 0, open: open[group] ?? 0, atRisk: atRisk[group] ?? 0 },
        targets: targets[group] ?? new Map(),
        missed: types.of(group),
      }),
    }),
  };

  function countTarget(group: number, promised: number): void {
    targets[group] ??= new Map();
    targets[group].set(promised, (targets[group].get(promised) ?? 0) + 1);
  }
}

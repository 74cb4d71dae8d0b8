/** Turns that are dated without a time of day. */
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Dated {
  n: number;
  /** The shortest target of any of them, seconds; Infinity where none has a target of its own. */
  shortestTarget: number;
}

export interface DatedCounts {
  of(group: number): Dated;
}

export function datesOnly(population: Population): TurnStatistic<DatedCounts> {
  return { name: `dates only ${populationName(population)}`, open: () => foldDates(population) };
}

function foldDates(population: Population) {
  const groups: Dated[] = [];
  return {
    add(chunk: TurnChunk) {
      const { datesOnly, target } = chunk.frame;
      if (!datesOnly) return;
      const picked = chunk.pick(population);
      for (let turn = 0; turn < datesOnly.length; turn++) {
        if (datesOnly[turn] === 0 || picked?.[turn] === 0) continue;
        groups[chunk.group[turn]!] ??= { n: 0, shortestTarget: Number.POSITIVE_INFINITY };
        const dated = groups[chunk.group[turn]!]!;
        dated.n++;
        if (target && target[turn]! < dated.shortestTarget) dated.shortestTarget = target[turn]!;
      }
    },
    finish: (): DatedCounts => ({
      of: (group) => groups[group] ?? { n: 0, shortestTarget: Number.POSITIVE_INFINITY },
    }),
  };
}

/** How many turns there are. */
import { grown } from './grown.ts';
import { type Population, populationName } from './population.ts';
import { countByGroup } from './sums.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface TurnCounts {
  of(group: number): number;
}

export function turns(population: Population): TurnStatistic<TurnCounts> {
  return { name: `turns ${populationName(population)}`, open: () => foldTurns(population) };
}

function foldTurns(population: Population) {
  let n = new Float64Array(0);
  return {
    add(chunk: TurnChunk) {
      const { group, groups } = chunk;
      n = grown(n, groups);
      countByGroup(n, group, chunk.pick(population));
    },
    finish: (): TurnCounts => ({ of: (group) => n[group] ?? 0 }),
  };
}

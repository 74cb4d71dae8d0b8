/** How many turns there are. */
import { grown } from './grown.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface TurnCounts {
  of(group: number): number;
}

export function turns(population: Population): TurnStatistic<TurnCounts> {
  return { name: `turns ${populationName(population)}`, open: () => foldTurns(population) };
}

function foldTurns(population: Population) {
  let n = new Uint32Array(0);
  return {
    add(chunk: TurnChunk) {
      const { group, members } = chunk;
      const picked = chunk.pick(population);
      n = grown(n, members.sizes.length);
      for (let turn = 0; turn < group.length; turn++) if (!picked || picked[turn] === 1) n[group[turn]!]!++;
    },
    finish: (): TurnCounts => ({ of: (group) => n[group] ?? 0 }),
  };
}

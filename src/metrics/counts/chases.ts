/** How often customers chase: quantiles of the posts of first turns beyond the one that opened the conversation. */
import type { Estimate } from '../../statistics/estimate.ts';
import { sampleQuantiles } from '../../statistics/sample-quantiles.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { readLater, Values } from './values.ts';

export interface ChaseCounts {
  /** 90th percentile of chases per conversation: see sampleQuantiles. */
  p90(group: number): Estimate;
}

/** Conversations of a population, counted where their first turn falls. */
export function chases(population: Population): TurnStatistic<ChaseCounts> {
  return { name: `chases ${populationName(population)}`, open: () => foldChases(population) };
}

const NO_ESTIMATE: Estimate = { value: null, low: null, high: null, method: null, n: 0 };

function foldChases(population: Population) {
  const values = new Values();
  const p90: (() => Estimate)[] = [];
  return {
    add(chunk: TurnChunk) {
      const { frame, group } = chunk;
      const { ordinal, posts, customer } = frame;
      const picked = chunk.pick(population);
      for (let turn = 0; turn < frame.n; turn++)
        if (ordinal[turn] === 1 && picked?.[turn] !== 0) values.add(group[turn]!, posts[turn]! - 1, customer[turn]!, 1);
    },
    endRound(isLast: boolean) {
      for (const group of values.groups()) {
        const chasesOf = values.takeOfKeys(group, !isLast);
        p90[group] = readLater(() => sampleQuantiles(chasesOf, [0.9])[0]!, isLast);
      }
    },
    finish: (): ChaseCounts => ({ p90: (group) => (p90[group] ?? (() => NO_ESTIMATE))() }),
  };
}

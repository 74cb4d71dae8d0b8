/** Turns answered outside business hours, before an open second had passed: their waits in calendar seconds. */
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface OffHoursCounts {
  /** Calendar seconds, ascending. Keeps eight bytes a turn. */
  of(group: number): Float64Array;
}

export function offHours(population: Population): TurnStatistic<OffHoursCounts> {
  return { name: `off hours ${populationName(population)}`, open: () => foldOffHours(population) };
}

function foldOffHours(population: Population) {
  const waits: number[][] = [];
  return {
    add(chunk: TurnChunk) {
      const { offHours } = chunk.times(population.hours);
      if (!offHours) return;
      const picked = chunk.pick(population);
      for (let turn = 0; turn < offHours.length; turn++) {
        if (offHours[turn] === 0 || picked?.[turn] === 0) continue;
        waits[chunk.group[turn]!] ??= [];
        waits[chunk.group[turn]!]!.push(chunk.frame.calendarWait[turn]!);
      }
    },
    finish: (): OffHoursCounts => ({ of: (group) => Float64Array.from(waits[group] ?? []).sort() }),
  };
}

/** Due turns by kind of case, so that two sides can be compared under the same case mix. */

import { durationLabel } from '../../domain/duration.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Strata } from '../../statistics/standardised.ts';
import { grown } from './grown.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

/** Assigns a kind of case to every turn. */
export interface Mix {
  /** Identifies it: mixes of the same name give the same codes. */
  name: string;
  /** From 0. */
  code(frame: TurnFrame, turn: number): number;
}

export interface Cases extends Strata {
  stratum: Uint32Array;
  customer: Uint32Array;
  /** 1 where it was not answered within the window. */
  hit: Uint8Array;
}

export interface CaseMix {
  of(group: number): Cases;
}

/** Keeps nine bytes of each turn that is due. @param window seconds */
export function caseMix(window: number, population: Population, mix: Mix): TurnStatistic<CaseMix> {
  const name = `case mix ${mix.name} ${durationLabel(window)} ${populationName(population)}`;
  return { name, open: () => foldCases(window, population, mix) };
}

function foldCases(window: number, population: Population, mix: Mix) {
  const groups: (Cases & { n: number })[] = [];
  return {
    add(chunk: TurnChunk) {
      const { group, frame } = chunk;
      const { wait, observed } = chunk.times(population.hours);
      const picked = chunk.pick(population);
      for (let turn = 0; turn < group.length; turn++) {
        if ((picked && picked[turn] === 0) || observed[turn]! < window) continue;
        groups[group[turn]!] ??= { ...NONE, n: 0 };
        const cases = groups[group[turn]!]!;
        const at = cases.n++;
        cases.stratum = grown(cases.stratum, at + 1);
        cases.customer = grown(cases.customer, at + 1);
        cases.hit = grown(cases.hit, at + 1);
        cases.stratum[at] = mix.code(frame, turn);
        cases.customer[at] = frame.customer[turn]!;
        cases.hit[at] = wait[turn]! < 0 || wait[turn]! > window ? 1 : 0;
      }
    },
    finish: (): CaseMix => ({ of: (group) => trimmed(groups[group]) }),
  };
}

const NONE: Cases = { stratum: new Uint32Array(0), customer: new Uint32Array(0), hit: new Uint8Array(0) };

function trimmed(cases: (Cases & { n: number }) | undefined): Cases {
  if (!cases) return NONE;
  const { stratum, customer, hit, n } = cases;
  return { stratum: stratum.subarray(0, n), customer: customer.subarray(0, n), hit: hit.subarray(0, n) };
}

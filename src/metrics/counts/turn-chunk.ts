/** The input of statistics of turns: a chunk of turns, each with its group and its member. */
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { type Grouping, GroupNumbers } from './groups.ts';
import { grown } from './grown.ts';
import { Members } from './members.ts';
import { membersOf, type Population, populationName, type Times } from './population.ts';
import { type Counts, Foldings, type Statistic } from './statistic.ts';

/** A chunk of turns as it is read. */
export interface ReadTurns {
  frame: TurnFrame;
  /** Their waits in the hours of the policy's targets, where these differ. */
  promised?: Times;
}

export interface TurnChunk {
  /** In the order of their keys. */
  frame: TurnFrame;
  /** The group of each turn. */
  group: Uint32Array;
  /** The member of its group that each turn is of. */
  member: Uint32Array;
  members: Members;
  times(hours: Population['hours']): Times;
  /** 1 for each turn of a population; undefined where all are. */
  pick(population: Population): Uint8Array | undefined;
}

export type TurnStatistic<Count> = Statistic<TurnChunk, Count>;

/**
 * Counts turns chunk by chunk, in the order of their keys. Rounds are read one after the other: no group has turns in two, and
 * no customer turns of one brand in two.
 */
export class TurnCounting {
  #groups: GroupNumbers<TurnFrame>;
  #foldings: Foldings<TurnChunk>;
  #members = new Members();
  #n = 0;
  /** Reused for each chunk. */
  #group = new Uint32Array(0);
  #member = new Uint32Array(0);

  constructor(statistics: readonly TurnStatistic<unknown>[], by: readonly Grouping<TurnFrame>[]) {
    this.#groups = new GroupNumbers(by);
    this.#foldings = new Foldings(statistics);
  }

  add({ frame, promised }: ReadTurns): void {
    this.#group = grown(this.#group, frame.n);
    this.#member = grown(this.#member, frame.n);
    const group = this.#groups.number(frame, this.#group.subarray(0, frame.n).fill(0));
    const member = this.#member.subarray(0, frame.n);
    this.#members.number(frame.customer, group, member);
    const picked = new Map<string, Uint8Array | undefined>();
    const chunk: TurnChunk = {
      frame,
      group,
      members: this.#members,
      member,
      times: (hours) => (hours === 'promised' ? (promised ?? frame) : frame),
      pick(population) {
        const name = populationName(population);
        if (!picked.has(name)) picked.set(name, membersOf(population, frame, chunk.times));
        return picked.get(name);
      },
    };
    this.#n += frame.n;
    this.#foldings.add(chunk);
  }

  /** To be called when all turns of a round have been added. */
  endRound(isLast = true): void {
    this.#foldings.endRound(isLast);
    this.#members.endRound();
  }

  /** To be called after the last round. */
  counts(): Counts {
    return { ...this.#groups.groups(), n: this.#n, of: (statistic) => this.#foldings.of(statistic) };
  }
}

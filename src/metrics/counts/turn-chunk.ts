/** The input of statistics of turns: a chunk of turns, each with its group and its member. */
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { freeRooms } from '../../statistics/lent-room.ts';
import { type Grouping, GroupNumbers } from './groups.ts';
import { grown } from './grown.ts';
import { Members } from './members.ts';
import { membersOf, type Population, populationName, type Times } from './population.ts';
import { type Counts, Foldings, type Statistic, type Whole } from './statistic.ts';
import { readLater } from './values.ts';

/** A chunk of turns as it is read. */
export interface ReadTurns {
  frame: TurnFrame;
  /** Their waits in the hours of the policy's targets, where these differ. */
  promised?: Times;
}

/** A round in which some of the turns are counted. */
export interface CountingRound {
  /** What it has all turns of; both when left out. */
  whole?: Whole;
  /** Where it has whole customers: the least of their keys. */
  customers?: { from: number };
}

export interface TurnChunk {
  /** In the order of their keys. */
  frame: TurnFrame;
  /** The group of each turn. */
  group: Uint32Array;
  /** How many groups there are so far. */
  groups: number;
  /** The member of its group that each turn is of. */
  readonly member: Uint32Array;
  readonly members: Members;
  times(hours: Population['hours']): Times;
  /** 1 for each turn of a population; undefined where all are. */
  pick(population: Population): Uint8Array | undefined;
}

export type TurnStatistic<Count> = Statistic<TurnChunk, Count>;

/**
 * Counts turns chunk by chunk, in the order of their keys. Very many are read in rounds, and each turn twice: once in a round
 * with its whole group, and once in one with all turns of its customer.
 */
export class TurnCounting {
  #groups: GroupNumbers<TurnFrame>;
  #foldings: Foldings<TurnChunk>;
  #members = new Members();
  #n = 0;
  #whole: Whole | undefined;
  /** Reused for each chunk. */
  #group = new Uint32Array(0);
  #member = new Uint32Array(0);

  constructor(statistics: readonly TurnStatistic<unknown>[], by: readonly Grouping<TurnFrame>[]) {
    this.#groups = new GroupNumbers(by);
    this.#foldings = new Foldings(statistics);
  }

  add({ frame, promised }: ReadTurns, { whole, customers }: CountingRound = {}): void {
    if (whole !== this.#whole) freeRooms();
    this.#whole = whole;
    this.#group = grown(this.#group, frame.n);
    const group = this.#groups.number(frame, this.#group.subarray(0, frame.n).fill(0));
    // Only once a statistic asks for it.
    const member = readLater(() => this.#membersOf(frame, group, customers?.from ?? 0), true);
    const all = this.#members;
    const picked = new Map<string, Uint8Array | undefined>();
    const chunk: TurnChunk = {
      frame,
      group,
      groups: this.#groups.n,
      get member() {
        return member();
      },
      get members() {
        member();
        return all;
      },
      times: (hours) => (hours === 'promised' ? (promised ?? frame) : frame),
      pick(population) {
        const name = populationName(population);
        if (!picked.has(name)) picked.set(name, membersOf(population, frame, chunk.times));
        return picked.get(name);
      },
    };
    if (whole !== 'customers') this.#n += frame.n;
    this.#foldings.add(chunk, whole);
  }

  /** To be called when all turns of a round have been added. */
  endRound(isLast = true, { whole }: CountingRound = {}): void {
    this.#foldings.endRound(isLast, whole);
    this.#members.endRound();
  }

  #membersOf({ n, customer }: TurnFrame, group: Uint32Array, least: number): Uint32Array {
    this.#member = grown(this.#member, n);
    const member = this.#member.subarray(0, n);
    this.#members.number(customer, group, member, least);
    return member;
  }

  /** To be called after the last round. */
  counts(): Counts {
    return { ...this.#groups.groups(), n: this.#n, of: (statistic) => this.#foldings.of(statistic) };
  }
}

/** Turns on their way into the statistics: some of them at a time, each with its group and its customer in that group. */
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { type Grouping, GroupNumbers } from './groups.ts';
import { Members } from './members.ts';
import { membersOf, type Population, populationName } from './population.ts';
import { type Counts, Foldings, type Statistic } from './statistic.ts';

/** What is known of the waits of turns, in the hours that count. */
export type Times = Pick<TurnFrame, 'wait' | 'observed' | 'offHours' | 'byCalendar'>;

/** Turns as they are read. */
export interface ReadTurns {
  frame: TurnFrame;
  /** Their waits in the hours in which the policy makes its promise, where these are others. */
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

/** Counts turns chunk by chunk, in the order of their keys; in several rounds, each of some of the customers. */
export class TurnCounting {
  #groups: GroupNumbers<TurnFrame>;
  #members: Members;
  #foldings: Foldings<TurnChunk>;
  #n = 0;

  /** @param rounds customers of one round have the same key modulo this */
  constructor(statistics: readonly TurnStatistic<unknown>[], by: readonly Grouping<TurnFrame>[], rounds = 1) {
    this.#groups = new GroupNumbers(by);
    this.#members = new Members(rounds);
    this.#foldings = new Foldings(statistics);
  }

  add({ frame, promised }: ReadTurns): void {
    const group = this.#groups.number(frame);
    const picked = new Map<string, Uint8Array | undefined>();
    const chunk: TurnChunk = {
      frame,
      group,
      members: this.#members,
      member: this.#members.number(frame.customer, group),
      times: (hours) => (hours === 'promised' ? (promised ?? frame) : frame),
      pick(population) {
        const name = populationName(population);
        if (!picked.has(name)) picked.set(name, membersOf(population, chunk));
        return picked.get(name);
      },
    };
    this.#n += frame.n;
    this.#foldings.add(chunk);
  }

  /** Every turn of the customers of a round has been added. */
  endRound(): void {
    this.#foldings.endRound();
    this.#members.endRound();
  }

  /** After the last round. */
  counts(): Counts {
    return { ...this.#groups.groups(), n: this.#n, of: (statistic) => this.#foldings.of(statistic) };
  }
}

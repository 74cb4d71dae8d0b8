/** Whole conversations: all turns from the first on, also those outside the period or the filter. */
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { Episodes } from './episodes.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Conversations {
  n: number;
  /** Chases: posts of first turns after the opening post. */
  chases: number;
  /** All their turns up to as-of. */
  turns: number;
  /** Conversations that continue an earlier episode. */
  repeats: number;
  /** By customer: conversations, and those with a chase, or with a second turn. */
  chased: ClusterType[];
  back: ClusterType[];
}

export interface ConversationCounts {
  of(group: number): Conversations;
}

/**
 * Conversations of a population, counted where their first turn falls.
 * @param gap seconds; see Episodes
 */
export function conversations(gap: number, population: Population): TurnStatistic<ConversationCounts> {
  return {
    name: `conversations ${gap} ${populationName(population)}`,
    whole: 'customers',
    open: () => foldConversations(gap, population),
  };
}

function foldConversations(gap: number, population: Population) {
  const counting = new Counting();
  const episodes = new Episodes();
  const [chasedTypes, backTypes] = [new CustomerTypes(), new CustomerTypes()];
  let repeats = new Float64Array(0);
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      const picked = chunk.pick(population);
      members = chunk.members;
      repeats = grown(repeats, chunk.groups);
      counting.add(chunk, picked);
      episodes.add(chunk, picked);
    },
    endRound() {
      if (!members) return;
      const { chased, back } = counting;
      counting.endRound();
      episodes.endRound(gap, repeats);
      chasedTypes.add(chased, members);
      backTypes.add(back, members);
      for (const tally of [chased, back]) tally.endRound();
    },
    finish: (): ConversationCounts => ({
      of: (group) => ({
        n: counting.n[group] ?? 0,
        chases: counting.chases[group] ?? 0,
        turns: counting.turns[group] ?? 0,
        repeats: repeats[group] ?? 0,
        chased: chasedTypes.of(group),
        back: backTypes.of(group),
      }),
    }),
  };
}

/** Counts one conversation at a time; later turns of the current one may be in the next chunk. */
class Counting {
  n = new Float64Array(0);
  chases = new Float64Array(0);
  turns = new Float64Array(0);
  readonly chased = new MemberTally();
  readonly back = new MemberTally();
  /** The current conversation: key of its first turn, its group and member, and its turns (0 where it is not counted). */
  #key = Number.NaN;
  #group = 0;
  #member = 0;
  #turns = 0;

  /** @param picked 1 for each turn that counts; all of them when left out */
  add(
    { frame, group, groups, member, members }: Omit<TurnChunk, 'times' | 'pick'>,
    picked: Uint8Array | undefined,
  ): void {
    const { key, ordinal, posts, laterTurns = NONE } = frame;
    [this.n, this.chases, this.turns] = [grown(this.n, groups), grown(this.chases, groups), grown(this.turns, groups)];
    this.chased.reach(members.n);
    this.back.reach(members.n);
    let later = 0;
    for (let turn = 0; turn < ordinal.length; turn++) {
      if (ordinal[turn] !== 1) {
        if (key[turn]! - ordinal[turn]! + 1 === this.#key) this.#goOn();
        continue;
      }
      if (later < laterTurns.length) later = this.#follow(laterTurns, later);
      this.#key = key[turn]!;
      this.#turns = 0;
      if (picked && picked[turn] === 0) continue;
      this.#begin(group[turn]!, member[turn]!, posts[turn]! - 1);
    }
    this.#follow(laterTurns, later);
  }

  endRound(): void {
    this.#key = Number.NaN;
  }

  /** @param chase posts of the first turn beyond the first */
  #begin(group: number, member: number, chase: number): void {
    this.#group = group;
    this.#member = member;
    this.#turns = 1;
    this.n[group]!++;
    this.chases[group]! += chase;
    this.turns[group]!++;
    this.chased.count(member, chase > 0);
    this.back.count(member, false);
  }

  /** Counts a later turn. */
  #goOn(): void {
    if (this.#turns === 0) return;
    this.turns[this.#group]!++;
    if (this.#turns++ === 1) this.back.pairs[2 * this.#member + 1]!++;
  }

  /**
   * Counts turns of the current conversation that the filter left out.
   * @param from index of the first of them that may belong to it
   * @returns index of the first that belongs to a later conversation
   */
  #follow(laterTurns: Int32Array, from: number): number {
    let later = from;
    while (later < laterTurns.length && laterTurns[later]! < this.#key) later++;
    for (; later < laterTurns.length && laterTurns[later] === this.#key; later++) this.#goOn();
    return later;
  }
}

const NONE = new Int32Array(0);

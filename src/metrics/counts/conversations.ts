/** Conversations followed whole: from the turn that began them, wherever the period or the filter cuts. */
import type { ClusterType } from '../../statistics/bootstrap.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { sampleQuantiles } from '../../statistics/sample-quantiles.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { Episodes } from './episodes.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { Values } from './values.ts';

export interface Conversations {
  n: number;
  /** Posts of their first turns beyond the one that started each. */
  chases: number;
  /** Turns that they have had by now. */
  turns: number;
  /** Those that belong to the episode before them. */
  repeats: number;
  /** By customer: conversations, and those with a chase, or with a second turn. */
  chased: ClusterType[];
  back: ClusterType[];
  /** Quantiles of the chases of a conversation: see sampleQuantiles. */
  chaseQuantiles(shares: readonly number[]): Estimate[];
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
    open: () => foldConversations(gap, population),
  };
}

/** A conversation whose later turns may still come. */
interface Begun {
  /** Of its first turn. */
  key: number;
  group: number;
  member: number;
  chases: number;
  turns: number;
  isCounted: boolean;
}

function foldConversations(gap: number, population: Population) {
  const episodes = new Episodes();
  const [chased, back] = [new MemberTally(), new MemberTally()];
  const [chasedTypes, backTypes] = [new CustomerTypes(), new CustomerTypes()];
  const values = new Values();
  let n = new Float64Array(0);
  let chases = new Float64Array(0);
  let turns = new Float64Array(0);
  let repeats = new Float64Array(0);
  let members: Members | undefined;
  let customers = new Uint32Array(0);
  let begun: Begun | undefined;

  /** Counts the conversation at hand: whatever comes next is of another. */
  function close(): void {
    if (!begun?.isCounted || !members) return;
    const { group, member } = begun;
    n[group]!++;
    chases[group]! += begun.chases;
    turns[group]! += begun.turns;
    chased.pairs[2 * member]!++;
    if (begun.chases > 0) chased.pairs[2 * member + 1]!++;
    back.pairs[2 * member]!++;
    if (begun.turns > 1) back.pairs[2 * member + 1]!++;
    values.add(group, begun.chases, members.place[member]!, 1);
  }

  return {
    add(chunk: TurnChunk) {
      const { frame, group, member } = chunk;
      const { key, ordinal, posts, laterTurns = NONE } = frame;
      const picked = chunk.pick(population);
      members = chunk.members;
      const groups = members.sizes.length;
      [n, chases, turns, repeats] = [
        grown(n, groups),
        grown(chases, groups),
        grown(turns, groups),
        grown(repeats, groups),
      ];
      chased.reach(members.n);
      back.reach(members.n);
      const counted = new Int32Array(frame.n);
      let later = 0;
      /** Turns that the filter left out of the conversation at hand. */
      const followOthers = () => {
        if (!begun) return;
        while (later < laterTurns.length && laterTurns[later]! < begun.key) later++;
        for (; laterTurns[later] === begun.key; later++) begun.turns++;
      };
      for (let turn = 0; turn < frame.n; turn++) {
        const isCounted = !picked || picked[turn] === 1;
        counted[turn] = isCounted ? group[turn]! : -1;
        if (ordinal[turn] !== 1) {
          if (begun && key[turn]! - ordinal[turn]! + 1 === begun.key) begun.turns++;
          continue;
        }
        followOthers();
        close();
        begun = {
          key: key[turn]!,
          group: group[turn]!,
          member: member[turn]!,
          chases: posts[turn]! - 1,
          turns: 1,
          isCounted,
        };
      }
      followOthers();
      episodes.add(frame, counted);
    },
    endRound() {
      if (!members) return;
      close();
      begun = undefined;
      episodes.endRound(gap, repeats);
      chasedTypes.add(chased, members);
      backTypes.add(back, members);
      for (const tally of [chased, back]) tally.endRound();
      customers = members.sizes.slice();
    },
    finish: (): ConversationCounts => ({
      of: (group) => ({
        n: n[group] ?? 0,
        chases: chases[group] ?? 0,
        turns: turns[group] ?? 0,
        repeats: repeats[group] ?? 0,
        chased: chasedTypes.of(group),
        back: backTypes.of(group),
        chaseQuantiles: (shares) => sampleQuantiles(values.take(group, customers[group] ?? 0), shares),
      }),
    }),
  };
}

const NONE = new Int32Array(0);

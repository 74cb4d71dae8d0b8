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
import { readLater, Values } from './values.ts';

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
  /** Chases of a conversation that nine of ten do not exceed: see sampleQuantiles. */
  chaseP90(): Estimate;
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

const NOBODY: Begun = { key: Number.NaN, group: 0, member: 0, chases: 0, turns: 0, isCounted: false };

function foldConversations(gap: number, population: Population) {
  const episodes = new Episodes();
  const [chased, back] = [new MemberTally(), new MemberTally()];
  const [chasedTypes, backTypes] = [new CustomerTypes(), new CustomerTypes()];
  const values = new Values();
  let n = new Float64Array(0);
  let chases = new Float64Array(0);
  let turns = new Float64Array(0);
  let repeats = new Float64Array(0);
  const p90: (() => Estimate)[] = [];
  let members: Members | undefined;
  /** The conversation at hand. */
  const begun = { ...NOBODY };

  /** Counts the conversation at hand: whatever comes next is of another. */
  function close(place: Uint32Array): void {
    if (!begun.isCounted) return;
    const { group, member } = begun;
    n[group]!++;
    chases[group]! += begun.chases;
    turns[group]! += begun.turns;
    chased.pairs[2 * member]!++;
    if (begun.chases > 0) chased.pairs[2 * member + 1]!++;
    back.pairs[2 * member]!++;
    if (begun.turns > 1) back.pairs[2 * member + 1]!++;
    values.add(group, begun.chases, place[member]!, 1);
  }

  return {
    add(chunk: TurnChunk) {
      const { frame, group, member } = chunk;
      const { key, ordinal, posts, laterTurns = NONE } = frame;
      const picked = chunk.pick(population);
      members = chunk.members;
      const groups = members.sizes.length;
      [n, chases] = [grown(n, groups), grown(chases, groups)];
      [turns, repeats] = [grown(turns, groups), grown(repeats, groups)];
      chased.reach(members.n);
      back.reach(members.n);
      const counted = new Int32Array(frame.n);
      const { place } = members;
      let later = 0;
      for (let turn = 0; turn < frame.n; turn++) {
        const isCounted = !picked || picked[turn] === 1;
        counted[turn] = isCounted ? group[turn]! : -1;
        if (ordinal[turn] !== 1) {
          if (key[turn]! - ordinal[turn]! + 1 === begun.key) begun.turns++;
          continue;
        }
        if (later < laterTurns.length) later = follow(begun, laterTurns, later);
        close(place);
        begun.key = key[turn]!;
        begun.group = group[turn]!;
        begun.member = member[turn]!;
        begun.chases = posts[turn]! - 1;
        begun.turns = 1;
        begun.isCounted = isCounted;
      }
      follow(begun, laterTurns, later);
      episodes.add(chunk, counted);
    },
    endRound(isLast: boolean) {
      if (!members) return;
      close(members.place);
      Object.assign(begun, NOBODY);
      episodes.endRound(gap, repeats);
      chasedTypes.add(chased, members);
      backTypes.add(back, members);
      for (const tally of [chased, back]) tally.endRound();
      for (const group of values.groups()) {
        const chasesOf = values.take(group, members.sizes[group]!);
        p90[group] = readLater(() => sampleQuantiles(chasesOf, [0.9])[0]!, isLast);
      }
    },
    finish: (): ConversationCounts => ({
      of: (group) => ({
        n: n[group] ?? 0,
        chases: chases[group] ?? 0,
        turns: turns[group] ?? 0,
        repeats: repeats[group] ?? 0,
        chased: chasedTypes.of(group),
        back: backTypes.of(group),
        chaseP90: p90[group] ?? (() => NO_ESTIMATE),
      }),
    }),
  };
}

const NONE = new Int32Array(0);
const NO_ESTIMATE: Estimate = { value: null, low: null, high: null, method: null, n: 0 };

/**
 * Counts turns that the filter left out of a conversation.
 * @param from the first of them that may be of it
 * @returns the first that is of a later conversation
 */
function follow(begun: Begun, laterTurns: Int32Array, from: number): number {
  let later = from;
  while (later < laterTurns.length && laterTurns[later]! < begun.key) later++;
  for (; later < laterTurns.length && laterTurns[later] === begun.key; later++) begun.turns++;
  return later;
}

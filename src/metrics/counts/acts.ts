/** How many replies, and how many conversations, contain each reply act. */
import { REPLY_ACTS } from '../../domain/label.ts';
import { UNLABELLED } from '../../domain/reply-acts.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { actsOfPeople, eachConversation } from './replies.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

/** Index by REPLY_ACTS, then by customer. */
export interface Acts {
  /** Replies by people that are classified, and those with the act. */
  replies: ClusterType[][];
  /** Conversations that people answered and all of whose replies are classified, and those with the act in any reply. */
  conversations: ClusterType[][];
  /** Replies by people that nobody has classified yet, and conversations with one. */
  unlabelled: number;
  unlabelledConversations: number;
  automatic: number;
}

export interface ActCounts {
  of(group: number): Acts;
}

/** Conversations are counted where their first turn falls, with all of their replies. */
export const acts: TurnStatistic<ActCounts> = { name: 'acts', whole: 'customers', open: foldActs };

function foldActs() {
  const [replies, conversations] = [new ActTally(), new ActTally()];
  let [unlabelled, unlabelledConversations, automatic] = [NONE, NONE, NONE];
  let members: Members | undefined;
  return {
    add({ frame, group, groups, member, members: all }: TurnChunk) {
      members = all;
      unlabelled = grown(unlabelled, groups);
      unlabelledConversations = grown(unlabelledConversations, groups);
      automatic = grown(automatic, groups);
      eachConversation(frame, (turn, columns, from, to) => {
        const of = group[turn]!;
        for (let at = from; at < to; at++) {
          const mask = columns.acts[at]!;
          if (columns.auto[at] === 1) automatic[of]!++;
          else if ((mask & UNLABELLED) !== 0) unlabelled[of]!++;
          else replies.add(member[turn]!, mask);
        }
        const done = actsOfPeople(columns, from, to);
        if (done === 0) return;
        if ((done & UNLABELLED) !== 0) unlabelledConversations[of]!++;
        else conversations.add(member[turn]!, done);
      });
    },
    endRound() {
      if (!members) return;
      for (const tally of [replies, conversations]) tally.endRound(members);
    },
    finish: (): ActCounts => ({
      of: (group) => ({
        replies: replies.of(group),
        conversations: conversations.of(group),
        unlabelled: unlabelled[group] ?? 0,
        unlabelledConversations: unlabelledConversations[group] ?? 0,
        automatic: automatic[group] ?? 0,
      }),
    }),
  };
}

const NONE = new Uint32Array(0);
const PLACES = REPLY_ACTS.length + 1;

/** Counts by member. Keeps sixty bytes a member until the round ends, from the first classified reply on. */
class ActTally {
  /** By member: the total, followed by the count of each act. */
  #counts = new Uint32Array(0);
  #types = REPLY_ACTS.map(() => new CustomerTypes());

  add(member: number, mask: number): void {
    this.#counts = grown(this.#counts, (member + 1) * PLACES);
    const at = member * PLACES;
    this.#counts[at]!++;
    for (let act = 0; act < REPLY_ACTS.length; act++) if ((mask & (1 << act)) !== 0) this.#counts[at + 1 + act]!++;
  }

  endRound(members: Members): void {
    const tally = new MemberTally();
    tally.reach(members.n);
    const known = Math.min(members.n, Math.floor(this.#counts.length / PLACES));
    for (const [act, types] of this.#types.entries()) {
      for (let member = 0; member < known; member++) {
        tally.pairs[2 * member] = this.#counts[member * PLACES]!;
        tally.pairs[2 * member + 1] = this.#counts[member * PLACES + 1 + act]!;
      }
      types.add(tally, members);
    }
    this.#counts.fill(0);
  }

  of(group: number): ClusterType[][] {
    return this.#types.map((types) => types.of(group));
  }
}

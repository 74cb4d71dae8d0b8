/** What brands did in the conversations that they answered: helped, or only sent the customer elsewhere. */
import {
  ANY_DEFLECTION,
  DEFLECTS,
  isDeflection,
  type ReplyColumns,
  TRIED_ALL,
  UNLABELLED,
} from '../../domain/reply-acts.ts';
import { DESTINATIONS, type Destination } from '../../domain/tried-channels.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import type { Members } from './members.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Replies {
  /** By customer: conversations that people answered, and those that got nothing but another channel. */
  deflected: ClusterType[];
  /** Deflected conversations by where they were sent, several each where several were named. */
  to: Record<Destination, number>;
  /** Replies that send customers where they say they have been. */
  dodges: number;
  /** Conversations with a reply that is not classified yet. */
  unlabelled: number;
}

export interface ReplyCounts {
  of(group: number): Replies;
}

/** Conversations are counted where their first turn falls. */
export const replies: TurnStatistic<ReplyCounts> = { name: 'replies', open: foldReplies };

type Tally = Omit<Replies, 'deflected'>;

const nothing = (): Tally => ({ to: { dm: 0, phone: 0, web: 0, email: 0, store: 0 }, dodges: 0, unlabelled: 0 });

function foldReplies() {
  const groups: Tally[] = [];
  const answered = new MemberTally();
  const types = new CustomerTypes();
  let members: Members | undefined;
  return {
    add({ frame, group, member, members: all }: TurnChunk) {
      members = all;
      answered.reach(all.n);
      if (!frame.replies) return;
      const talks = repliedTo(frame.replies);
      for (let turn = 0; turn < frame.n; turn++) {
        const talk = talks.get(frame.key[turn]!);
        if (!talk || talk.acts === 0) continue;
        groups[group[turn]!] ??= nothing();
        const tally = groups[group[turn]!]!;
        tally.dodges += talk.dodges;
        if ((talk.acts & UNLABELLED) !== 0) {
          tally.unlabelled++;
          continue;
        }
        answered.pairs[2 * member[turn]!]!++;
        if (!isDeflection(talk.acts)) continue;
        answered.pairs[2 * member[turn]! + 1]!++;
        for (const name of DESTINATIONS) if ((talk.acts & DEFLECTS[name]) !== 0) tally.to[name]++;
      }
    },
    endRound() {
      if (members) types.add(answered, members);
      answered.endRound();
    },
    finish: (): ReplyCounts => ({ of: (group) => ({ ...(groups[group] ?? nothing()), deflected: types.of(group) }) }),
  };
}

export interface RepliedTo {
  /** Of all replies by people; 0 without one. */
  acts: number;
  dodges: number;
}

/** Conversations by the key of their first turn. */
export function repliedTo({ conversation, acts, tried }: ReplyColumns): Map<number, RepliedTo> {
  const talks = new Map<number, RepliedTo>();
  const n = conversation.length;
  for (let from = 0, to = 0; from < n; from = to) {
    const talk: RepliedTo = { acts: 0, dodges: 0 };
    // "I did" in a first post answers nobody: without a deflection before it, it says nothing of channels.
    let before = tried[from]! & ~TRIED_ALL;
    for (; to < n && conversation[to] === conversation[from]; to++) {
      talk.acts |= acts[to]!;
      if (to > from) before |= tried[to]!;
      const next = conversation[to + 1] === conversation[from] ? tried[to + 1]! : 0;
      const known = before | next;
      const been = (known & TRIED_ALL) === 0 ? known : ANY_DEFLECTION;
      if ((acts[to]! & ANY_DEFLECTION & been) !== 0) talk.dodges++;
    }
    talks.set(conversation[from]!, talk);
  }
  return talks;
}

/** Answered conversations in which the brand only sent the customer to another channel. */
import { ANY_DEFLECTION, DEFLECTS, isDeflection, TRIED_ALL, TRIED_FIRST, UNLABELLED } from '../../domain/reply-acts.ts';
import type { ReplyColumns } from '../../domain/reply-columns.ts';
import { DESTINATIONS, type Destination } from '../../domain/tried-channels.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import type { Members } from './members.ts';
import { actsOfPeople, eachConversation } from './replies.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Deflected {
  /** By customer: conversations that people answered, and those that got nothing but another channel. */
  deflected: ClusterType[];
  /** Deflected conversations by destination; one with several destinations counts for each. */
  to: Record<Destination, number>;
  /** Turns whose replies send the customer to a channel that they say they have tried. */
  dodges: number;
  /** Conversations with a reply that is not classified yet. */
  unlabelled: number;
}

export interface DeflectedCounts {
  of(group: number): Deflected;
}

/** Conversations are counted where their first turn falls. */
export const deflected: TurnStatistic<DeflectedCounts> = { name: 'deflected', whole: 'customers', open: foldDeflected };

type Tally = Omit<Deflected, 'deflected'>;

const nothing = (): Tally => ({ to: { dm: 0, phone: 0, web: 0, email: 0, store: 0 }, dodges: 0, unlabelled: 0 });

function foldDeflected() {
  const groups: Tally[] = [];
  const answered = new MemberTally();
  const types = new CustomerTypes();
  let members: Members | undefined;
  return {
    add({ frame, group, member, members: all }: TurnChunk) {
      members = all;
      answered.reach(all.n);
      eachConversation(frame, (turn, replies, from, to) => {
        const acts = actsOfPeople(replies, from, to);
        if (acts === 0) return;
        groups[group[turn]!] ??= nothing();
        const tally = groups[group[turn]!]!;
        tally.dodges += dodgesIn(replies, from, to);
        if ((acts & UNLABELLED) !== 0) {
          tally.unlabelled++;
          return;
        }
        answered.count(member[turn]!, isDeflection(acts));
        if (!isDeflection(acts)) return;
        for (const name of DESTINATIONS) if ((acts & DEFLECTS[name]) !== 0) tally.to[name]++;
      });
    },
    endRound() {
      if (members) types.add(answered, members);
      answered.endRound();
    },
    finish: (): DeflectedCounts => ({
      of: (group) => ({ ...(groups[group] ?? nothing()), deflected: types.of(group) }),
    }),
  };
}

/** Turns with a reply by a person that names a channel the customer says to have tried, by then or in the next turn. */
function dodgesIn(replies: ReplyColumns, from: number, to: number): number {
  const { conversation, turn, tried } = replies;
  const first = conversation[from]!;
  if (!tried) return 0;
  let dodges = 0;
  const triedIn = (key: number) => {
    const mask = tried.get(key) ?? 0;
    return key > first && (mask & TRIED_FIRST) !== 0 ? 0 : mask;
  };
  // "I did" in a first post does not answer a deflection, so that it names no channel.
  let before = triedIn(first) & ~TRIED_ALL;
  let read = first;
  for (let at = from, end = from; at < to; at = end) {
    while (end < to && turn[end] === turn[at]) end++;
    for (; read < turn[at]!; read++) before |= triedIn(read + 1);
    const known = before | triedIn(turn[at]! + 1);
    const been = (known & TRIED_ALL) === 0 ? known : ANY_DEFLECTION;
    if ((actsOfPeople(replies, at, end) & ANY_DEFLECTION & been) !== 0) dodges++;
  }
  return dodges;
}

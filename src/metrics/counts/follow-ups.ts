/** What followed promises, questions and hand-offs, over whole conversations. */
import { PROMISES, UNLABELLED } from '../../domain/reply-acts.ts';
import { NO_SIGNATURE, type ReplyColumns } from '../../domain/reply-columns.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import { actsOfPeople, eachConversation } from './replies.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

const SHARES = ['promises', 'askedAgain', 'handedOn'] as const;

/** Shares by customer. */
export interface FollowUps extends Record<(typeof SHARES)[number], ClusterType[]> {
  /** Promises observed for the whole span, and those without another reply by a person within it. */
  promises: ClusterType[];
  /** Conversations with replies by people, all classified, and those in which a detail was asked for again. */
  askedAgain: ClusterType[];
  /** Conversations with two signed replies, and those signed by several. */
  handedOn: ClusterType[];
  /** Promises observed for less than the span, followed up or not. */
  pendingPromises: number;
  /** Changes of the signing agent within a conversation. */
  handOffs: number;
  /** Conversations with an unclassified reply, whose acts are unknown; all answered ones where replies are not read. */
  unlabelled: number;
}

export interface FollowUpCounts {
  of(group: number): FollowUps;
}

/** @param span seconds within which a promise is to be followed up */
export function followUps(span: number, population: Population): TurnStatistic<FollowUpCounts> {
  return {
    name: `follow-ups ${span} ${populationName(population)}`,
    whole: 'customers',
    open: () => foldFollowUps(span, population),
  };
}

function foldFollowUps(span: number, population: Population) {
  const tallies = SHARES.map((name) => ({ name, tally: new MemberTally(), types: new CustomerTypes() }));
  const [promises, askedAgain, handedOn] = tallies.map(({ tally }) => tally) as [MemberTally, MemberTally, MemberTally];
  let [pending, handOffs, unlabelled] = [NONE, NONE, NONE];
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      const { frame, group, groups, member } = chunk;
      const picked = chunk.pick(population);
      members = chunk.members;
      [pending, handOffs, unlabelled] = [grown(pending, groups), grown(handOffs, groups), grown(unlabelled, groups)];
      if (frame.replies) for (const { tally } of tallies) tally.reach(members.n);
      else
        countAnswered(frame, picked, (turn) => {
          unlabelled[group[turn]!]!++;
        });
      eachConversation(frame, (turn, replies, from, to) => {
        if (from === to || (picked && picked[turn] === 0)) return;
        const [of, who] = [group[turn]!, member[turn]!];
        const until = frame.askedAt[turn]! + frame.calendarObserved[turn]!;
        eachPromise(replies, from, to, (at, next) => {
          if (until - at < span) pending[of]!++;
          else promises.count(who, next - at > span);
        });
        const { signed, changes } = handsOf(replies, from, to);
        handOffs[of]! += changes;
        if (signed > 1) handedOn.count(who, changes > 0);
        const acts = actsOfPeople(replies, from, to);
        if ((acts & UNLABELLED) !== 0) unlabelled[of]!++;
        else if (acts !== 0) askedAgain.count(who, asksAgain(replies, from, to));
      });
    },
    endRound() {
      if (!members) return;
      for (const { tally, types } of tallies) {
        types.add(tally, members);
        tally.endRound();
      }
    },
    finish: (): FollowUpCounts => ({
      of: (at) => ({
        ...(Object.fromEntries(tallies.map(({ name, types }) => [name, types.of(at)])) as Record<
          (typeof SHARES)[number],
          ClusterType[]
        >),
        pendingPromises: pending[at] ?? 0,
        handOffs: handOffs[at] ?? 0,
        unlabelled: unlabelled[at] ?? 0,
      }),
    }),
  };
}

const NONE = new Float64Array(0);

/** Visits the first turns of conversations that were answered: without an answer to it a conversation has no other turn. */
function countAnswered(frame: TurnFrame, picked: Uint8Array | undefined, visit: (turn: number) => void): void {
  for (let turn = 0; turn < frame.n; turn++)
    if (frame.ordinal[turn] === 1 && picked?.[turn] !== 0 && frame.calendarWait[turn]! >= 0) visit(turn);
}

/** Remarks on conversations, by the index of their first turn in the frame. @param span as of followUps */
export function followedUp(frame: TurnFrame, span: number): Map<number, string[]> {
  const found = new Map<number, string[]>();
  eachConversation(frame, (turn, replies, from, to) => {
    if (from === to) return;
    const until = frame.askedAt[turn]! + frame.calendarObserved[turn]!;
    let isLeft = false;
    eachPromise(replies, from, to, (at, next) => {
      isLeft ||= until - at >= span && next - at > span;
    });
    const said = [
      ...(isLeft ? ['a promise left'] : []),
      ...(asksAgain(replies, from, to) ? ['asked again'] : []),
      ...(handsOf(replies, from, to).changes > 0 ? ['handed on'] : []),
    ];
    if (said.length > 0) found.set(turn, said);
  });
  return found;
}

/** Visits the promises of people with the time of their next reply, Infinity where there is none. */
function eachPromise(
  { at, acts, auto }: ReplyColumns,
  from: number,
  to: number,
  visit: (at: number, next: number) => void,
): void {
  let next = Number.POSITIVE_INFINITY;
  for (let reply = to - 1; reply >= from; reply--) {
    if (auto[reply] === 1) continue;
    if ((acts[reply]! & UNLABELLED) === 0 && (acts[reply]! & PROMISES) !== 0) visit(at[reply]!, next);
    next = at[reply]!;
  }
}

/** How many replies by people are signed, and how often the signature differs from the one before. */
function handsOf({ auto, agent }: ReplyColumns, from: number, to: number): { signed: number; changes: number } {
  let [signed, changes, last] = [0, 0, 0];
  for (let reply = from; reply < to; reply++) {
    if (auto[reply] === 1 || agent[reply]! <= NO_SIGNATURE) continue;
    if (signed++ > 0 && agent[reply] !== last) changes++;
    last = agent[reply]!;
  }
  return { signed, changes };
}

/** Whether a reply asks for a detail that the customer had given, or that a reply to an earlier turn had asked for. */
function asksAgain({ conversation, turn, asked, given }: ReplyColumns, from: number, to: number): boolean {
  if (!asked || !given) return false;
  let known = 0;
  let read = conversation[from]! - 1;
  for (let reply = from; reply < to; reply++) {
    if (turn[reply] === read) continue;
    for (; read < turn[reply]!; read++) known |= given.get(read + 1) ?? 0;
    const wanted = asked.get(turn[reply]!) ?? 0;
    if ((wanted & known) !== 0) return true;
    known |= wanted;
  }
  return false;
}

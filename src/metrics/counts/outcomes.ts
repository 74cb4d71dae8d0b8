/** How far conversations got: acknowledged by a person, answered in substance, confirmed by a content customer. */
import { ANSWERS, UNLABELLED } from '../../domain/reply-acts.ts';
import { CONTENT, MOOD_OPEN, MOOD_UNKNOWN, type ReplyColumns } from '../../domain/reply-columns.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { CustomerTypes, MemberTally } from './customers.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import { eachConversation } from './replies.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { dueAfterOf } from './waits.ts';

/**
 * The last step that a conversation reached; 'unread' where a missing label leaves it unknown, 'mood-open' where it was answered
 * in substance and nothing tells whether the customer was content after it.
 */
export type OutcomeStep = 'pending' | 'seen' | 'acknowledged' | 'unread' | 'substantive' | 'mood-open' | 'confirmed';

export interface Outcomes {
  /** By customer: conversations observed for the window, and those with a reply by a person. */
  acknowledged: ClusterType[];
  /**
   * By customer: the acknowledged conversations that are classified, and those with a substantive answer; in `confirmed`
   * those with a content customer after it.
   */
  substantive: ClusterType[];
  confirmed: ClusterType[];
  /** Not classified, so neither in `substantive` nor in `confirmed`. */
  unread: number;
  /** With a substantive answer and an unknown mood after it, so in `substantive` but not in `confirmed`. */
  moodOpen: number;
  pending: number;
}

export interface OutcomeCounts {
  of(group: number): Outcomes;
}

/** @param window calendar seconds from the first post; Infinity for everything that was observed */
export function outcomes(window: number, population: Population): TurnStatistic<OutcomeCounts> {
  return {
    name: `outcomes ${window} ${populationName(population)}`,
    whole: 'customers',
    open: () => foldOutcomes(window, population),
  };
}

function foldOutcomes(window: number, population: Population) {
  const names = ['acknowledged', 'substantive', 'confirmed'] as const;
  const steps = names.map((name) => ({ name, tally: new MemberTally(), types: new CustomerTypes() }));
  const [acknowledged, substantive, confirmed] = steps.map(({ tally }) => tally) as [
    MemberTally,
    MemberTally,
    MemberTally,
  ];
  let [unread, moodOpen, pending] = [new Uint32Array(0), new Uint32Array(0), new Uint32Array(0)];
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      const { frame, group, groups, member } = chunk;
      const picked = chunk.pick(population);
      members = chunk.members;
      for (const { tally } of steps) tally.reach(members.n);
      unread = grown(unread, groups);
      moodOpen = grown(moodOpen, groups);
      pending = grown(pending, groups);
      eachOutcome(frame, window, (turn, step) => {
        if (picked && picked[turn] === 0) return;
        const [of, who] = [group[turn]!, member[turn]!];
        if (step === 'pending') {
          pending[of]!++;
          return;
        }
        acknowledged.count(who, step !== 'seen');
        if (step === 'unread') {
          unread[of]!++;
          return;
        }
        substantive.count(who, step === 'substantive' || step === 'mood-open' || step === 'confirmed');
        if (step === 'mood-open') {
          moodOpen[of]!++;
          return;
        }
        confirmed.count(who, step === 'confirmed');
      });
    },
    endRound() {
      if (!members) return;
      for (const { tally, types } of steps) {
        types.add(tally, members);
        tally.endRound();
      }
    },
    finish: (): OutcomeCounts => ({
      of: (at) => {
        const types = Object.fromEntries(steps.map(({ name, types }) => [name, types.of(at)]));
        const counts = { unread: unread[at] ?? 0, moodOpen: moodOpen[at] ?? 0, pending: pending[at] ?? 0 };
        return { ...(types as Pick<Outcomes, (typeof names)[number]>), ...counts };
      },
    }),
  };
}

/** Visits the first turn of each conversation with the last step that it reached. */
export function eachOutcome(frame: TurnFrame, window: number, visit: (turn: number, step: OutcomeStep) => void): void {
  const dueAfter = dueAfterOf(window);
  let later = 0;
  eachConversation(frame, (turn, replies, from, to) => {
    const { conversation = NONE } = replies.moods ?? {};
    while (later < conversation.length && conversation[later]! < frame.key[turn]!) later++;
    const watched = frame.calendarObserved[turn]!;
    if (watched < dueAfter) visit(turn, 'pending');
    else
      visit(turn, stepOf(replies, from, to, later, frame.key[turn]!, frame.askedAt[turn]! + Math.min(window, watched)));
  });
}

/**
 * @param later index of the conversation's first later turn among the moods
 * @param until unix seconds; later replies do not count
 */
function stepOf(
  replies: ReplyColumns,
  from: number,
  to: number,
  later: number,
  first: number,
  until: number,
): OutcomeStep {
  const { at, acts, auto, turn, moods } = replies;
  let step: OutcomeStep = 'seen';
  let answeredIn = Number.POSITIVE_INFINITY;
  for (let reply = from; reply < to; reply++) {
    if (auto[reply] === 1 || at[reply]! > until) continue;
    if ((acts[reply]! & UNLABELLED) !== 0) return 'unread';
    if (step === 'seen') step = 'acknowledged';
    if ((acts[reply]! & ANSWERS) !== 0 && step === 'acknowledged') {
      step = 'substantive';
      answeredIn = turn[reply]!;
    }
  }
  if (step !== 'substantive' || !moods) return step;
  let isOpen = false;
  for (let next = later; next < moods.key.length && moods.conversation[next] === first; next++) {
    if (moods.key[next]! <= answeredIn || moods.at[next]! > until) continue;
    if (moods.mood[next] === MOOD_UNKNOWN) return 'unread';
    if (moods.mood[next] === CONTENT) step = 'confirmed';
    else if (moods.mood[next] === MOOD_OPEN) isOpen = true;
  }
  return step === 'substantive' && isOpen ? 'mood-open' : step;
}

const NONE = new Int32Array(0);

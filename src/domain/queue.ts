/** The queue: turns that wait for an answer, in the order of the policy. */
import type { TurnState } from './decision.ts';
import { type PolicyOutcome, PRIORITIES, type QueueOrder } from './policy.ts';

/** breached: the target has passed; at-risk: 75 % of it are used; in-time: the rest; none: no answer is awaited. */
export const RISKS = ['breached', 'at-risk', 'in-time', 'none'] as const;
export type Risk = (typeof RISKS)[number];

/** Share of the target after which an open turn is at risk. */
const RISK_SHARE = 0.75;

/** A waiting turn as the queue keeps it: what its position and its recipient depend on. */
export interface WaitingTurn {
  /** Key of the turn. */
  turn: number;
  brand: string;
  /** Unix seconds. */
  askedAt: number;
  posts: number;
  /** Null when unknown, or when the policy does not look at them. */
  followers: number | null;
  outcome: PolicyOutcome;
  /** Decisions about it; undefined when there are none. */
  state: TurnState | undefined;
  risk: Risk;
}

/** With everything that is shown of it. */
export interface QueueItem extends WaitingTurn {
  channel: string;
  /** Facet -> values. */
  labels: Readonly<Record<string, readonly string[]>>;
  /** Seconds waited in the hours that count. */
  waitedSeconds: number;
}

/** Breached from the second of the target on, at risk from three quarters of it; both in seconds of the hours that count. */
export function riskOf(waitedSeconds: number, targetSeconds: number): Risk {
  if (waitedSeconds >= targetSeconds) return 'breached';
  return waitedSeconds >= RISK_SHARE * targetSeconds ? 'at-risk' : 'in-time';
}

const RISK_RANK = rankOf(RISKS);
const URGENCY_RANK = rankOf(PRIORITIES);
const BY: Record<QueueOrder, (a: WaitingTurn, b: WaitingTurn) => number> = {
  risk: (a, b) => (a.risk === b.risk ? 0 : RISK_RANK[a.risk] - RISK_RANK[b.risk]),
  urgency: ({ outcome: a }, { outcome: b }) =>
    a.priority === b.priority ? 0 : URGENCY_RANK[a.priority] - URGENCY_RANK[b.priority],
  age: (a, b) => a.askedAt - b.askedAt,
  followers: (a, b) => (b.followers ?? 0) - (a.followers ?? 0),
};

/** Negative when a comes before b; ties are broken by age and then by the key of the turn. */
export function comparator(order: readonly QueueOrder[]): (a: WaitingTurn, b: WaitingTurn) => number {
  const parts = [...order, 'age' as const].map((name) => BY[name]);
  return (a, b) => {
    for (const part of parts) {
      const difference = part(a, b);
      if (difference !== 0) return difference;
    }
    return a.turn - b.turn;
  };
}

function rankOf<const T extends string>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map((name, rank) => [name, rank])) as Record<T, number>;
}

/** The requested part of the queue; what is left out does not restrict it. */
export interface QueueView {
  team?: string;
  assignee?: string;
  unassigned?: boolean;
  /** Statuses that are excluded by default. */
  include?: readonly ('closed' | 'snoozed' | 'ignored')[];
}

export type QueueStatus = 'open' | 'closed' | 'snoozed' | 'ignored';

/** Whether an item is open, and if not, why. */
export function queueStatusOf({ state, outcome }: WaitingTurn, now: number): QueueStatus {
  if (state?.closed) return 'closed';
  if (state?.snoozedUntil !== undefined && state.snoozedUntil > now) return 'snoozed';
  return outcome.ignore !== undefined && state?.team === undefined ? 'ignored' : 'open';
}

/** Whether an answer is awaited: by the policy, or because a person escalated it to a team or assigned it. */
export function isAwaited({ outcome, state }: Pick<WaitingTurn, 'outcome' | 'state'>): boolean {
  return outcome.awaited || state?.team !== undefined || state?.assignee !== undefined;
}

/** The team of an item: the one it was escalated to, else the one of the policy. */
export function teamOf({ state, outcome }: WaitingTurn): string | undefined {
  return state?.team ?? outcome.team;
}

/** Whether an item belongs to a view of the queue. */
export function isIn(view: QueueView, item: WaitingTurn, now: number): boolean {
  const status = queueStatusOf(item, now);
  if (status !== 'open' && !view.include?.includes(status)) return false;
  if (view.team !== undefined && teamOf(item) !== view.team) return false;
  if (view.assignee !== undefined && item.state?.assignee !== view.assignee) return false;
  return !view.unassigned || item.state?.assignee === undefined;
}

/**
 * Whether an item may be given to a person who works through the queue: what was escalated to another team or assigned
 * to somebody else may not.
 */
export function isFor(actor: string, view: QueueView, { state }: WaitingTurn): boolean {
  const mine = state?.assignee === undefined || state.assignee === actor || state.assignee === view.assignee;
  return mine && (view.team !== undefined || state?.team === undefined || state.assignee === actor);
}

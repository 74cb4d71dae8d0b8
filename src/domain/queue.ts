/** The queue: what waits for an answer, in the order that the policy can defend. */
import type { TurnState } from './decision.ts';
import { type Order, type Outcome, PRIORITIES } from './policy.ts';

/** breached: the target has passed; at-risk: 75 % of it are used; in-time: the rest; none: nobody waits for an answer. */
export const RISKS = ['breached', 'at-risk', 'in-time', 'none'] as const;
export type Risk = (typeof RISKS)[number];

/** Share of the target after which an open turn is at risk. */
const RISK_SHARE = 0.75;

/** What waits, as the line keeps it: what its place is made from, and whether it is for somebody now. */
export interface Waiting {
  /** Key of the turn. */
  turn: number;
  brand: string;
  /** Unix seconds. */
  askedAt: number;
  /** Null when unknown, or when the policy does not look at them. */
  followers: number | null;
  outcome: Outcome;
  /** Decisions about it; undefined when there are none. */
  state: TurnState | undefined;
  risk: Risk;
}

/** With all that people are told of it. */
export interface QueueItem extends Waiting {
  channel: string;
  posts: number;
  /** Facet -> values. */
  labels: Readonly<Record<string, readonly string[]>>;
  /** Seconds waited in the hours that count. */
  waitedSeconds: number;
}

/** Breached from the very second of the target on, at risk from three quarters of it. Both in seconds of the hours that count. */
export function riskOf(waitedSeconds: number, targetSeconds: number): Risk {
  if (waitedSeconds >= targetSeconds) return 'breached';
  return waitedSeconds >= RISK_SHARE * targetSeconds ? 'at-risk' : 'in-time';
}

const RISK_RANK = rankOf(RISKS);
const URGENCY_RANK = rankOf(PRIORITIES);
const BY: Record<Order, (a: Waiting, b: Waiting) => number> = {
  risk: (a, b) => (a.risk === b.risk ? 0 : RISK_RANK[a.risk] - RISK_RANK[b.risk]),
  urgency: ({ outcome: a }, { outcome: b }) =>
    a.priority === b.priority ? 0 : URGENCY_RANK[a.priority] - URGENCY_RANK[b.priority],
  age: (a, b) => a.askedAt - b.askedAt,
  followers: (a, b) => (b.followers ?? 0) - (a.followers ?? 0),
};

/** Negative when a stands before b; what is equal in all of the order stands by age and then by its turn. */
export function comparator(order: readonly Order[]): (a: Waiting, b: Waiting) => number {
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

/** Whose work is asked for; everything that is left out is not restricted. */
export interface QueueView {
  team?: string;
  assignee?: string;
  unassigned?: boolean;
  /** What would be left out otherwise. */
  include?: readonly ('closed' | 'snoozed' | 'ignored')[];
}

export type Standing = 'open' | 'closed' | 'snoozed' | 'ignored';

/** Whether an item waits for somebody, and if not, why. */
export function standingOf({ state, outcome }: Waiting, now: number): Standing {
  if (state?.closed) return 'closed';
  if (state?.snoozedUntil !== undefined && state.snoozedUntil > now) return 'snoozed';
  return outcome.ignore !== undefined && state?.team === undefined ? 'ignored' : 'open';
}

/** Whether an answer is waited for: by the policy, or because a person sent it to a team or gave it to somebody. */
export function isAwaited({ outcome, state }: Pick<Waiting, 'outcome' | 'state'>): boolean {
  return outcome.awaited || state?.team !== undefined || state?.assignee !== undefined;
}

/** The team that an item belongs to: where a person sent it, else where the policy does. */
export function teamOf({ state, outcome }: Waiting): string | undefined {
  return state?.team ?? outcome.team;
}

/** Whether an item belongs to a view of the queue. */
export function isIn(view: QueueView, item: Waiting, now: number): boolean {
  const standing = standingOf(item, now);
  if (standing !== 'open' && !view.include?.includes(standing)) return false;
  if (view.team !== undefined && teamOf(item) !== view.team) return false;
  if (view.assignee !== undefined && item.state?.assignee !== view.assignee) return false;
  return !view.unassigned || item.state?.assignee === undefined;
}

/**
 * Whether a person who works through the queue should be given an item: what was sent to another team or given to
 * somebody else is theirs.
 */
export function isFor(actor: string, view: QueueView, { state }: Waiting): boolean {
  const mine = state?.assignee === undefined || state.assignee === actor || state.assignee === view.assignee;
  return mine && (view.team !== undefined || state?.team === undefined || state.assignee === actor);
}

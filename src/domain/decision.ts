/** Decisions: what a person said about a waiting turn, one append-only record per key press, and what they add up to. */

import { formatTime } from './clock-time.ts';

/** `closes` takes the turn out of the queue until the customer writes again. */
export const ACTIONS = {
  'no-reply': { closes: true, about: 'reason', done: 'needs no reply' },
  elsewhere: { closes: true, about: 'way', done: 'answered elsewhere' },
  escalate: { closes: false, about: 'team', done: 'escalated' },
  snooze: { closes: false, about: 'time', done: 'snoozed' },
  assign: { closes: false, about: 'person', done: 'assigned' },
  tag: { closes: false, about: 'tag', done: 'tagged' },
  note: { closes: false, about: 'text', done: 'noted' },
  label: { closes: false, about: 'label', done: 'labelled' },
  undo: { closes: false, about: 'decision', done: 'undone' },
} as const;

export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

export function isAction(name: string): name is Action {
  return Object.hasOwn(ACTIONS, name);
}

/** Whether a decision takes the turn out of the queue, for good or for a while. */
export function leavesQueue(action: Action): boolean {
  return ACTIONS[action].closes || action === 'snooze';
}

/** How a customer was answered when not by a post. */
export const WAYS = ['phone', 'dm', 'mail', 'chat', 'store', 'other'] as const;

/** Reasons offered when the policy names none. */
export const REASONS = ['thanks', 'spam', 'not for us', 'no question', 'duplicate', 'abuse'] as const;

export interface Decision {
  /** Unique across all databases. */
  id: string;
  channel: string;
  /** The platform's id of the post that asks. */
  post: string;
  brand: string;
  action: Action;
  /** Reason, way, team, person, tag or facet=value. */
  value: string | null;
  note: string | null;
  /** Unix seconds, of a snooze. */
  until: number | null;
  actor: string;
  /** Unix seconds at which the post was shown to the actor; null when decided by a flag. */
  shown_at: number | null;
  /** Unix seconds. */
  decided_at: number;
  /** Posts of the turn at that time. */
  posts_seen: number;
  /** Items that came before this one in the policy's order; null when not known. */
  ahead: number | null;
  /** Name of the policy's rule that applied. */
  rule: string | null;
  /** Id of the decision that this one undoes. */
  undoes: string | null;
}

/** The state of a turn after all its decisions. */
export interface TurnState {
  closed: Decision | undefined;
  /** Unix seconds; undefined or past when it is not snoozed. */
  snoozedUntil: number | undefined;
  team: string | undefined;
  assignee: string | undefined;
  tags: string[];
  notes: number;
  /** Closed or snoozed, until the customer wrote again. */
  reopened: boolean;
}

/** The decisions in effect: those that were not undone, without the undo decisions themselves. */
export function effectiveDecisions(decisions: readonly Decision[]): Decision[] {
  const undone = new Set(decisions.map((each) => each.undoes));
  return decisions.filter((each) => each.action !== 'undo' && !undone.has(each.id));
}

/**
 * @param decisions in effect of one turn, oldest first
 * @param posts of the turn now
 */
export function turnStateOf(decisions: readonly Decision[], posts: number): TurnState {
  const state = undecided();
  for (const decision of decisions) decide(state, decision, posts);
  return state;
}

/** The state of a turn after one more decision, which undoes none. @param before undefined where it is the first */
export function stateAfter(before: TurnState | undefined, decision: Decision, posts: number): TurnState {
  const state = before ? { ...before, tags: [...before.tags] } : undecided();
  decide(state, decision, posts);
  return state;
}

function undecided(): TurnState {
  return {
    closed: undefined,
    snoozedUntil: undefined,
    team: undefined,
    assignee: undefined,
    tags: [],
    notes: 0,
    reopened: false,
  };
}

function decide(state: TurnState, decision: Decision, posts: number): void {
  const { action, value, until, note } = decision;
  const outdated = decision.posts_seen < posts;
  if (note !== null) state.notes++;
  if (ACTIONS[action].closes && outdated) state.reopened = true;
  else if (ACTIONS[action].closes) state.closed = decision;
  else if (action === 'snooze' && !outdated) state.snoozedUntil = until ?? undefined;
  else if (action === 'escalate') state.team = value ?? undefined;
  else if (action === 'assign') state.assignee = value ?? undefined;
  else if (action === 'tag' && value !== null && !state.tags.includes(value)) state.tags.push(value);
}

/** 'intent=complaint' → ['intent', 'complaint'] */
export function splitLabel(pair: string): [facet: string, value: string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** One line in words: 'escalated to legal', 'needs no reply: spam', 'snoozed until 2026-03-03 09:00'. */
export function describeDecision(
  { action, value, until }: Pick<Decision, 'action' | 'value' | 'until'>,
  timezone: string,
): string {
  const { done } = ACTIONS[action];
  if (until !== null) return `${done} until ${formatTime(until, timezone)}`;
  if (value === null || action === 'undo') return done;
  if (action === 'elsewhere') return `${done} (${value})`;
  if (action === 'escalate' || action === 'assign') return `${done} to ${value}`;
  return `${done}: ${value}`;
}

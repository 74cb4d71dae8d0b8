/** The policy: which team answers what, how soon, in which order, and what needs no answer. The first rule that fits decides. */
import { formatDuration } from './duration.ts';
import { foldName } from './names.ts';
import { type Phrase, phraseIn } from './phrase.ts';
import type { Reach } from './reach.ts';

export const PRIORITIES = ['critical', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What the queue may be ordered by; followers count only where a policy names them. */
export const ORDERS = ['risk', 'urgency', 'age', 'followers'] as const;
export type QueueOrder = (typeof ORDERS)[number];
export const DEFAULT_ORDER: readonly QueueOrder[] = ['risk', 'urgency', 'age'];

/** Conditions of a rule: each must hold; within a list one is enough. */
export interface Conditions {
  brands?: readonly string[];
  channels?: readonly string[];
  reach?: readonly Reach[];
  /** Facet -> accepted values. */
  labels?: Readonly<Record<string, readonly string[]>>;
  words?: readonly Phrase[];
  /** Within or outside business hours when the customer asked. */
  hours?: 'open' | 'closed';
  followersAtLeast?: number;
  /** Posts of the turn: 3 is two reminders. */
  postsAtLeast?: number;
  turns?: 'first' | 'next';
}

export interface PolicyRule {
  name: string;
  when: Conditions;
  /** Made from escalation words: comes before every other rule that matches. */
  escalation?: true;
  /** No answer is needed, for this reason. */
  ignore?: string;
  team?: string;
  priority?: Priority;
  targetSeconds?: number;
  answerIn?: 'public' | 'private';
  /** Acknowledge at once, before there is an answer. */
  acknowledge?: boolean;
  template?: string;
  /** 'socialcare.toml:12:3' */
  at: string;
}

export interface Template {
  name: string;
  text: string;
  /** Sent where everybody reads it. */
  public: boolean;
  at: string;
}

export interface Policy {
  /** Escalation words first, then the rules as written. */
  rules: readonly PolicyRule[];
  /** Team -> its people. */
  teams: Readonly<Record<string, readonly string[]>>;
  defaultTeam: string | undefined;
  order: readonly QueueOrder[];
  hours: 'calendar' | 'business';
  /** Target when no rule names one: by priority, else for all. */
  targets: Readonly<Partial<Record<Priority, number>>>;
  targetSeconds: number;
  ignoreReasons: readonly string[];
  /** Details that must not be requested in public. */
  neverAskInPublic: readonly Phrase[];
  templates: readonly Template[];
}

/** The hours in which a policy's targets and waits count, as text. */
export function hoursOf({ hours }: Pick<Policy, 'hours'>): 'open hours' | 'calendar' {
  return hours === 'business' ? 'open hours' : 'calendar';
}

/** A target with the hours it counts in, where not all do: '4 h (open hours)'. */
export function targetText(seconds: number, policy: Pick<Policy, 'hours'>): string {
  return `${formatDuration(seconds)}${policy.hours === 'business' ? ` (${hoursOf(policy)})` : ''}`;
}

/** The facts of a turn that a policy decides by. */
export interface TurnFacts {
  brand: string;
  channel: string;
  reach: Reach;
  /** Unix seconds. */
  askedAt: number;
  posts: number;
  ordinal: number;
  /** Null when unknown. */
  followers: number | null;
  /** Facet -> values of the turn's posts. */
  labels: Readonly<Record<string, readonly string[]>>;
  /** Words of the turn's posts, as foldWords returns them; '' unless the policy reads words. */
  words: string;
}

export interface PolicyOutcome {
  rule: string | undefined;
  ignore: string | undefined;
  team: string | undefined;
  priority: Priority;
  targetSeconds: number;
  /** False: the customer asks for nothing, and no rule says how soon or by whom to answer all the same. */
  awaited: boolean;
  answerIn: 'public' | 'private';
  acknowledge: boolean;
  template: string | undefined;
}

/** Whether a Unix second lies within the business hours of a brand; undefined when no hours are known. */
export type IsOpen = (brand: string, at: number) => boolean | undefined;

/** The rules that fit, in order; the first one decides. */
export function rulesFor(policy: Policy, facts: TurnFacts, isOpen: IsOpen): PolicyRule[] {
  return policy.rules.filter((rule) => fits(rule.when, facts, isOpen));
}

/** What the policy says of a turn. Without a rule: the default team, the urgency label, the target of that urgency. */
export function outcomeOf(policy: Policy, facts: TurnFacts, isOpen: IsOpen): PolicyOutcome {
  return outcomesOf(policy)(
    policy.rules.find(({ when }) => fits(when, facts, isOpen)),
    facts,
  );
}

/** As outcomeOf, once the rule that decides is known; for very many turns, because equal outcomes are one object. */
export function outcomesOf(policy: Policy): (rule: PolicyRule | undefined, facts: TurnFacts) => PolicyOutcome {
  const shared = new Map<PolicyRule | undefined, Partial<Record<string, PolicyOutcome>>>();
  return (rule, { labels }) => {
    let known = shared.get(rule);
    if (!known) {
      known = {};
      shared.set(rule, known);
    }
    const priority = rule?.priority ?? labelledPriority(labels);
    const awaited = (rule !== undefined && asksForAnswer(rule)) || !needsNoReply(labels);
    const same = `${priority} ${awaited}`;
    known[same] ??= {
      rule: rule?.name,
      ignore: rule?.ignore,
      team: rule?.team ?? policy.defaultTeam,
      priority,
      targetSeconds: rule?.targetSeconds ?? policy.targets[priority] ?? policy.targetSeconds,
      awaited,
      answerIn: rule?.answerIn ?? 'public',
      acknowledge: rule?.acknowledge ?? false,
      template: rule?.template,
    };
    return known[same];
  };
}

/** The words that any of the rules looks for. */
export function phrasesOf({ rules }: Policy): Phrase[] {
  return rules.flatMap(({ when }) => when.words ?? []);
}

/** Whether anything in the policy depends on followers; if not, they need not be read. */
export function readsFollowers({ rules, order }: Policy): boolean {
  return order.includes('followers') || rules.some(({ when }) => when.followersAtLeast !== undefined);
}

/** The most urgent label of the turn's posts; 'normal' before labels exist. */
function labelledPriority({ urgency }: TurnFacts['labels']): Priority {
  return PRIORITIES.find((priority) => urgency?.includes(priority)) ?? 'normal';
}

function asksForAnswer({ team, priority, targetSeconds }: PolicyRule): boolean {
  return team !== undefined || priority !== undefined || targetSeconds !== undefined;
}

/** All of the turn's posts are known to need no reply. */
function needsNoReply(labels: TurnFacts['labels']): boolean {
  const needs = labels['needs-reply'];
  return needs !== undefined && needs.length > 0 && needs.every((value) => value === 'false');
}

/** Whether every condition holds. Unknown followers reach no number; unknown hours are neither open nor closed. */
export function fits(when: Conditions, facts: TurnFacts, isOpen: IsOpen): boolean {
  if (when.brands && !when.brands.includes(foldName(facts.brand))) return false;
  if (when.channels && !when.channels.includes(facts.channel)) return false;
  if (when.reach && !when.reach.includes(facts.reach)) return false;
  if (when.turns && (when.turns === 'first') !== (facts.ordinal === 1)) return false;
  if (when.postsAtLeast !== undefined && facts.posts < when.postsAtLeast) return false;
  if (when.followersAtLeast !== undefined && (facts.followers ?? -1) < when.followersAtLeast) return false;
  for (const facet in when.labels)
    if (!facts.labels[facet]?.some((value) => when.labels![facet]!.includes(value))) return false;
  if (when.hours && isOpen(facts.brand, facts.askedAt) !== (when.hours === 'open')) return false;
  return when.words === undefined || when.words.some((phrase) => phraseIn(phrase, facts.words));
}

/** Labels: the facets with the side of the conversation they describe, and labels given by people. */

interface FacetShape {
  direction: 'inbound' | 'outbound' | 'both';
  /** Name of its column; `sure` names the column of its confidence, where there is one. */
  column: string;
  /** `flag` is true, false or perhaps unknown, kept as FLAG_CODES says; `list` holds several values, separated by commas. */
  kind: 'value' | 'flag' | 'list';
  sure?: true;
}

export const FACETS = {
  language: { direction: 'both', column: 'language', kind: 'value', sure: true },
  sentiment: { direction: 'inbound', column: 'sentiment', kind: 'value', sure: true },
  intent: { direction: 'inbound', column: 'intent', kind: 'value', sure: true },
  'needs-reply': { direction: 'inbound', column: 'needs_reply', kind: 'flag', sure: true },
  urgency: { direction: 'inbound', column: 'urgency', kind: 'value', sure: true },
  topic: { direction: 'inbound', column: 'topic', kind: 'value', sure: true },
  'private-data': { direction: 'inbound', column: 'private_data', kind: 'list' },
  'reply-act': { direction: 'outbound', column: 'reply_act', kind: 'list', sure: true },
  agent: { direction: 'outbound', column: 'agent', kind: 'value' },
  auto: { direction: 'outbound', column: 'auto', kind: 'flag' },
} as const satisfies Record<string, FacetShape>;

export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

/** Facets of a turn, from all posts of its customer. */
export const TURN_FACETS = ['needs-reply', 'intent', 'sentiment', 'urgency', 'topic', 'language'] as const;
export type TurnFacet = (typeof TURN_FACETS)[number];

/** Facets by which turns can be grouped: their own, and those of the answer. */
export type FrameFacet = TurnFacet | 'private-data' | 'reply-act' | 'agent';
/** Names of special groups; the brackets distinguish them from real names. */
export const NONE = '(none)';
export const UNSIGNED = '(unsigned)';
export const NO_ANSWER = '(no answer)';

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
/** Where no mood was measured in the language of a post, a machine leaves it open; whoever reads the post does not. */
const MACHINE_SENTIMENTS = [...SENTIMENTS, 'unknown'] as const;
export const INTENTS = ['question', 'complaint', 'request', 'problem', 'praise', 'thanks', 'spam', 'other'] as const;
export const URGENCIES = ['critical', 'high', 'normal', 'low'] as const;
export const PRIVATE_KINDS = ['card', 'iban', 'email', 'phone', 'account', 'address'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];
export const REPLY_ACTS = [
  'greeting',
  'acknowledge',
  'apologise',
  'ask-info',
  'deflect-dm',
  'deflect-phone',
  'deflect-web',
  'deflect-email',
  'deflect-store',
  'answer',
  'promise',
  'fixed',
  'thank',
  'other',
] as const;
const FLAG = ['true', 'false'] as const;
/** Whether a post needs a reply; unknown where it was read and nothing tells. A post nobody read has no label. */
export const NEEDS = ['true', 'false', 'unknown'] as const;
export type Need = (typeof NEEDS)[number];

/** How flags are kept in a database. */
export const FLAG_CODES: Readonly<Record<string, number>> = { true: 1, false: 0, unknown: 2 };

/** @param code as FLAG_CODES gives it */
export function flagText(code: number): string {
  return NEEDS.find((value) => FLAG_CODES[value] === code) ?? 'false';
}

/** The values of a facet, in the order people read them; topics, languages and agents are open. */
export const FACET_VALUES: Partial<Record<FacetName, readonly string[]>> = {
  'needs-reply': NEEDS,
  intent: INTENTS,
  urgency: URGENCIES,
  sentiment: MACHINE_SENTIMENTS,
  'private-data': PRIVATE_KINDS,
  'reply-act': REPLY_ACTS,
  auto: FLAG,
};

/** The values that whoever has read a post can give a facet, a person or a model; absent when open. */
export function valuesToSay(facet: FacetName): readonly string[] | undefined {
  return facet === 'sentiment' ? SENTIMENTS : FACET_VALUES[facet];
}

/** The intents that wait for an answer. */
const NEEDING_INTENTS: ReadonlySet<string> = new Set(['question', 'complaint', 'request', 'problem']);

/** Intents of people who are content, whatever words they use. */
const CONTENT_INTENTS: ReadonlySet<string> = new Set(['praise', 'thanks', 'spam']);

/** Whether a reply is needed, as it follows from an intent, whoever named it: from other nothing follows. */
export function needOfIntent(intent: string): Need {
  if (NEEDING_INTENTS.has(intent)) return 'true';
  return CONTENT_INTENTS.has(intent) ? 'false' : 'unknown';
}

export function isFacet(name: string): name is FacetName {
  return Object.hasOwn(FACETS, name);
}

export function facetShape(name: FacetName): FacetShape {
  return FACETS[name];
}

/** A machine's answer: values of a list are joined by commas. */
export interface FacetValue {
  value: string;
  /** 0 … 1 */
  confidence: number;
}

/** What a person said of a post: appended, never changed; the newest about a post and facet holds. */
export interface HandLabel {
  /** Unique across all databases. */
  id: string;
  channel: string;
  /** The platform's id. */
  post: string;
  facet: FacetName;
  /** Null withdraws the person's label. */
  value: string | null;
  actor: string;
  /** Unix seconds. */
  at: number;
}

/** These facets and those that follow from them: whether a reply is needed is read off the intent. */
export function withFollowing(facets: readonly FacetName[]): readonly FacetName[] {
  return facets.includes('intent') && !facets.includes('needs-reply') ? [...facets, 'needs-reply'] : facets;
}

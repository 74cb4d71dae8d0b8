/** Reply acts: what the brand does in a reply, several at once: greet, apologise, ask, send elsewhere, promise, answer, fix. */
import { REPLY_ACTS } from '../../domain/label.ts';
import type { Facet, MultiLabel, PostReading } from '../classifier.ts';
import { ANSWER_RULES } from '../tables/reply-answers.ts';
import { CHANNEL_RULES } from '../tables/reply-channels.ts';
import { COURTESY_RULES } from '../tables/reply-courtesies.ts';
import { HOLLOW_RULES, HOLLOW_VALUES } from '../tables/reply-hollows.ts';
import { REFUSAL_RULES } from '../tables/reply-refusals.ts';
import { SUBSTANCE_RULES } from '../tables/reply-substance.ts';
import { clausesOf, makesPromise, saysFixed, sendsToStore, statementIn } from '../text/clauses.ts';
import { type Evidence, gatherEvidence, pointsOf } from '../text/evidence.ts';
import { opensMessages, pointsToPage } from '../text/links.ts';
import type { Token } from '../text/tokens.ts';

export const replyActFacet: Facet = {
  name: 'reply-act',
  version: '5',
  classifier: 'rules',
  direction: 'outbound',
  values: REPLY_ACTS,
  multiple: true,
  rules: [...COURTESY_RULES, ...CHANNEL_RULES, ...SUBSTANCE_RULES, ...ANSWER_RULES, ...REFUSAL_RULES, ...HOLLOW_RULES],
  classify: decideActs,
};

const GREETING_CHARACTERS = 40;
/** Points an act needs: questions back need two witnesses, a promise of 0.8 is one. */
const LEAST_POINTS: Record<string, number> = { promise: 0.8 };
const QUESTION_MARK_POINTS = 0.6;
/** Values whose phrases name a link, or the place where it stands, as the way to go. */
const WAYS = new Set(['link', 'private-link', 'way']);
/** Values whose phrases count only in the right clause. */
const READ_BY_CLAUSE = ['answer', 'statement', 'yes-no', 'promise', 'fixed', 'deflect-store'];

function decideActs(read: PostReading): MultiLabel {
  const reading = withoutHollow(read);
  const evidence = new Map(gatherEvidence(reading, 'reply-act'));
  const messages = opensMessages(reading);
  if (messages !== undefined) addEvidence(evidence, 'deflect-dm', 1, messages);
  const page = messages ?? pageOf(reading);
  if (page !== undefined) addEvidence(evidence, 'deflect-web', 1, page);
  if (evidence.has('ask-info') && reading.tokens.some(isQuestionMark))
    addEvidence(evidence, 'ask-info', QUESTION_MARK_POINTS, '?');
  if (!greets(reading)) evidence.delete('greeting');
  if (READ_BY_CLAUSE.some((value) => evidence.has(value))) {
    const clauses = clausesOf(reading);
    const statement = statementIn(clauses);
    evidence.delete('answer');
    if (statement) addEvidence(evidence, 'answer', 1, reading.text.slice(statement.start, statement.end));
    if (!makesPromise(clauses)) evidence.delete('promise');
    if (!saysFixed(clauses)) evidence.delete('fixed');
    if (!sendsToStore(clauses)) evidence.delete('deflect-store');
  }
  const values = REPLY_ACTS.filter((act) => pointsOf(evidence, act) >= (LEAST_POINTS[act] ?? 1));
  if (values.length === 0) return { values: ['other'], confidence: 0.5, reason: 'no phrase of any act' };
  const reason = values.map((act) => `${act}: ${(evidence.get(act)?.words ?? []).slice(0, 2).join(' · ')}`).join('; ');
  return { values, confidence: values.length === 1 && values[0] === 'answer' ? 0.6 : 0.8, reason };
}

/** The reading without the phrases that begin inside a hollow one; hits stand in order of their start. */
function withoutHollow(reading: PostReading): PostReading {
  const hits = reading.hits['reply-act'] ?? [];
  if (!hits.some(({ rule }) => HOLLOW_VALUES.has(rule.value))) return reading;
  /** Value → where the hollow phrases read so far end. */
  const ends = new Map<string, number>();
  let read = 0;
  const heeded = hits.filter(({ rule: { value }, start }) => {
    for (; hits[read] !== undefined && hits[read]!.start <= start; read++) {
      const emptied = HOLLOW_VALUES.get(hits[read]!.rule.value);
      if (emptied) ends.set(emptied, Math.max(hits[read]!.end, ends.get(emptied) ?? 0));
    }
    return start >= (ends.get(value) ?? 0);
  });
  return { ...reading, hits: { ...reading.hits, 'reply-act': heeded } };
}

/**
 * Where the reply sends the customer on the web by a link. In a sentence that asks for a private message a link counts where
 * words point to it as the way there ("DM us here: …", "use this link"); one that only hangs on behind does not.
 */
function pageOf(reading: PostReading): string | undefined {
  const hits = reading.hits['reply-act'] ?? [];
  const asks = hits.filter((hit) => hit.rule.value === 'deflect-dm');
  const privately = asks.length === 0 ? [] : [...asks, ...hits.filter((hit) => hit.rule.value === 'private-link')];
  const pointers = hits.filter((hit) => hit.rule.value === 'pointer' || hit.rule.value === 'link');
  const page = pointsToPage(reading, privately, pointers);
  if (page !== undefined) return page;
  if (asks.length > 0)
    return pointsToPage(
      reading,
      [],
      hits.filter(({ rule }) => WAYS.has(rule.value)),
    );
  const named = hits.find((hit) => hit.rule.value === 'link' && privately.length === 0);
  return named && reading.text.slice(named.start, named.end);
}

function addEvidence(evidence: Map<string, Evidence>, act: string, points: number, words: string): void {
  const known = evidence.get(act);
  evidence.set(act, {
    points: (known?.points ?? 0) + points,
    heaviest: Math.max(known?.heaviest ?? 0, points),
    words: [...(known?.words ?? []), words],
  });
}

function isQuestionMark(token: Token): boolean {
  return token.kind === 'mark' && token.text === '?';
}

/** A greeting opens the reply; "hi" later on is not one. */
function greets(reading: PostReading): boolean {
  const first = reading.tokens.find((token) => token.kind !== 'handle' && token.kind !== 'mark');
  const limit = (first?.start ?? 0) + GREETING_CHARACTERS;
  return (reading.hits['reply-act'] ?? []).some((hit) => hit.rule.value === 'greeting' && hit.start < limit);
}

/** Intent: what a customer wants, weighed from phrases, marks and mood; complaints outrank the questions they are dressed in. */
import { INTENTS } from '../domain/label.ts';
import type { Facet, Label, Reading } from './classifier.ts';
import { type Evidence, gatherEvidence, logistic, pointsOf, wordsOf } from './evidence.ts';
import { GOODWILL_RULES } from './tables/intents.ts';
import { ASK_RULES } from './tables/needs.ts';
import { OWN_RULES, TROUBLE_RULES } from './tables/troubles.ts';

export const intent: Facet = {
  name: 'intent',
  version: '2',
  classifier: 'rules',
  direction: 'inbound',
  values: INTENTS,
  rules: [...GOODWILL_RULES, ...ASK_RULES, ...TROUBLE_RULES, ...OWN_RULES],
  classify: decideIntent,
};

/** Points below which no intent is claimed. */
const LEAST_POINTS = 1;
const QUESTION_MARK_POINTS = 1.5;
/** A mood alone makes no praise of "Yes." or "ok sure". */
const LEAST_WORDS = 3;
const DANGER_POINTS = 3;
/** Of a problem that is not told as trouble. */
const PROBLEM_SHARE = 0.7;

/**
 * What speaks for trouble, found by hand on tweets to airlines and phone companies: words of blame and of things not
 * working, an angry mood, and people telling of themselves; links, many handles and praise speak of news and banter.
 */
const TROUBLE = {
  start: -1,
  complaint: 0.45,
  problem: 0.8,
  mood: 1.6,
  own: 0.8,
  link: -1,
  otherHandles: -0.35,
  praise: -0.5,
  thanks: -0.2,
  spam: -0.7,
} as const;
const MOST_POINTS = 6;
/** How much a mood told by words alone counts beside one told by the model. */
const WORDS_SHARE = 0.6;

function decideIntent(reading: Reading): Label {
  const evidence = gatherEvidence(reading, 'intent');
  const mood = moodOf(reading);
  const trouble = troubleOf(reading, evidence, mood);
  const danger = gatherEvidence(reading, 'urgency').get('safety');
  const problem = pointsOf(evidence, 'problem') + (danger ? DANGER_POINTS : 0);
  const blame = pointsOf(evidence, 'complaint');
  if (trouble > 0 && (problem > 0 || blame > 0 || mood > 0.5)) {
    const value = blame > 0 || mood > 0.4 ? 'complaint' : 'problem';
    const words = [wordsOf(evidence, value), value === 'complaint' ? wordsOf(evidence, 'problem') : ''];
    const reason = words.filter(Boolean).join(' · ') || 'its mood';
    return { value, confidence: Math.min(0.95, logistic(0.3 + 0.7 * trouble)), reason };
  }
  const request = pointsOf(evidence, 'request');
  const spoken = reading.tokens.filter(({ kind }) => kind === 'word').length >= LEAST_WORDS;
  const asked = reading.tokens.some((token) => token.kind === 'mark' && token.text === '?');
  const points: Record<string, number> = {
    question: pointsOf(evidence, 'question') + (asked && request === 0 ? QUESTION_MARK_POINTS : 0),
    request: request + (asked && request > 0 ? QUESTION_MARK_POINTS : 0),
    problem: problem * PROBLEM_SHARE,
    praise: pointsOf(evidence, 'praise') - 2 * (spoken ? mood : Math.max(0, mood)),
    thanks: pointsOf(evidence, 'thanks') - Math.max(0, 2 * mood),
    spam: pointsOf(evidence, 'spam'),
  };
  const ranked = Object.entries(points).sort((a, b) => b[1] - a[1]);
  const [value, best] = ranked[0]!;
  if (best < LEAST_POINTS) return { value: 'other', confidence: 0.55, reason: 'no phrase of any intent' };
  const lead = best - ranked[1]![1];
  const reason =
    wordsOf(evidence, value) || (value === 'question' ? 'a question mark' : (danger?.words.join(' · ') ?? 'its mood'));
  return { value, confidence: Math.min(0.95, logistic(0.2 + 0.5 * lead + 0.1 * best)), reason };
}

function troubleOf(reading: Reading, evidence: ReadonlyMap<string, Evidence>, mood: number): number {
  const held = (value: string) => Math.max(-MOST_POINTS, Math.min(MOST_POINTS, pointsOf(evidence, value)));
  const handles = reading.tokens.filter((token) => token.kind === 'handle').length;
  const linked = reading.tokens.some((token) => token.kind === 'url');
  return (
    TROUBLE.start +
    TROUBLE.complaint * held('complaint') +
    TROUBLE.problem * held('problem') +
    TROUBLE.mood * mood +
    TROUBLE.own * (held('own') > 0 ? 1 : 0) +
    TROUBLE.link * (linked ? 1 : 0) +
    TROUBLE.otherHandles * Math.max(0, handles - 1) +
    TROUBLE.praise * held('praise') +
    TROUBLE.thanks * held('thanks') +
    TROUBLE.spam * held('spam')
  );
}

/** −1 glad … 1 angry, from the sentiment label. */
function moodOf(reading: Reading): number {
  const label = reading.labels.sentiment;
  if (!label || !('value' in label)) return 0;
  if (label.shares) return (label.shares.negative ?? 0) - (label.shares.positive ?? 0);
  const sign = label.value === 'negative' ? 1 : label.value === 'positive' ? -1 : 0;
  return WORDS_SHARE * sign * label.confidence;
}

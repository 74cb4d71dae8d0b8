/** Intent: what a customer wants, weighed from phrases, marks and mood; complaints outrank the questions they are dressed in. */
import { type Facet, type Label, type Reading, valueIn } from './classifier.ts';
import { gatherEvidence, logistic, pointsOf, wordsOf } from './evidence.ts';
import { GOODWILL_RULES } from './tables/intents.ts';
import { ASK_RULES } from './tables/needs.ts';
import { TROUBLE_RULES } from './tables/troubles.ts';

export const INTENTS = ['question', 'complaint', 'request', 'problem', 'praise', 'thanks', 'spam', 'other'] as const;

export const intent: Facet = {
  name: 'intent',
  version: '1',
  classifier: 'rules',
  direction: 'inbound',
  values: INTENTS,
  rules: [...GOODWILL_RULES, ...ASK_RULES, ...TROUBLE_RULES],
  classify: decideIntent,
};

/** Points below which no intent is claimed. */
const LEAST_POINTS = 1;
const MOOD_POINTS = 2;
const QUESTION_MARK_POINTS = 1.5;

function decideIntent(reading: Reading): Label {
  const evidence = gatherEvidence(reading, 'intent');
  const mood = moodOf(reading);
  const asked = reading.tokens.some((token) => token.kind === 'mark' && token.text === '?');
  const problem = pointsOf(evidence, 'problem');
  const blame = pointsOf(evidence, 'complaint') + (problem > 0 ? 0.5 : 0) + MOOD_POINTS * mood;
  const points: Record<string, number> = {
    complaint: pointsOf(evidence, 'complaint') > 0 || mood > 0.5 ? blame : 0,
    problem,
    question: pointsOf(evidence, 'question') + (asked ? QUESTION_MARK_POINTS : 0),
    request: pointsOf(evidence, 'request'),
    praise: pointsOf(evidence, 'praise') - MOOD_POINTS * mood,
    thanks: pointsOf(evidence, 'thanks') - (mood > 0 ? MOOD_POINTS * mood : 0),
    spam: pointsOf(evidence, 'spam'),
  };
  const ranked = Object.entries(points).sort((a, b) => b[1] - a[1]);
  const [value, best] = ranked[0]!;
  if (best < LEAST_POINTS) return { value: 'other', confidence: 0.55, reason: 'no phrase of any intent' };
  const lead = best - ranked[1]![1];
  const words = wordsOf(evidence, value);
  const reason = words === '' ? (value === 'question' ? 'a question mark' : 'its mood') : words;
  return { value, confidence: Math.min(0.95, logistic(0.2 + 0.5 * lead + 0.1 * best)), reason };
}

/** −1 glad … 1 angry, from the sentiment label. */
function moodOf(reading: Reading): number {
  const label = reading.labels.sentiment;
  if (!label || !('value' in label)) return 0;
  if (label.shares) return (label.shares.negative ?? 0) - (label.shares.positive ?? 0);
  const sign = valueIn(reading.labels, 'sentiment') === 'negative' ? 1 : label.value === 'positive' ? -1 : 0;
  return sign * label.confidence;
}

/** Urgency: how soon somebody must look, with the reason that makes it so. */
import { URGENCIES } from '../domain/label.ts';
import { type Facet, type Label, type Reading, valueIn } from './classifier.ts';
import { gatherEvidence } from './evidence.ts';
import { URGENCY_RULES } from './tables/urgencies.ts';

const SHOWN_WORDS = 3;

/** Reasons in the order in which they are named, and whether one counts although the post asks for nothing. */
const CAUSES: readonly { cause: string; name: string; alone: boolean }[] = [
  { cause: 'safety', name: 'safety', alone: true },
  { cause: 'vulnerable', name: 'vulnerable customer', alone: false },
  { cause: 'legal', name: 'legal', alone: true },
  { cause: 'outage', name: 'outage', alone: false },
  { cause: 'travelling', name: 'travelling now', alone: false },
  { cause: 'deadline', name: 'deadline', alone: false },
  { cause: 'churn', name: 'churn threat', alone: false },
];
/** Intents of people who are content, whatever words they use. */
const CONTENT = new Set(['praise', 'thanks', 'spam']);
const CRITICAL_WEIGHT = 3;
const HIGH_WEIGHT = 2;

export const urgency: Facet = {
  name: 'urgency',
  version: '2',
  classifier: 'rules',
  direction: 'inbound',
  values: URGENCIES,
  rules: URGENCY_RULES,
  classify: decideUrgency,
};

function decideUrgency(reading: Reading): Label {
  const asks = valueIn(reading.labels, 'needs-reply') === 'true';
  const content = CONTENT.has(valueIn(reading.labels, 'intent') ?? '');
  const evidence = gatherEvidence(reading, 'urgency');
  const heard = CAUSES.flatMap(({ cause, name, alone }) => {
    const found = evidence.get(cause);
    if (!found || content || !(asks || alone)) return [];
    return [{ weight: found.heaviest, reason: `${name}: ${found.words.slice(0, SHOWN_WORDS).join(' · ')}` }];
  });
  if (heard.length === 0)
    return asks
      ? { value: 'normal', confidence: 0.8, reason: 'nothing that cannot wait' }
      : { value: 'low', confidence: 0.8, reason: 'asks for nothing' };
  const heaviest = Math.max(...heard.map(({ weight }) => weight));
  const total = heard.reduce((sum, { weight }) => sum + weight, 0);
  const value = heaviest >= CRITICAL_WEIGHT ? 'critical' : total >= HIGH_WEIGHT ? 'high' : 'normal';
  return { value, confidence: value === 'normal' ? 0.6 : 0.7, reason: heard.map(({ reason }) => reason).join('; ') };
}

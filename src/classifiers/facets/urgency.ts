/** Urgency: how soon somebody must look, with the reason that makes it so. */
import { URGENCIES } from '../../domain/label.ts';
import { type Facet, type Label, type PostReading, valueIn } from '../classifier.ts';
import { URGENCY_RULES } from '../tables/urgencies.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

const SHOWN_WORDS = 3;

/** Cause → how it is named, in the order in which they are. */
const CAUSES = Object.entries({
  safety: 'safety',
  vulnerable: 'vulnerable customer',
  fraud: 'fraud',
  legal: 'legal',
  outage: 'outage',
  travelling: 'travelling now',
  deadline: 'deadline',
  churn: 'churn threat',
});
const CRITICAL_WEIGHT = 3;
const HIGH_WEIGHT = 2;

export const urgencyFacet: Facet = {
  name: 'urgency',
  version: '7',
  classifier: 'linear+rules',
  direction: 'inbound',
  values: URGENCIES,
  rules: URGENCY_RULES,
  classify: decideUrgency,
};

function decideUrgency(reading: PostReading): Label {
  const need = valueIn(reading.labels, 'needs-reply');
  if (need === 'false') return { value: 'low', confidence: 0.8, reason: 'asks for nothing' };
  // What nobody understands waits its turn: neither put off as small talk, nor ahead of those who ask.
  if (need === 'unknown')
    return { value: 'normal', confidence: 0.5, reason: 'nothing tells whether it asks for anything' };
  const evidence = urgencyEvidence(reading);
  const causes = (evidence.size === 0 ? [] : CAUSES).flatMap(([cause, name]) => {
    const found = evidence.get(cause);
    if (!found || found.points <= 0) return [];
    return [{ weight: found.heaviest, reason: `${name}: ${found.words.slice(0, SHOWN_WORDS).join(' · ')}` }];
  });
  if (causes.length === 0) return { value: 'normal', confidence: 0.8, reason: 'nothing that cannot wait' };
  const heaviest = Math.max(...causes.map(({ weight }) => weight));
  const total = causes.reduce((sum, { weight }) => sum + weight, 0);
  const value = heaviest >= CRITICAL_WEIGHT ? 'critical' : total >= HIGH_WEIGHT ? 'high' : 'normal';
  return { value, confidence: value === 'normal' ? 0.6 : 0.7, reason: causes.map(({ reason }) => reason).join('; ') };
}

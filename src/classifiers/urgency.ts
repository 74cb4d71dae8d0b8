/** Urgency: how soon somebody must look, with the reason that makes it so. */
import type { Facet, Label, Reading } from './classifier.ts';
import { gatherEvidence } from './evidence.ts';
import { URGENCY_RULES } from './tables/urgencies.ts';

export const URGENCIES = ['low', 'normal', 'high', 'critical'] as const;

/** Reasons in the order in which they are named when several speak. */
const CAUSES: readonly (readonly [string, string])[] = [
  ['safety', 'safety'],
  ['vulnerable', 'vulnerable customer'],
  ['legal', 'legal'],
  ['outage', 'outage'],
  ['travelling', 'travelling now'],
  ['deadline', 'deadline'],
  ['churn', 'churn threat'],
];

export const urgency: Facet = {
  name: 'urgency',
  version: '1',
  classifier: 'rules',
  direction: 'inbound',
  values: URGENCIES,
  rules: URGENCY_RULES,
  classify: decideUrgency,
};

function decideUrgency(reading: Reading): Label {
  const evidence = gatherEvidence(reading, 'urgency');
  const need = reading.labels['needs-reply'];
  const asks = need !== undefined && 'value' in need && need.value === 'true';
  let total = 0;
  let heaviest = 0;
  const reasons: string[] = [];
  for (const [cause, name] of CAUSES) {
    const found = evidence.get(cause);
    if (!found || found.points <= 0) continue;
    const weight = Math.min(
      found.points,
      cause === 'safety' || cause === 'vulnerable' ? 3 : cause === 'churn' || cause === 'deadline' ? 1 : 2,
    );
    total += weight;
    heaviest = Math.max(heaviest, weight);
    reasons.push(`${name}: ${found.words.slice(0, 3).join(' · ')}`);
  }
  if (heaviest === 0 || !asks) {
    const value = asks ? 'normal' : 'low';
    return { value, confidence: 0.8, reason: asks ? 'nothing that cannot wait' : 'asks for nothing' };
  }
  const value = heaviest >= 3 ? 'critical' : total >= 2 ? 'high' : 'normal';
  return { value, confidence: value === 'normal' ? 0.6 : 0.7, reason: reasons.join('; ') };
}

/** Topic: what the post is about, by words per topic; a table of the user's own adds topics or words. */
import type { Facet, Label, Reading } from './classifier.ts';
import { gatherEvidence } from './evidence.ts';
import type { Rule } from './phrases.ts';
import { TOPIC_RULES } from './tables/topics.ts';

export const TOPICS = [
  'billing',
  'delivery',
  'outage',
  'account',
  'staff',
  'refund',
  'product',
  'app',
  'other',
] as const;

/** The facet, with the user's own rules beside the shipped ones: a new value is a new topic. */
export function topicFacet(extra: readonly Rule[] = []): Facet {
  const own = extra.map((rule) => rule.value).filter((value) => !(TOPICS as readonly string[]).includes(value));
  return {
    name: 'topic',
    version: '1',
    classifier: 'rules',
    direction: 'inbound',
    values: [...TOPICS.slice(0, -1), ...new Set(own), 'other'],
    rules: [...TOPIC_RULES, ...extra],
    classify: decideTopic,
  };
}

function decideTopic(reading: Reading): Label {
  const ranked = [...gatherEvidence(reading, 'topic')].sort((a, b) => b[1].points - a[1].points);
  const [best, next] = ranked;
  if (!best || best[1].points <= 0) return { value: 'other', confidence: 0.6, reason: 'no word of any topic' };
  const [value, { points, words }] = best;
  const lead = points - (next?.[1].points ?? 0);
  const confidence = Math.min(0.9, 0.45 + 0.08 * points + 0.08 * lead);
  return { value, confidence, reason: words.slice(0, 6).join(' · ') };
}

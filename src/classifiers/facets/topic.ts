/** Topic: what the post is about, by words per topic; a table of the user's own adds topics or words. */
import { type Facet, type Label, type PostReading, valueIn } from '../classifier.ts';
import { hashText } from '../learning/features.ts';
import { TOPIC_RULES } from '../tables/topics.ts';
import { gatherEvidence } from '../text/evidence.ts';
import type { PhraseRule } from '../text/phrases.ts';

export const TOPICS = [
  'billing',
  'delivery',
  'outage',
  'account',
  'staff',
  'refund',
  'travel',
  'utilities',
  'product',
  'app',
  'other',
] as const;

/** What further words of a topic count beside its heaviest: a parcel named four times is no more about parcels. */
const MORE_SHARE = 0.4;
const MOST_MORE = 1.2;

const NO_TOPIC: Label = { value: 'other', confidence: 0.6, reason: 'no word of any topic' };

const VERSION = '5';

/** The facet, with the user's own rules beside the shipped ones: a new value is a new topic. Other rules, other version. */
export function topicFacet(extra: readonly PhraseRule[] = []): Facet {
  const own = extra.map((rule) => rule.value).filter((value) => !(TOPICS as readonly string[]).includes(value));
  return {
    name: 'topic',
    version: extra.length === 0 ? VERSION : `${VERSION}-${(hashText(JSON.stringify(extra)) >>> 0).toString(36)}`,
    classifier: 'rules',
    direction: 'inbound',
    values: [...TOPICS.slice(0, -1), ...new Set(own), 'other'],
    rules: [...TOPIC_RULES, ...extra],
    classify: decideTopic,
  };
}

/** Praise of a network is about no outage: that topic is of posts that need a reply. */
function decideTopic(reading: PostReading): Label {
  const evidence = gatherEvidence(reading, 'topic');
  if (evidence.size === 0) return NO_TOPIC;
  const ranked = [...evidence]
    .map(([value, { points, heaviest, words }]) => ({
      value,
      words,
      points: heaviest + Math.min(MOST_MORE, MORE_SHARE * (points - heaviest)),
    }))
    .filter(({ value }) => value !== 'outage' || valueIn(reading.labels, 'needs-reply') !== 'false')
    .sort((a, b) => b.points - a.points);
  const [best, next] = ranked;
  if (!best || best.points <= 0) return NO_TOPIC;
  const lead = best.points - (next?.points ?? 0);
  const confidence = Math.min(0.9, 0.45 + 0.08 * best.points + 0.08 * lead);
  return { value: best.value, confidence, reason: best.words.slice(0, 6).join(' · ') };
}

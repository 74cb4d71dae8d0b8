/** Automatic replies by their own words; speed and sameness, which need other posts, are checked in the store. */
import type { Facet, Label, PostReading } from '../classifier.ts';
import { AUTOMATIC_RULES } from '../tables/automatics.ts';
import { gatherEvidence } from '../text/evidence.ts';

export const autoFacet: Facet = {
  name: 'auto',
  version: '2',
  classifier: 'rules',
  direction: 'outbound',
  values: ['true', 'false'],
  rules: AUTOMATIC_RULES,
  classify: decideAuto,
};

function decideAuto(reading: PostReading): Label {
  if (reading.context.authorBot) return { value: 'true', confidence: 1, reason: 'the account is a bot' };
  const found = gatherEvidence(reading, 'auto').get('true');
  if (!found || found.points < 1) return { value: 'false', confidence: 0.8, reason: 'no words of an automatic reply' };
  return { value: 'true', confidence: 0.85, reason: found.words.slice(0, 3).join(' · ') };
}

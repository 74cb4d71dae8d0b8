/** Needs reply: questions, complaints, requests and problem reports do, and alarms; thanks, praise, spam and the rest do not. */
import { CONTENT_INTENTS, NEEDING_INTENTS } from '../../domain/label.ts';
import type { Facet, Label, PostReading } from '../classifier.ts';
import { alarmIn } from './alarm.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

export const needsReplyFacet: Facet = {
  name: 'needs-reply',
  version: '5',
  classifier: 'rules',
  direction: 'inbound',
  values: ['true', 'false'],
  classify: decideNeed,
};

function decideNeed(reading: PostReading): Label {
  const intent = reading.labels.intent;
  if (!intent || !('value' in intent)) throw new Error('needs-reply reads the intent, which must stand before it');
  const needed = NEEDING_INTENTS.has(intent.value);
  const alarm = needed || CONTENT_INTENTS.has(intent.value) ? undefined : alarmIn(urgencyEvidence(reading));
  if (alarm) return { value: 'true', confidence: 0.6, reason: `${alarm.cause}: ${alarm.words.join(' · ')}` };
  return { value: String(needed), confidence: intent.confidence, reason: `${intent.value}: ${intent.reason}` };
}

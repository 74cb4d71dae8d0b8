/** Needs reply: questions, complaints, requests and problem reports do, and alarms; thanks, praise, spam and the rest do not. */
import { NEEDS, needOfIntent } from '../../domain/label.ts';
import type { Facet, Label, PostReading } from '../classifier.ts';
import { alarmIn } from './alarm.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

export const needsReplyFacet: Facet = {
  name: 'needs-reply',
  version: '5',
  classifier: 'rules',
  direction: 'inbound',
  values: NEEDS,
  classify: decideNeed,
};

function decideNeed(reading: PostReading): Label {
  const intent = reading.labels.intent;
  if (!intent || !('value' in intent)) throw new Error('needs-reply reads the intent, which must stand before it');
  const need = needOfIntent(intent.value);
  const alarm = need === 'unknown' ? alarmIn(urgencyEvidence(reading)) : undefined;
  if (alarm) return { value: 'true', confidence: 0.6, reason: `${alarm.cause}: ${alarm.words.join(' · ')}` };
  return { value: String(need === 'true'), confidence: intent.confidence, reason: `${intent.value}: ${intent.reason}` };
}

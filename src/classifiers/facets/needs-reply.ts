/**
 * Needs reply: questions, complaints, requests, problem reports and alarms do; thanks, praise, spam, closing words and small
 * talk do not. Of what no rule and no model recognises it stays unknown.
 */
import { NEEDS, needOfIntent } from '../../domain/label.ts';
import type { Facet, Label, PostReading } from '../classifier.ts';
import { CLOSING_RULES } from '../tables/closings.ts';
import { alarmIn } from './alarm.ts';
import { idleReason, talkReason } from './idle.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

/** Intents that say nothing of need where many accounts are spoken to, or a brand speaks. */
const TALK: ReadonlySet<string> = new Set(['question', 'request']);
const IDLE_CONFIDENCE = 0.8;

export const needsReplyFacet: Facet = {
  name: 'needs-reply',
  version: '9',
  classifier: 'rules',
  direction: 'inbound',
  values: NEEDS,
  rules: CLOSING_RULES,
  classify: decideNeed,
};

function decideNeed(reading: PostReading): Label {
  const { intent } = reading.labels;
  if (!intent || !('value' in intent)) throw new Error('needs-reply reads the intent, which must stand before it');
  const value = needOfIntent(intent.value);
  const { confidence } = intent;
  const reason = `${intent.value}: ${intent.reason}`;
  if (value !== 'unknown') {
    const talk = TALK.has(intent.value) ? talkReason(reading) : undefined;
    return talk ? { value: 'false', confidence: IDLE_CONFIDENCE, reason: talk } : { value, confidence, reason };
  }
  const alarm = alarmIn(urgencyEvidence(reading));
  if (alarm) return { value: 'true', confidence: 0.6, reason: `${alarm.cause}: ${alarm.words.join(' · ')}` };
  const idle = idleReason(reading, intent);
  return idle ? { value: 'false', confidence: IDLE_CONFIDENCE, reason: idle } : { value, confidence, reason };
}

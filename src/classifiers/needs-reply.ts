/** Needs reply: questions, complaints, requests and problem reports do; thanks, praise, spam and the rest do not. */
import { NEEDING_INTENTS } from '../domain/label.ts';
import type { Facet, Label, Reading } from './classifier.ts';

export const needsReply: Facet = {
  name: 'needs-reply',
  version: '2',
  classifier: 'rules',
  direction: 'inbound',
  values: ['true', 'false'],
  classify: decideNeed,
};

function decideNeed(reading: Reading): Label {
  const intent = reading.labels.intent;
  if (!intent || !('value' in intent)) throw new Error('needs-reply reads the intent, which must stand before it');
  const needed = NEEDING_INTENTS.has(intent.value);
  return { value: String(needed), confidence: intent.confidence, reason: `${intent.value}: ${intent.reason}` };
}

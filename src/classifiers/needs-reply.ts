/** Needs reply: questions, complaints, requests and problem reports do; thanks, praise, spam and the rest do not. */
import type { Facet, Label, Reading } from './classifier.ts';

/** The intents that wait for an answer. */
export const NEEDING: ReadonlySet<string> = new Set(['question', 'complaint', 'request', 'problem']);

export const needsReply: Facet = {
  name: 'needs-reply',
  version: '1',
  classifier: 'rules',
  direction: 'inbound',
  values: ['true', 'false'],
  classify: decideNeed,
};

function decideNeed(reading: Reading): Label {
  const intent = reading.labels.intent;
  if (!intent || !('value' in intent)) throw new Error('needs-reply reads the intent, which must stand before it');
  const needed = NEEDING.has(intent.value);
  return { value: String(needed), confidence: intent.confidence, reason: `${intent.value}: ${intent.reason}` };
}

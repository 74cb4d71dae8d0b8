/** Reply acts: what the brand does in a reply, several at once: greet, apologise, ask, send elsewhere, promise, answer, fix. */
import type { Facet, MultiLabel, Reading } from './classifier.ts';
import { type Evidence, gatherEvidence, pointsOf } from './evidence.ts';
import { ACT_RULES_SOFT } from './tables/reply-acts.ts';
import { CHANNEL_RULES } from './tables/reply-channels.ts';
import { SUBSTANCE_RULES } from './tables/reply-substance.ts';

export const REPLY_ACTS = [
  'greeting',
  'acknowledge',
  'apologise',
  'ask-info',
  'deflect-dm',
  'deflect-phone',
  'deflect-web',
  'deflect-email',
  'deflect-store',
  'answer',
  'promise',
  'fixed',
  'thank',
  'other',
] as const;

export const replyAct: Facet = {
  name: 'reply-act',
  version: '1',
  classifier: 'rules',
  direction: 'outbound',
  values: REPLY_ACTS,
  multiple: true,
  rules: [...ACT_RULES_SOFT, ...CHANNEL_RULES, ...SUBSTANCE_RULES],
  classify: decideActs,
};

const GREETING_CHARACTERS = 40;
const ASKING = 1;

function decideActs(reading: Reading): MultiLabel {
  const evidence = gatherEvidence(reading, 'reply-act');
  const asked = reading.tokens.some((token) => token.kind === 'mark' && token.text === '?');
  const values = REPLY_ACTS.filter((act) => holds(act, evidence, asked, reading));
  if (values.length === 0) return { values: ['other'], confidence: 0.5, reason: 'no phrase of any act' };
  const reason = values.map((act) => `${act}: ${(evidence.get(act)?.words ?? []).slice(0, 2).join(' · ')}`).join('; ');
  return { values, confidence: values.length === 1 && values[0] === 'answer' ? 0.6 : 0.8, reason };
}

function holds(act: string, evidence: ReadonlyMap<string, Evidence>, asked: boolean, reading: Reading): boolean {
  const points = pointsOf(evidence, act);
  if (points <= 0) return false;
  if (act === 'greeting') return greets(reading);
  if (act === 'ask-info') return points + (asked ? 0.6 : 0) >= ASKING;
  if (act === 'answer') return points >= 1;
  if (act === 'promise') return points >= 0.8;
  return points >= 1;
}

/** A greeting opens the reply; "hi" later on greets nobody. */
function greets(reading: Reading): boolean {
  const first = reading.tokens.find((token) => token.kind !== 'handle' && token.kind !== 'mark');
  const limit = (first?.start ?? 0) + GREETING_CHARACTERS;
  return (reading.hits['reply-act'] ?? []).some((hit) => hit.rule.value === 'greeting' && hit.start < limit);
}

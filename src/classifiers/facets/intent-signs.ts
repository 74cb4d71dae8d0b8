/** What the rules found in a post, as signs that the second layer of intent learns from. */
import type { Label, PostReading } from '../classifier.ts';
import { pointsOf } from '../text/evidence.ts';
import type { Word } from '../text/words.ts';
import { openingsOf, questionMarks } from './asking.ts';
import { intentEvidence } from './intent-evidence.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

const MOST_POINTS = 6;
const MOST_HANDLES = 4;
/** Steps of the mood between glad and angry. */
const MOOD_STEPS = 5;
const CAUSES = ['safety', 'fraud', 'legal', 'outage', 'travelling', 'deadline', 'churn', 'vulnerable'];

/**
 * A sign with its steps, each "name step". There are few, so that the same ones are handed out each time: making their
 * spellings and looking them up would cost more than reading the post.
 */
interface Sign extends Word {
  steps: Map<string | number, Sign>;
}

const NAMES: Sign['steps'] = new Map();

/** The sign of a name, or of one of its steps. */
function signOf(name: string, step?: string | number): Sign {
  const sign = NAMES.get(name) ?? keep(NAMES, name, name);
  return step === undefined ? sign : (sign.steps.get(step) ?? keep(sign.steps, step, `${name} ${step}`));
}

function keep(steps: Sign['steps'], step: string | number, text: string): Sign {
  const sign: Sign = { text, notes: [], steps: new Map() };
  steps.set(step, sign);
  return sign;
}

/**
 * The signs of a post.
 * @param ruled the intent by the rules alone
 */
export function intentSigns(reading: PostReading, ruled: Label): Word[] {
  const { tokens, labels } = reading;
  const rules = signOf('rules', ruled.value);
  const signs = [rules, signOf(rules.text, Math.round(ruled.confidence * 5))];
  const evidence = intentEvidence(reading);
  for (const [value, { points }] of evidence) {
    signs.push(signOf(value), signOf(value, Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(points)))));
  }
  const urgency = urgencyEvidence(reading);
  for (const cause of CAUSES) if (pointsOf(urgency, cause) > 0) signs.push(signOf('urgency', cause));
  for (const { rule } of reading.hits.topic ?? []) signs.push(signOf('topic', rule.value));
  signs.push(signOf('marks', questionMarks(reading)), signOf('opens', Math.min(2, openingsOf(reading).length)));
  const mood = labels.sentiment;
  if (mood && 'value' in mood) {
    const { negative = 0, positive = 0 } = mood.shares ?? {};
    signs.push(
      signOf('mood', mood.value),
      signOf('blames', Math.round(negative * MOOD_STEPS)),
      signOf('praises', Math.round(positive * MOOD_STEPS)),
    );
  }
  let handles = 0;
  let links = 0;
  for (const { kind } of tokens) {
    if (kind === 'handle') handles++;
    else if (kind === 'url') links++;
  }
  signs.push(signOf('handles', Math.min(MOST_HANDLES, handles)), signOf('links', Math.min(1, links)));
  signs.push(signOf(tokens[0]?.kind === 'handle' ? 'addressed' : 'unaddressed'));
  return signs;
}

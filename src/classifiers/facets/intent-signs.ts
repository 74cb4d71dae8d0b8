/** What the rules found in a post, as signs that the second layer of intent learns from. */
import type { Label, PostReading } from '../classifier.ts';
import { pointsOf } from '../text/evidence.ts';
import { openingsOf, questionMarks } from './asking.ts';
import { intentEvidence } from './intent-evidence.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

const MOST_POINTS = 6;
const MOST_HANDLES = 4;
/** Steps of the mood between glad and angry. */
const MOOD_STEPS = 5;
const CAUSES = ['safety', 'fraud', 'legal', 'outage', 'travelling', 'deadline', 'churn', 'vulnerable'];

const made = new Map<string, Map<string | number, string>>();

/** "name step", the same string each time: there are few, and looking up a new string costs more than keeping it. */
function sign(name: string, step: string | number): string {
  let steps = made.get(name);
  if (!steps) {
    steps = new Map();
    made.set(name, steps);
  }
  let text = steps.get(step);
  if (text === undefined) {
    text = `${name} ${step}`;
    steps.set(step, text);
  }
  return text;
}

/**
 * The signs of a post.
 * @param ruled the intent by the rules alone
 */
export function intentSigns(reading: PostReading, ruled: Label): string[] {
  const { tokens, labels } = reading;
  const rules = sign('rules', ruled.value);
  const signs = [rules, sign(rules, Math.round(ruled.confidence * 5))];
  const evidence = intentEvidence(reading);
  for (const [value, { points }] of evidence)
    signs.push(value, sign(value, Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(points)))));
  const urgency = urgencyEvidence(reading);
  for (const cause of CAUSES) if (pointsOf(urgency, cause) > 0) signs.push(sign('urgency', cause));
  for (const { rule } of reading.hits.topic ?? []) signs.push(sign('topic', rule.value));
  signs.push(sign('marks', questionMarks(reading)), sign('opens', Math.min(2, openingsOf(reading).length)));
  const mood = labels.sentiment;
  if (mood && 'value' in mood) {
    const { negative = 0, positive = 0 } = mood.shares ?? {};
    signs.push(
      sign('mood', mood.value),
      sign('blames', Math.round(negative * MOOD_STEPS)),
      sign('praises', Math.round(positive * MOOD_STEPS)),
    );
  }
  let handles = 0;
  let links = 0;
  for (const { kind } of tokens) {
    if (kind === 'handle') handles++;
    else if (kind === 'url') links++;
  }
  signs.push(sign('handles', Math.min(MOST_HANDLES, handles)), sign('links', Math.min(1, links)));
  signs.push(tokens[0]?.kind === 'handle' ? 'addressed' : 'unaddressed');
  return signs;
}

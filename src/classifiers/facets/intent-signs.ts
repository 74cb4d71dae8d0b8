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

function nameOf(name: string): Sign {
  return NAMES.get(name) ?? keep(NAMES, name, name);
}

function stepOf({ text, steps }: Sign, step: string | number): Sign {
  return steps.get(step) ?? keep(steps, step, `${text} ${step}`);
}

function keep(steps: Sign['steps'], step: string | number, text: string): Sign {
  const sign: Sign = { text, notes: [], steps: new Map() };
  steps.set(step, sign);
  return sign;
}

const RULES = nameOf('rules');
const URGENCY = nameOf('urgency');
const TOPIC = nameOf('topic');
const MARKS = nameOf('marks');
const OPENS = nameOf('opens');
const MOOD = nameOf('mood');
const BLAMES = nameOf('blames');
const PRAISES = nameOf('praises');
const HANDLES = nameOf('handles');
const LINKS = nameOf('links');
const ADDRESSED = nameOf('addressed');
const UNADDRESSED = nameOf('unaddressed');

/**
 * The signs of a post.
 * @param ruled the intent by the rules alone
 */
export function intentSigns(reading: PostReading, ruled: Label): Word[] {
  const { tokens, labels } = reading;
  const rules = stepOf(RULES, ruled.value);
  const signs = [rules, stepOf(rules, Math.round(ruled.confidence * 5))];
  const evidence = intentEvidence(reading);
  for (const [value, { points }] of evidence) {
    const sign = nameOf(value);
    signs.push(sign, stepOf(sign, Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(points)))));
  }
  const urgency = urgencyEvidence(reading);
  for (const cause of CAUSES) if (pointsOf(urgency, cause) > 0) signs.push(stepOf(URGENCY, cause));
  for (const { rule } of reading.hits.topic ?? []) signs.push(stepOf(TOPIC, rule.value));
  signs.push(stepOf(MARKS, questionMarks(reading)), stepOf(OPENS, Math.min(2, openingsOf(reading).length)));
  const mood = labels.sentiment;
  if (mood && 'value' in mood) {
    const { negative = 0, positive = 0 } = mood.shares ?? {};
    signs.push(
      stepOf(MOOD, mood.value),
      stepOf(BLAMES, Math.round(negative * MOOD_STEPS)),
      stepOf(PRAISES, Math.round(positive * MOOD_STEPS)),
    );
  }
  let handles = 0;
  let links = 0;
  for (const { kind } of tokens) {
    if (kind === 'handle') handles++;
    else if (kind === 'url') links++;
  }
  signs.push(stepOf(HANDLES, Math.min(MOST_HANDLES, handles)), stepOf(LINKS, Math.min(1, links)));
  signs.push(tokens[0]?.kind === 'handle' ? ADDRESSED : UNADDRESSED);
  return signs;
}

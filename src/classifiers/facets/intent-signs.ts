/** What the rules found in a post, as signs that the second layer of intent learns from. */
import type { Label, PostReading } from '../classifier.ts';
import { gatherEvidence, pointsOf } from '../text/evidence.ts';
import { openingsOf, questionMarks } from './asking.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

const MOST_POINTS = 6;
const MOST_HANDLES = 4;
/** Steps of the mood between glad and angry. */
const MOOD_STEPS = 5;
const CAUSES = ['safety', 'fraud', 'legal', 'outage', 'travelling', 'deadline', 'churn', 'vulnerable'];

/**
 * The signs of a post.
 * @param ruled the intent by the rules alone
 */
export function intentSigns(reading: PostReading, ruled: Label): string[] {
  const { tokens, labels } = reading;
  const signs = [`rules ${ruled.value}`, `rules ${ruled.value} ${Math.round(ruled.confidence * 5)}`];
  const evidence = gatherEvidence(reading, 'intent');
  for (const [value, { points }] of evidence)
    signs.push(value, `${value} ${Math.max(-MOST_POINTS, Math.min(MOST_POINTS, Math.round(points)))}`);
  const urgency = urgencyEvidence(reading);
  for (const cause of CAUSES) if (pointsOf(urgency, cause) > 0) signs.push(`urgency ${cause}`);
  for (const { rule } of reading.hits.topic ?? []) signs.push(`topic ${rule.value}`);
  signs.push(`marks ${questionMarks(reading)}`, `opens ${Math.min(2, openingsOf(reading).length)}`);
  const mood = labels.sentiment;
  if (mood && 'value' in mood) {
    const { negative = 0, positive = 0 } = mood.shares ?? {};
    signs.push(
      `mood ${mood.value}`,
      `blames ${Math.round(negative * MOOD_STEPS)}`,
      `praises ${Math.round(positive * MOOD_STEPS)}`,
    );
  }
  const count = (kind: string) => tokens.filter((token) => token.kind === kind).length;
  signs.push(`handles ${Math.min(MOST_HANDLES, count('handle'))}`, `links ${Math.min(1, count('url'))}`);
  signs.push(tokens[0]?.kind === 'handle' ? 'addressed' : 'unaddressed');
  return signs;
}

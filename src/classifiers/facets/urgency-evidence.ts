/** What speaks for the urgency of a post: phrases, two words close to each other that make danger together, and all its words. */
import { oncePerPost, type PostReading } from '../classifier.ts';
import { type Evidence, gatherEvidence } from '../text/evidence.ts';
import type { Hit } from '../text/phrases.ts';
import { BY_ALL, dangerIn } from './danger.ts';

/**
 * What makes danger where one stands near the other: a child that swallowed something, oxygen without power; with the
 * most characters between them, a clause or a few words.
 */
const PAIRS = [
  ['person', 'harm', 70],
  ['body', 'wound', 20],
  ['lifeline', 'cut', 70],
] as const;
const DANGER_WEIGHT = 3;
/** What no phrase names is looked at soon, not first. */
const MODEL_WEIGHT = 2;

/**
 * Cause → its evidence; where no phrase speaks for danger or against it, a pair counts as one phrase of danger, and where there
 * is no pair, the model is asked.
 */
export const urgencyEvidence = oncePerPost(findUrgency);

function findUrgency(reading: PostReading): ReadonlyMap<string, Evidence> {
  const evidence: Map<string, Evidence> = gatherEvidence(reading, 'urgency');
  const hits = reading.hits.urgency ?? [];
  if (evidence.has('safety')) return evidence;
  const pair = hits.length < 2 ? undefined : pairIn(hits);
  if (pair) {
    const words = pair.map(({ start, end }) => reading.text.slice(start, end));
    evidence.set('safety', { points: DANGER_WEIGHT, heaviest: DANGER_WEIGHT, words });
    return evidence;
  }
  const share = dangerIn(reading);
  if (share > 0) {
    const words = [`${BY_ALL} ${Math.round(100 * share)} %`];
    evidence.set('safety', { points: MODEL_WEIGHT, heaviest: MODEL_WEIGHT, words });
  }
  return evidence;
}

function pairIn(hits: readonly Hit[]): [Hit, Hit] | undefined {
  for (const [who, what, near] of PAIRS) {
    const found = closePair(
      hits.filter(({ rule }) => rule.value === who),
      hits.filter(({ rule }) => rule.value === what),
      near,
    );
    if (found) return found;
  }
  return undefined;
}

/** The first two that stand near each other and do not overlap, unless an idiom speaks against the second. */
function closePair(first: readonly Hit[], second: readonly Hit[], near: number): [Hit, Hit] | undefined {
  if (first.length === 0) return undefined;
  const idioms = second.filter(({ rule }) => rule.weight < 0);
  for (const two of second) {
    if (two.rule.weight < 0 || idioms.some((idiom) => idiom.start < two.end && two.start < idiom.end)) continue;
    for (const one of first) {
      const [before, after] = one.start < two.start ? [one, two] : [two, one];
      if (after.start >= before.end && after.start - before.end <= near) return [before, after];
    }
  }
  return undefined;
}

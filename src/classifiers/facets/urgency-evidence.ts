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
const PAIR_WEIGHT = 3;
/** What no phrase names is looked at soon, not first. */
const WHOLE_WEIGHT = 2;

/**
 * Cause → its evidence; where no phrase speaks for danger or against it, a pair counts as one phrase of danger, and where there
 * is no pair, the model is asked.
 */
export const urgencyEvidence = oncePerPost(findUrgency);

function findUrgency(reading: PostReading): ReadonlyMap<string, Evidence> {
  const evidence = gatherEvidence(reading, 'urgency');
  const safety = evidence.has('safety') ? undefined : (pairOf(reading) ?? wholeOf(reading));
  return safety ? new Map([...evidence, ['safety', safety]]) : evidence;
}

function pairOf({ text, hits: { urgency: hits = [] } }: PostReading): Evidence | undefined {
  const pair = hits.length < 2 ? undefined : pairIn(hits);
  if (!pair) return undefined;
  const words = pair.map(({ start, end }) => text.slice(start, end));
  return { points: PAIR_WEIGHT, heaviest: PAIR_WEIGHT, words };
}

function wholeOf(reading: PostReading): Evidence | undefined {
  const share = dangerIn(reading);
  if (share === 0) return undefined;
  return { points: WHOLE_WEIGHT, heaviest: WHOLE_WEIGHT, words: [`${BY_ALL} ${Math.round(100 * share)} %`] };
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

/** Danger: somebody is harmed, or may be. Said outright, or by two words that belong together and stand close. */
import type { PostReading } from '../classifier.ts';
import { gatherEvidence } from '../text/evidence.ts';
import type { Hit } from '../text/phrases.ts';

/**
 * What makes danger where one stands near the other: a child that swallowed something, oxygen without power; with the
 * most characters between them, a clause or a few words.
 */
const PAIRS = [
  ['person', 'harm', 70],
  ['body', 'wound', 20],
  ['lifeline', 'cut', 70],
] as const;

/** The words that speak of danger, none where nothing does. */
export function dangerOf(reading: PostReading): string[] {
  const hits = reading.hits.urgency ?? [];
  const stated = gatherEvidence(reading, 'urgency').get('safety');
  if (stated && stated.points > 0) return stated.words;
  if (stated && stated.points < 0) return [];
  for (const [who, what, near] of PAIRS) {
    const found = closePair(
      hits.filter(({ rule }) => rule.value === who),
      hits.filter(({ rule }) => rule.value === what),
      near,
    );
    if (found) return found.map(({ start, end }) => reading.text.slice(start, end));
  }
  return [];
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

/** Near names: what somebody may have meant by a name that is not there. */
import { closest, distance } from 'fastest-levenshtein';

/** The nearest of the names, when it is near enough to be a slip of the finger: two letters away, or a quarter of them. */
export function nearName(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const near = closest(word, names);
  return distance(word, near) <= Math.max(2, word.length / 4) ? near : undefined;
}

/** `; did you mean …?`, or nothing. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearName(word, names);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

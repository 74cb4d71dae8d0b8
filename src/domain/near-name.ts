/** Suggestions for mistyped names. */
import { closest, distance } from 'fastest-levenshtein';

/** The most similar name, where it differs by at most two letters or a quarter of its letters. */
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

/** Removes names of forgotten persons from posts of others as they are read. Only hashes of the names are known. */
import { ERASED } from '../../domain/erased-text.ts';
import { foldName } from '../../domain/names.ts';
import type { NameKind } from './tombstones.ts';

/** The tombstone of an erased name; undefined for all others. */
export type ErasedName = (kind: NameKind, name: string) => string | undefined;

/** Longer display names are not recognised. */
const MOST_WORDS = 4;
const WORD = /[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu;

/**
 * A text in which somebody forgotten is named, answered or quoted, without their handles, display names and post ids.
 * @param isTheirs whether it replies to them: then a single word of their display name is removed as well
 */
export function scrubRead(text: string, isTheirs: boolean, erased: ErasedName): string {
  const words = [...text.matchAll(WORD)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
  let left = '';
  let done = 0;
  for (let at = 0; at < words.length; ) {
    const found = erasedAt(at);
    if (found) {
      left += text.slice(done, words[at]!.at) + found.replacement;
      done = words[at + found.words - 1]!.end;
    }
    at += found?.words ?? 1;
  }
  return left + text.slice(done);

  function erasedAt(at: number): { words: number; replacement: string } | undefined {
    for (let n = Math.min(MOST_WORDS, words.length - at); n >= 1; n--)
      if (erased('name', text.slice(words[at]!.at, words[at + n - 1]!.end))) return { words: n, replacement: ERASED };
    const word = text.slice(words[at]!.at, words[at]!.end);
    if (isTheirs && erased('word', word)) return { words: 1, replacement: ERASED };
    const replacement = erased('handle', foldName(word)) ?? erased('post', word);
    return replacement === undefined ? undefined : { words: 1, replacement };
  }
}

/** Words of a text that may be ids of posts. */
export function idsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]{6,}/gu) ?? [];
}

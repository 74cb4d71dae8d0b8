/** What others write of forgotten persons, taken out of posts as they are read: all that is known of the names are hashes. */
import { ERASED } from '../../domain/erased-text.ts';
import { foldName } from '../../domain/names.ts';
import type { NameKind } from './tombstones.ts';

/** Whether a name of a channel is erased, and what stands for it. */
export type ErasedName = (kind: NameKind, name: string) => string | undefined;

/** Display names of more words are not looked for. */
const MOST_WORDS = 4;
const WORD = /[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*/gu;

/**
 * A text in which somebody forgotten is named, answered or quoted, without their handles, display names and post ids.
 * @param isTheirs it answers them: a word of their name means them
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

/** What may be the id of a post in a text. */
export function idsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]{6,}/gu) ?? [];
}

/** Writings: how a word is written in a post, and the spelling that it is one of. */
import { foldWord, isUpper } from './characters.ts';
import { remember, type Word, wordOf } from './words.ts';

export interface Writing {
  /** The spelling, shared with all tokens that have it. */
  word: Word;
  /** Begins with a capital. */
  capital: boolean;
  /** Written in capitals, two letters or more. */
  loud: boolean;
  /** A letter or mark was drawn out: sooo, !!! */
  long: boolean;
}

/** What keeps its apostrophe: "we'll" is not "well". */
export const JOINED = new Set(['ll', 're', 've', 'd']);

/** Reads what is written between two blanks or marks, once for all posts that hold it. */
export const writingOf = remember((written): Writing => {
  let upper = 0;
  let lower = 0;
  let run = 0;
  let long = false;
  let plain = true;
  let last = 0;
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    if (code >= 97 && code <= 122) lower++;
    else if (isUpper(code)) upper++;
    if (code > 127 || code === 39) plain = false;
    run = code === last ? run + 1 : 1;
    if (run > 2) long = true;
    last = code;
  }
  const word = wordOf(!plain || long ? spell(written) : upper === 0 ? written : written.toLowerCase());
  const capital = upper > 0 && isUpper(written.charCodeAt(0));
  return { word, capital, loud: upper > 1 && lower === 0, long };
});

function spell(written: string): string {
  const mark = Math.max(written.lastIndexOf("'"), written.lastIndexOf('’'));
  const suffix = written.slice(mark + 1).toLowerCase();
  return mark > 0 && JOINED.has(suffix) ? `${foldWord(written.slice(0, mark))}'${suffix}` : foldWord(written);
}

/** Whole words and phrases found in text, whatever their case, accents and punctuation; no regular expression is built. */

/** ' cancel my account ': folded words between blanks. */
export type Phrase = string;

/** Scripts that put no blanks between words: a phrase in them is found anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Words in lower case without accents, one blank between and around them: 'Café, now!' → ' cafe now '. Linear in the text. */
export function foldWords(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return ` ${plain.replace(/[^\p{L}\p{N}$€£]+/gu, ' ').trim()} `;
}

/** The phrase as a rule wrote it, ready to be looked for; '' when it holds no word. */
export function foldPhrase(written: string): Phrase {
  const folded = foldWords(written);
  if (folded.trim() === '') return '';
  return UNSPACED.test(folded) ? folded.trim() : folded;
}

/** @param words as foldWords returns them */
export function phraseIn(phrase: Phrase, words: string): boolean {
  return words.includes(phrase);
}

const ASCII = /^[\0-\x7f]*$/;
const IN_WORDS = /[a-z0-9$]/;

/**
 * A fast test before words are folded, for very many texts: false only where none of the phrases can occur.
 * In ASCII text folding only splits words, so that each word of a phrase must occur in the text as it is.
 */
export function mayHoldAny(phrases: readonly Phrase[]): (text: string) => boolean {
  const longest = phrases.map((phrase) => phrase.split(' ').reduce((a, b) => (b.length > a.length ? b : a)));
  const wanted = [...new Set(longest)];
  return (text) => {
    const lower = text.toLowerCase();
    return wanted.some((word) => standsIn(lower, word)) || !ASCII.test(text);
  };
}

function standsIn(lower: string, word: string): boolean {
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
    if (!IN_WORDS.test(lower[at - 1] ?? '') && !IN_WORDS.test(lower[at + word.length] ?? '')) return true;
  return false;
}

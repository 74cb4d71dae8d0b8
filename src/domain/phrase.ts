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

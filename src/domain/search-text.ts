/** Text as --search compares it: what people type when they look for a word, whatever case, accents and quotes it was written with. */

/**
 * Accents of Latin, Greek and Cyrillic letters, Hebrew points and Arabic vowel signs, soft hyphens, and the selectors that
 * make a symbol an emoji. Marks that make another letter stay.
 */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u00ad]|\p{Variation_Selector}/gu;

/** Letters that Unicode does not decompose, and quotes as phones type them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** "RÉSERVATION" and "Réservation" are "reservation"; texts of ASCII alone only lose their capitals. */
export function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter]!);
}

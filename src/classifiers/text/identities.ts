/** Identity numbers: what a state gives a person or a car, known by shape and check digit, or by the word before it. */
import { CAR_WORDS, IDENTITY_WORDS, PRODUCT_WORDS } from '../tables/private-words.ts';
import {
  isAadhaar,
  isCpf,
  isCurp,
  isFinnish,
  isFrench,
  isGermanTax,
  isItalian,
  isNorwegian,
  isPesel,
  isSpanish,
  isSwedish,
  isTurkish,
  isVin,
} from './check-digits.ts';

interface Shape {
  /** Sticky; what it matches is the number. */
  written: RegExp;
  /** Of the number without separators, in capitals. */
  valid?: (code: string) => boolean;
  /** Languages in which it is looked for where no word names it; absent: all. */
  spoken?: readonly string[];
  /** Only behind a word that names such numbers. */
  named?: true;
}

/** Nobody's number ends where letters or digits go on. */
const END = '(?![A-Za-z\\d]|[-.]\\d)';
const shape = (written: string, more: Omit<Shape, 'written'> = {}): Shape => ({
  written: new RegExp(written + END, 'y'),
  ...more,
});

const DIGITS: readonly Shape[] = [
  shape('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}', { valid: isCpf }),
  shape('\\d{11}', { valid: isPesel, spoken: ['pl'] }),
  shape('\\d{11}', { valid: isCpf, spoken: ['pt', 'es'] }),
  shape('\\d{11}', { valid: isTurkish, spoken: ['tr'] }),
  shape('\\d{11}', { valid: isGermanTax, spoken: ['de'] }),
  shape('\\d{6} ?\\d{5}', { valid: isNorwegian, spoken: ['no', 'da', 'sv'] }),
  shape('(?:19|20)?\\d{6}[-+]\\d{4}', {
    valid: (code) => isSwedish(code.slice(-10)),
    spoken: ['sv', 'fi', 'no', 'da'],
  }),
  shape('\\d{6}[-+A-FU-Y]\\d{3}[\\dA-FHJ-NPR-Y]', { valid: isFinnish }),
  shape('[2-9]\\d{3}([ -])\\d{4}\\1\\d{4}(?! ?\\d)', { valid: isAadhaar }),
  shape('[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}', { valid: isFrench }),
  shape('\\d{8}-?[A-HJ-NP-TV-Z]', { valid: isSpanish, spoken: ['es'] }),
  shape('\\d{3} ?\\d{3} ?\\d{4}', { named: true }),
];
const LETTERS: readonly Shape[] = [
  shape('[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]'),
  shape('[A-Z]{4}\\d{6}[HMX][A-Z]{5}[A-Z\\d]\\d', { valid: isCurp }),
  shape('[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]', { valid: isItalian }),
  shape('[XYZ]-?\\d{7}-?[A-Z]', { valid: isSpanish }),
  // Britain's National Insurance: some letters begin none.
  shape('(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d\\d ?\\d\\d ?\\d\\d ?[A-D]'),
  shape('[A-Z]{2} ?\\d\\d ?\\d\\d ?\\d\\d ?[A-D]', { named: true }),
];
const CAR = /(?=(?:\d*[A-HJ-NPR-Z]){3})(?=(?:[A-Z]*\d){5})[A-HJ-NPR-Z\d]{17}(?![A-Za-z\d])/y;
const NAMED_LETTERS = /(?=[a-z]*\d)[a-z\d]{9,18}(?![A-Za-z\d])/iy;
const LONGEST = 24;

/** Where the identity number that begins at start ends, or undefined. */
export function identityEnd(
  text: string,
  start: number,
  wordsBefore: () => readonly string[],
  language: string,
): number | undefined {
  const first = text.charCodeAt(start);
  const shapes = first < 58 ? DIGITS : LETTERS;
  for (const { written, valid, spoken, named } of shapes) {
    written.lastIndex = start;
    const found = written.exec(text)?.[0];
    if (!found || (valid && !valid(found.replace(/[ .+-]/g, valid === isFinnish ? '-' : '')))) continue;
    const before = wordsBefore();
    if (before.slice(-2).some((word) => PRODUCT_WORDS.has(word))) return undefined;
    const isNamed = before.slice(-4).some((word) => IDENTITY_WORDS.has(word));
    if (isNamed || (!named && (language === 'und' || (spoken?.includes(language) ?? true))))
      return start + found.length;
  }
  return carEnd(text, start, wordsBefore) ?? namedEnd(text, start, wordsBefore);
}

/** A car's number: by its check digit, or named, for Europe's have none. */
function carEnd(text: string, start: number, wordsBefore: () => readonly string[]): number | undefined {
  CAR.lastIndex = start;
  const found = CAR.exec(text)?.[0];
  if (!found) return undefined;
  const before = wordsBefore().slice(-4);
  if (before.some((word) => CAR_WORDS.has(word))) return start + found.length;
  return isVin(found) && !before.some((word) => PRODUCT_WORDS.has(word)) ? start + found.length : undefined;
}

/** Letters and digits, small ones too, right behind a word that names an identity number: "pan card no aaqpm9876k". */
function namedEnd(text: string, start: number, wordsBefore: () => readonly string[]): number | undefined {
  NAMED_LETTERS.lastIndex = start;
  const found = NAMED_LETTERS.exec(text.slice(0, start + LONGEST))?.[0];
  if (!found || !/[a-z]/i.test(found) || found.replace(/\D/g, '').length < 4) return undefined;
  return wordsBefore()
    .slice(-4)
    .some((word) => IDENTITY_WORDS.has(word))
    ? start + found.length
    : undefined;
}

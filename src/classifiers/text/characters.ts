/** Characters: what each is to a tokenizer, and how words are folded to one spelling. */

const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const SPACE = 4;
export const PICTOGRAPH = 5;
export const JOINER = 6;
const classes = new Uint8Array(0x10000);
const folded: string[] = [];

/** The class of a UTF-16 code unit; NaN, past the end, is a space. */
export function classOf(code: number): number {
  return classes[code] || classify(code);
}

/** One word the way tokens spell it: lower case, no diacritics, at most two of a letter in a row. */
export function foldWord(raw: string): string {
  let out = '';
  let last = '';
  let run = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 39 || code === 0x2019) continue;
    const letter = code >= 97 && code <= 122 ? raw[at]! : foldLetter(code);
    run = letter === last ? run + 1 : 1;
    last = letter;
    if (run < 3) out += letter;
  }
  return out;
}

export function isUpper(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function classify(code: number): number {
  if (Number.isNaN(code)) return SPACE;
  const letter = String.fromCharCode(code);
  let kind = OTHER;
  if (/[\p{L}\p{M}]/u.test(letter)) kind = LETTER;
  else if (/\p{Nd}/u.test(letter)) kind = DIGIT;
  else if (/[\s\p{Cc}\p{Cf}]/u.test(letter)) kind = code === 0x200d ? JOINER : SPACE;
  else if (code >= 0x2190 && /\p{Extended_Pictographic}/u.test(letter)) kind = PICTOGRAPH;
  if (code === 0xfe0f || code === 0x20e3) kind = JOINER;
  classes[code] = kind;
  return kind;
}

function foldLetter(code: number): string {
  const known = folded[code];
  if (known !== undefined) return known;
  if (code >= 0x300 && code < 0x370) return '';
  const lower = String.fromCharCode(code).toLowerCase();
  const base = code < 0x250 ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
  const spelled = base === 'ß' ? 'ss' : base === 'ø' ? 'o' : base === 'æ' ? 'ae' : base === 'ł' ? 'l' : base;
  folded[code] = spelled;
  return spelled;
}

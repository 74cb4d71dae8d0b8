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

/** Of Hebrew, Arabic, India's, China's, Japan's and Korea's scripts, or a picture: what a number may be glued to. */
export function isFarScript(code: number): boolean {
  return code >= 0x590;
}

/** Digits and signs that other scripts write, one character for one, so that places stay the same. */
const FAR_SIGNS =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19\uff08\uff09\uff0b\uff0d\uff0e\uff1a\uff20\u2010\u2212\u30fc\u3000]/g;
const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '\uff08': '(',
  '\uff09': ')',
  '\uff0b': '+',
  '\uff0d': '-',
  '\uff0e': '.',
  '\uff1a': ':',
  '\uff20': '@',
  '\u2010': '-',
  '\u2212': '-',
  '\u30fc': '-',
  '\u3000': ' ',
};

/** The text with digits, dashes and brackets of other scripts as ASCII has them, as long as before. */
export function withPlainSigns(text: string): string {
  FAR_SIGNS.lastIndex = 0;
  if (!FAR_SIGNS.test(text)) return text;
  return text.replace(FAR_SIGNS, (sign) => {
    const code = sign.charCodeAt(0);
    return PLAIN_SIGNS[sign] ?? String((code - (code < 0x900 || code > 0xff00 ? 0 : 6)) & 15);
  });
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a character can be of a word or a number, in any script. */
export function isWordCode(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 0xbf;
}

/** Whether a number would go on: what other scripts write right behind it does not belong to it. */
export function goesOn(code: number): boolean {
  return isWordCode(code) && !isFarScript(code);
}

/** The same but for digits. */
export function isLetter(code: number): boolean {
  return isWordCode(code) && !isDigit(code);
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

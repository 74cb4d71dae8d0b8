/** The words of a reply without everything that differs between copies: handles, links, names, digits, sign-off. */

import { ERASED } from './erased-text.ts';

/** Kinds of UTF-16 units. */
const [APART, LETTER, MARK, ALONE] = [0, 1, 2, 3];

const [AT, CARET, SPACE, LONG_DASH] = [64, 94, 32, 0x2014];
/** ^ * ~ / - – */
const SIGNS = new Set([CARET, 42, 126, 47, 45, 0x2013, LONG_DASH]);
/** A sign-off follows one of these; a caret may follow anything. */
const BEFORE_SIGNS = new Set([SPACE, 10, 33, 46, 63, 34, 41, ...SIGNS]);
const APOSTROPHES = new Set([39, 0x2019]);
/** Of FNV-1a. */
const [FIRST, PRIME] = [0x811c9dc5 | 0, 0x01000193];
/** By UTF-16 unit, once one beyond ASCII comes up. */
let kinds: Uint8Array | undefined;
let lowered: Uint16Array | undefined;
/** No name is longer. */
const LONGEST_NAME = 15;

/** Greetings, which a customer's name follows. */
const GREETINGS = new Set(
  'hi hello hey hiya dear thanks thank sorry morning afternoon evening hola bonjour bonsoir salut hallo ciao buongiorno olá ola hej'
    .split(' ')
    .map(hashOf),
);

/** Reads replies one after the other into the same memory. */
export class ReplyWords {
  /** Hashes of the words of the reply that was read last. */
  words = new Int32Array(256);
  #length = 0;
  #names = new Set<number>();

  /**
   * Words are runs of letters, whatever their case; of scripts that part no words each letter is one.
   * @param names of the customer, as the platform shows them: 'Ann Lee'
   * @returns how many words are left of it
   */
  read(text: string, names: string | null = null): number {
    if (this.words.length <= text.length) this.words = new Int32Array(2 * text.length);
    this.#length = 0;
    if (this.#names.size > 0) this.#names.clear();
    if (names !== null) for (const name of names.split(/[^\p{L}]+/u)) if (name !== '') this.#names.add(hashOf(name));
    this.#scan(text);
    return this.#length;
  }

  #scan(text: string): void {
    const { words } = this;
    /** The word that a sign-off began with, and the end of the word before the one at hand. */
    let signed = -1;
    let before = 0;
    let isShort = true;
    let isInitial = false;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === APART || kind === MARK) {
        at = code === AT ? handleEnd(text, at) : text.startsWith(ERASED, at) ? at + ERASED.length : at + 1;
        continue;
      }
      if (isLink(text, at)) {
        at = spaceAfter(text, at);
        continue;
      }
      const start = at;
      let hash = FIRST;
      if (kind === ALONE) {
        hash = Math.imul(hash ^ code, PRIME);
        at++;
      } else
        for (; at < text.length; at++) {
          const next = text.charCodeAt(at);
          const is = kindOf(next);
          if (is === LETTER) hash = Math.imul(hash ^ lower(next), PRIME);
          else if (is !== MARK && !APOSTROPHES.has(next)) break;
        }
      const isCapital = lower(code) !== code;
      if (isSigned(text, start) && (isCapital || text.charCodeAt(start - 1) === CARET)) {
        signed = this.#length;
        isShort = at - start <= LONGEST_NAME;
      }
      const second = text.charCodeAt(start + 1);
      const isName = isCapital && lower(second) === second;
      if (!isName || !(this.#names.has(hash) || this.#isGreeted(text, before, start))) words[this.#length++] = hash;
      else if (signed === this.#length) signed = -1;
      before = at;
      isInitial = at - start === 1;
    }
    const isEnd = this.#length === signed + 1 || (this.#length === signed + 2 && isInitial);
    if (signed > 0 && isShort && isEnd) this.#length = signed;
  }

  /** Whether a word in capitals follows a greeting, with nothing but blanks or a comma between them. */
  #isGreeted(text: string, from: number, to: number): boolean {
    const { words } = this;
    if (this.#length === 0 || this.#length > 3 || to - from > 2) return false;
    for (let at = from; at < to; at++) if (text.charCodeAt(at) !== SPACE && text.charCodeAt(at) !== 44) return false;
    return GREETINGS.has(words[this.#length - 1]!);
  }
}

/** FNV-1a over UTF-16 units, in lower case. */
function hashOf(word: string): number {
  let hash = FIRST;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ lower(word.charCodeAt(at)), PRIME);
  return hash;
}

function kindOf(code: number): number {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122 ? LETTER : APART;
  kinds ??= Uint8Array.from({ length: 65_536 }, (_, at) => kindOfOther(String.fromCharCode(at)));
  return kinds[code]!;
}

function kindOfOther(character: string): number {
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u.test(
      character,
    )
  )
    return /\p{L}/u.test(character) ? ALONE : APART;
  return /\p{L}/u.test(character) ? LETTER : /\p{M}/u.test(character) ? MARK : APART;
}

function lower(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code | 32 : code;
  lowered ??= Uint16Array.from({ length: 65_536 }, (_, at) => String.fromCharCode(at).toLowerCase().charCodeAt(0));
  return lowered[code]!;
}

/** Whether the word at this place follows the sign of a sign-off: ^JK, *SR, - Tom. */
function isSigned(text: string, start: number): boolean {
  let at = start - 1;
  if (text.charCodeAt(at) === SPACE && at > 0) at--;
  const sign = text.charCodeAt(at);
  if (at < 0 || !SIGNS.has(sign)) return false;
  return sign === CARET || at === 0 || BEFORE_SIGNS.has(text.charCodeAt(at - 1));
}

function isLink(text: string, at: number): boolean {
  const first = text.charCodeAt(at) | 32;
  if (first === 104) return /^https?:\/\//i.test(text.slice(at, at + 8));
  return first === 119 && text.slice(at, at + 4).toLowerCase() === 'www.';
}

function spaceAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) > SPACE) at++;
  return at;
}

/** Behind the handle that an @ begins: letters, digits, _, and dots, dashes and @ between these. */
function handleEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const isInner = code === 46 || code === 45 || code === AT;
    if (!(isInner ? isHandle(text.charCodeAt(at + 1)) : isHandle(code))) break;
    at++;
  }
  return at;
}

function isHandle(code: number): boolean {
  return code === 95 || (code >= 48 && code <= 57) || kindOf(code) === LETTER;
}

/** Tokens: a post split into words, handles, links, emoji and marks in one pass, folded so that rules and models see one spelling. */

import { EMOTICONS, FACE_STARTS, TOP_LEVEL } from '../tables/signs.ts';
import { classOf, DIGIT, isDigit, isUpper, JOINER, LETTER, PICTOGRAPH, SPACE } from './characters.ts';
import { wordOf } from './words.ts';
import { JOINED, type Writing, writingOf } from './writings.ts';

export type TokenKind =
  | 'word'
  | 'hashtag'
  | 'part'
  | 'number'
  | 'handle'
  | 'url'
  | 'email'
  | 'emoji'
  | 'emoticon'
  | 'mark';

export interface Token extends Writing {
  kind: TokenKind;
  /** Lower case, without diacritics, runs of one letter shortened to two; `?`, `!`, `.` … for marks. */
  text: string;
  /** Offsets into the text, end exclusive. */
  start: number;
  end: number;
}

/** Longer texts are read up to here; the rest carries no label. */
export const READ_CHARACTERS = 4_000;

/** Left over from web pages in many exports; they carry no meaning. */
const ENTITIES = ['&amp;', '&lt;', '&gt;', '&quot;', '&nbsp;', '&#39;'];

/** Code → the mark it stands for: ¿ ¡ …, full-width and Arabic marks. */
const MARKS: ReadonlyMap<number, string> = new Map([
  [0xbf, '?'],
  [0xa1, '!'],
  [0x2026, '.'],
  [0xff1f, '?'],
  [0xff01, '!'],
  [0x3002, '.'],
  [0x61f, '?'],
  [0x37e, '?'],
]);

/** How many of them are words. */
export function countWords(tokens: readonly Token[]): number {
  let words = 0;
  for (const { kind } of tokens) if (kind === 'word') words++;
  return words;
}

/** Splits at most {@link READ_CHARACTERS} characters of a text into tokens; its time is linear in them. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const stop = Math.min(text.length, READ_CHARACTERS);
  let at = 0;
  while (at < stop) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === SPACE || kind === JOINER) at++;
    else if (kind === LETTER) at = readWord(text, at, stop, tokens);
    else if (kind === DIGIT) at = readNumber(text, at, stop, tokens);
    else if (code === 64) at = readHandle(text, at, stop, tokens);
    else if (code === 35) at = readHashtag(text, at, stop, tokens);
    else if (kind === PICTOGRAPH || (code >= 0xd800 && code < 0xdc00)) at = readPicture(text, at, tokens);
    else at = readMark(text, at, stop, tokens);
  }
  return tokens;
}

function readWord(text: string, start: number, stop: number, tokens: Token[]): number {
  let end = wordEnd(text, start, stop);
  const next = text.charCodeAt(end);
  if (isLink(text, start, end)) {
    end = spaceFrom(text, end, stop);
    return push(tokens, 'url', '<url>', start, end);
  }
  if (next === 64 && classOf(text.charCodeAt(end + 1)) === LETTER) {
    end = spaceFrom(text, end, stop);
    return push(tokens, 'email', '<email>', start, end);
  }
  if (next === 46 && TOP_LEVEL.has(text.slice(end + 1, wordEnd(text, end + 1, stop)).toLowerCase())) {
    end = spaceFrom(text, end, stop);
    return push(tokens, 'url', '<url>', start, end);
  }
  if (next === 39 || next === 0x2019) {
    const tail = wordEnd(text, end + 1, Math.min(stop, end + 4));
    const suffix = text.slice(end + 1, tail).toLowerCase();
    if (suffix === 't' || suffix === 's' || suffix === 'm') end = tail;
    else if (JOINED.has(suffix)) {
      pushWord(tokens, 'word', text, start, tail);
      return tail;
    }
  }
  pushWord(tokens, 'word', text, start, end);
  return end;
}

function readNumber(text: string, start: number, stop: number, tokens: Token[]): number {
  const phone = phoneEnd(text, start, stop);
  if (phone > start) return push(tokens, 'number', '<phone>', start, phone);
  let end = start + 1;
  while (end < stop) {
    const code = text.charCodeAt(end);
    if (classOf(code) === DIGIT) end++;
    else if ((code === 46 || code === 44 || code === 58) && classOf(text.charCodeAt(end + 1)) === DIGIT) end += 2;
    else break;
  }
  return push(tokens, 'number', '<number>', start, Math.min(end, stop));
}

/** Where a number that is dialled ends, or -1: grouped digits, or a leading 0, + or 1-8xx; a rough look, not a proof. */
function phoneEnd(text: string, start: number, stop: number): number {
  let digits = 0;
  let groups = 0;
  let end = start;
  let at = start;
  for (; at < stop && at < start + 26; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      digits++;
      end = at + 1;
      if (at > start && !isDigit(text.charCodeAt(at - 1))) groups++;
    } else if (code !== 32 && code !== 45 && code !== 46 && code !== 40 && code !== 41 && code !== 47) break;
  }
  const before = text.charCodeAt(start - 1);
  const dialled =
    before === 43 || (text.charCodeAt(start) === 48 && groups < 5) || (digits === 11 && text[start] === '1');
  if (digits > 15 || digits < 7) return -1;
  if (dialled) return end;
  return groups >= 2 && digits >= 9 && digits <= 12 ? end : -1;
}

function readHandle(text: string, start: number, stop: number, tokens: Token[]): number {
  let end = wordEnd(text, start + 1, stop);
  if (end === start + 1) return push(tokens, 'mark', '@', start, end);
  while (text.charCodeAt(end) === 64 || text.charCodeAt(end) === 46) {
    const further = wordEnd(text, end + 1, stop);
    if (further === end + 1) break;
    end = further;
  }
  return push(tokens, 'handle', '<handle>', start, end);
}

function readHashtag(text: string, start: number, stop: number, tokens: Token[]): number {
  const end = wordEnd(text, start + 1, stop);
  if (end === start + 1) return push(tokens, 'mark', '#', start, end);
  pushWord(tokens, 'hashtag', text, start + 1, end);
  let from = start + 1;
  for (let at = from + 1; at <= end; at++) {
    const turn = at < end && isUpper(text.charCodeAt(at)) && !isUpper(text.charCodeAt(at - 1));
    if (!turn && (at < end || from === start + 1)) continue;
    pushWord(tokens, 'part', text, from, at);
    from = at;
  }
  return end;
}

function readPicture(text: string, start: number, tokens: Token[]): number {
  const end = start + (text.charCodeAt(start) >= 0xd800 && start + 1 < text.length ? 2 : 1);
  const code = text.codePointAt(start)!;
  if (code >= 0x1f3fb && code <= 0x1f3ff) return end;
  return push(tokens, 'emoji', text.slice(start, end), start, end);
}

function readMark(text: string, start: number, stop: number, tokens: Token[]): number {
  if (text.charCodeAt(start) === 38) {
    if (text.startsWith('&lt;3', start)) return push(tokens, 'emoticon', '<3', start, start + 5);
    for (const entity of ENTITIES) if (text.startsWith(entity, start)) return start + entity.length;
  }
  for (let size = FACE_STARTS.has(text[start]!) ? 4 : 0; size >= 2; size--) {
    const face = start + size > stop ? undefined : EMOTICONS.get(text.slice(start, start + size));
    if (face === undefined) continue;
    const after = classOf(text.charCodeAt(start + size));
    if (after !== LETTER && after !== DIGIT) return push(tokens, 'emoticon', face, start, start + size);
  }
  const code = text.charCodeAt(start);
  let end = start + 1;
  while (end < stop && text.charCodeAt(end) === code) end++;
  const mark = MARKS.get(code) ?? text[start]!;
  return push(tokens, 'mark', mark, start, end, end - start > 1);
}

function push(tokens: Token[], kind: TokenKind, text: string, start: number, end: number, long = false): number {
  const word = wordOf(text);
  tokens.push({ kind, text: word.text, word, start, end, capital: false, loud: false, long });
  return end;
}

function pushWord(tokens: Token[], kind: TokenKind, text: string, start: number, end: number): void {
  const { word, capital, loud, long } = writingOf(text.slice(start, end));
  tokens.push({ kind, text: word.text, word, start, end, capital, loud, long });
}

function wordEnd(text: string, start: number, stop: number): number {
  let end = start;
  while (end < stop) {
    const kind = classOf(text.charCodeAt(end));
    if (kind !== LETTER && kind !== DIGIT && text.charCodeAt(end) !== 95) break;
    end++;
  }
  return end;
}

function spaceFrom(text: string, start: number, stop: number): number {
  let end = start;
  while (end < stop && classOf(text.charCodeAt(end)) !== SPACE) end++;
  return end;
}

function isLink(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  if (next === 58 && text.charCodeAt(end + 1) === 47) return text.charCodeAt(end + 2) === 47;
  // The rest of a link that was truncated or removed.
  if (text.charCodeAt(start) === 104 && (end - start === 4 || end - start === 5) && text.startsWith('http', start))
    return end - start === 4 || text.charCodeAt(end - 1) === 115;
  return next === 46 && end - start === 3 && text.slice(start, end).toLowerCase() === 'www';
}

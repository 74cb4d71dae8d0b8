/** Private spans: where in a text a card, a bank account, a mail address, a phone, an account number or a street stands. */
import type { PrivateKind } from '../domain/label.ts';
import { addressAt } from './addresses.ts';
import { isCard, isIban, isPhone } from './numbers.ts';
import { ACCOUNT_WORDS, NUMBER_WORDS, PHONE_WORDS } from './tables/private-words.ts';

export interface PrivateSpan {
  kind: PrivateKind;
  /** Offsets into the text, end exclusive. */
  start: number;
  end: number;
}

const AT = 64;
const HASH = 35;
const SEPARATORS = ' -./)';
const NUMBER_CHARACTERS = 45;
const LOOK_BACK = 40;
/** Past so many candidates in one text, digits shaped like a phone count as one without being checked. */
const CHECKED_PHONES = 200;
const DATE = /^(?:(?:19|20)\d\d[-./]\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d))/;

/**
 * Every span of private data in order, never overlapping; the whole text is read, however long, in linear time.
 * @param language ISO 639-1; decides in which countries a number without + is tried as a phone
 */
export function findPrivateData(text: string, language = 'und'): PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  const budget = { phones: CHECKED_PHONES };
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code)) {
      const mail = code === AT ? emailAround(text, at, spans.at(-1)?.end ?? 0) : undefined;
      if (mail) spans.push(mail);
      const tag =
        code === AT ? isWordCode(text.charCodeAt(at + 1)) : code === HASH && isLetter(text.charCodeAt(at + 1));
      at = mail?.end ?? (tag ? readWord(text, at + 1).end : at + 1);
      continue;
    }
    const word = readWord(text, at);
    if (text.startsWith('://', word.end)) {
      at = linkEnd(text, word.end);
      continue;
    }
    const span = word.digits > 0 || word.capitals === 6 ? spanOf(text, word, language, budget) : undefined;
    if (span) spans.push(span);
    at = span?.end ?? word.end;
  }
  return spans;
}

interface Word {
  start: number;
  end: number;
  digits: number;
  /** How many letters, when all are capitals. */
  capitals: number;
}

function spanOf(text: string, word: Word, language: string, budget: { phones: number }): PrivateSpan | undefined {
  const { start, end } = word;
  const length = end - start;
  if (word.digits < length) {
    const iban = word.digits > 1 ? ibanAt(text, start) : undefined;
    if (iban) return { kind: 'iban', start, end: iban };
    const coded = word.capitals === 6 || (length >= 5 && length <= 24 && word.digits > 1);
    return coded && followsAccountWord(wordsBefore(text, start)) ? { kind: 'account', start, end } : undefined;
  }
  const card = cardAt(text, start);
  if (card) return { kind: 'card', start, end: card };
  const before = wordsBefore(text, start);
  const address = length <= 5 ? addressAt(text, start, end, before) : undefined;
  if (address) return { kind: 'address', ...address };
  const run = numberRun(text, start);
  if (run.digits >= 5 && followsAccountWord(before)) return { kind: 'account', start, end: run.end };
  return phoneAt(text, start, run, before, language, budget);
}

function emailAround(text: string, at: number, after: number): PrivateSpan | undefined {
  let start = at;
  while (start > after && at - start < 64 && isMailCode(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (end - at < 255 && (isMailCode(text.charCodeAt(end)) || text.charCodeAt(end) === 46)) end++;
  while (end > at + 1 && !isWordCode(text.charCodeAt(end - 1))) end--;
  const dot = at + text.slice(at, end).lastIndexOf('.');
  if (start === at || dot <= at + 1 || end - dot < 3 || text[start - 1] === '@' || text[start - 1] === '/')
    return undefined;
  return { kind: 'email', start, end };
}

function ibanAt(text: string, start: number): number | undefined {
  if (!/^[A-Za-z]{2}\d{2}/.test(text.slice(start, start + 4))) return undefined;
  let code = '';
  for (let at = start; at < text.length && at < start + NUMBER_CHARACTERS; at++) {
    const sign = text.charCodeAt(at);
    if (isWordCode(sign) && sign < 128) code += text[at];
    else if (sign !== 32) return undefined;
    if (code.length >= 15 && !isWordCode(text.charCodeAt(at + 1)) && isIban(code)) return at + 1;
  }
  return undefined;
}

function cardAt(text: string, start: number): number | undefined {
  let digits = '';
  for (let at = start; at < text.length && digits.length < 19; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) digits += text[at];
    else if ((code !== 32 && code !== 45) || !isDigit(text.charCodeAt(at + 1))) return undefined;
    if (digits.length >= 13 && !isWordCode(text.charCodeAt(at + 1)) && isCard(digits)) return at + 1;
  }
  return undefined;
}

interface Run {
  digits: number;
  end: number;
  grouped: boolean;
}

function numberRun(text: string, start: number): Run {
  let digits = 0;
  let end = start;
  let grouped = false;
  for (let at = start; at < text.length && at < start + NUMBER_CHARACTERS; at++) {
    if (isDigit(text.charCodeAt(at))) {
      if (at > end) grouped = true;
      digits++;
      end = at + 1;
    } else if (!joinsDigits(text, end, at)) break;
  }
  return { digits, end, grouped };
}

/** One separator joins groups of digits; two do around brackets: "(0)20", "555) 23". */
function joinsDigits(text: string, from: number, at: number): boolean {
  if (at === from) return SEPARATORS.includes(text[at]!) || text[at] === '(';
  return at === from + 1 && ((text[from] === ')' && ' -'.includes(text[at]!)) || text[at] === '(');
}

function phoneAt(
  text: string,
  start: number,
  { digits, end, grouped }: Run,
  before: string[],
  language: string,
  budget: { phones: number },
): PrivateSpan | undefined {
  if (digits < 7 || digits > 15) return undefined;
  const prefix = text[start - 1];
  const dial = prefix === '+' || prefix === '(' ? start - 1 : start;
  const shaped =
    grouped || prefix === '+' || text[start] === '0' || before.slice(-3).some((word) => PHONE_WORDS.has(word));
  if (!shaped || DATE.test(text.slice(start, end))) return undefined;
  budget.phones--;
  const candidate = text.slice(prefix === '+' ? dial : start, end);
  return budget.phones < 0 || isPhone(candidate, language) ? { kind: 'phone', start: dial, end } : undefined;
}

function wordsBefore(text: string, start: number): string[] {
  const window = text.slice(Math.max(0, start - LOOK_BACK), start).toLowerCase();
  return window.match(/[\p{L}#]+/gu) ?? [];
}

/** An account word, then at most three words such as "number is". */
function followsAccountWord(before: string[]): boolean {
  for (let at = before.length - 1; at >= 0 && at >= before.length - 4; at--) {
    if (ACCOUNT_WORDS.has(before[at]!)) return true;
    if (!NUMBER_WORDS.has(before[at]!)) return false;
  }
  return false;
}

function readWord(text: string, start: number): Word {
  let digits = 0;
  let capitals = 0;
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) digits++;
    else if (code >= 65 && code <= 90) capitals++;
    else if (!isWordCode(code)) break;
  }
  return { start, end, digits, capitals: capitals === end - start ? capitals : 0 };
}

function linkEnd(text: string, from: number): number {
  const space = /\s/g;
  space.lastIndex = from;
  return space.exec(text)?.index ?? text.length;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordCode(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 0xbf;
}

function isLetter(code: number): boolean {
  return isWordCode(code) && !isDigit(code);
}

function isMailCode(code: number): boolean {
  return (isWordCode(code) && code < 128) || code === 46 || code === 45 || code === 43 || code === 37;
}

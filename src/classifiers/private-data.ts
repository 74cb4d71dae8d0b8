/** Private data in public: card numbers, bank accounts, phones, e-mail, order and account numbers, street addresses; found and masked. */
import { type Facet, type MultiLabel, type Reading, valueIn } from './classifier.ts';
import { isCard, isIban, isPhone } from './numbers.ts';
import {
  ACCOUNT_WORDS,
  NUMBER_WORDS,
  PHONE_WORDS,
  STREET_AFTER,
  STREET_BEFORE,
  STREET_ENDINGS,
} from './tables/private-words.ts';

export const PRIVATE_KINDS = ['card', 'iban', 'email', 'phone', 'account', 'address'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

export interface PrivateSpan {
  kind: PrivateKind;
  /** Offsets into the text, end exclusive. */
  start: number;
  end: number;
}

export const privateData: Facet = {
  name: 'private-data',
  version: '1',
  classifier: 'rules+libphonenumber',
  direction: 'inbound',
  values: PRIVATE_KINDS,
  multiple: true,
  classify: judgePrivateData,
};

const HINT = /[0-9@]/;
const SEPARATORS = ' -./()';
const NUMBER_CHARACTERS = 45;
const LOOK_BACK = 40;
const CONFIDENCE: Record<PrivateKind, number> = {
  card: 0.97,
  iban: 0.99,
  email: 0.97,
  phone: 0.9,
  account: 0.8,
  address: 0.75,
};

/**
 * Every span of private data in order, never overlapping; the whole text is read, however long, in linear time.
 * @param language ISO 639-1; decides in which countries a number without + is tried as a phone
 */
export function findPrivateData(text: string, language = 'und'): PrivateSpan[] {
  if (!HINT.test(text)) return [];
  const spans: PrivateSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const span =
      code === 64
        ? emailAround(text, at, spans.at(-1)?.end ?? 0)
        : startsCode(text, at)
          ? numberAt(text, at, language)
          : undefined;
    if (span) spans.push(span);
    at = Math.max(span?.end ?? 0, nextAt(text, at));
  }
  return spans;
}

/** The text with every private span replaced by its kind in brackets; of cards and bank accounts the last four digits stay. */
export function maskPrivateData(text: string, language = 'und'): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findPrivateData(text, language)) {
    const tail =
      kind === 'card' || kind === 'iban'
        ? ` …${text
            .slice(start, end)
            .replace(/[^0-9A-Za-z]/g, '')
            .slice(-4)}`
        : '';
    masked += `${text.slice(from, start)}[${kind}${tail}]`;
    from = end;
  }
  return masked + text.slice(from);
}

function judgePrivateData(reading: Reading): MultiLabel {
  const spans = findPrivateData(reading.text, valueIn(reading.labels, 'language'));
  const values = PRIVATE_KINDS.filter((kind) => spans.some((span) => span.kind === kind));
  if (values.length === 0) return { values: [], confidence: 0.95, reason: 'no private number, mail or street' };
  const confidence = Math.min(...values.map((kind) => CONFIDENCE[kind]));
  return {
    values: [...values],
    confidence,
    reason: spans
      .slice(0, 4)
      .map((span) => `${span.kind} at ${span.start + 1}`)
      .join(' · '),
  };
}

/** A code starts where a word character does, outside links and handles, if it holds or precedes a digit. */
function startsCode(text: string, at: number): boolean {
  return isWordCode(text.charCodeAt(at)) && !isWordCode(text.charCodeAt(at - 1));
}

/** The next place where something may start: after this word, link or handle, or the next character. */
function nextAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if ((code === 64 || code === 35) && isWordCode(text.charCodeAt(at + 1))) return wordEnd(text, at + 1);
  if (!isWordCode(code)) return at + 1;
  const end = wordEnd(text, at);
  if (!text.startsWith('://', end)) return end;
  const link = /\s/g;
  link.lastIndex = end;
  return link.exec(text)?.index ?? text.length;
}

function emailAround(text: string, at: number, after: number): PrivateSpan | undefined {
  let start = at;
  while (start > after && at - start < 64 && /[A-Za-z0-9._%+-]/.test(text[start - 1]!)) start--;
  let end = at + 1;
  while (end < text.length && end - at < 255 && /[A-Za-z0-9.-]/.test(text[end]!)) end++;
  while (end > at + 1 && /[.-]/.test(text[end - 1]!)) end--;
  const dot = text.lastIndexOf('.', end - 1);
  if (start === at || dot <= at + 1 || end - dot < 3 || text[start - 1] === '@' || text[start - 1] === '/')
    return undefined;
  return { kind: 'email', start, end };
}

function numberAt(text: string, start: number, language: string): PrivateSpan | undefined {
  const iban = ibanAt(text, start);
  if (iban) return { kind: 'iban', start, end: iban };
  const end = wordEnd(text, start);
  const word = text.slice(start, end);
  if (isDigit(word.charCodeAt(0)) && /^\d+$/.test(word)) {
    const card = cardAt(text, start);
    if (card) return { kind: 'card', start, end: card };
    const address = addressAt(text, start, end);
    if (address) return address;
    const before = wordsBefore(text, start);
    const run = numberRun(text, start);
    if (followsAccountWord(before) && run.digits.length >= 5) return { kind: 'account', start, end: run.end };
    return phoneAt(text, start, run, before, language);
  }
  const coded =
    word.length >= 5 && word.length <= 24 && /\d/.test(word) ? /\d.*\d/.test(word) : /^[A-Z]{6}$/.test(word);
  return coded && followsAccountWord(wordsBefore(text, start)) ? { kind: 'account', start, end } : undefined;
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
  digits: string;
  end: number;
  grouped: boolean;
}

function numberRun(text: string, start: number): Run {
  let digits = '';
  let end = start;
  let grouped = false;
  for (let at = start; at < text.length && at < start + NUMBER_CHARACTERS; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      if (end > start && at > end) grouped = true;
      digits += text[at];
      end = at + 1;
    } else if (at - end > 2 || !SEPARATORS.includes(text[at]!)) break;
  }
  return { digits, end, grouped };
}

function phoneAt(text: string, start: number, run: Run, before: string[], language: string): PrivateSpan | undefined {
  if (run.digits.length < 7 || run.digits.length > 15) return undefined;
  const dial = text[start - 1] === '+' ? start - 1 : text[start - 1] === '(' ? start - 1 : start;
  const shaped =
    run.grouped || dial < start || text[start] === '0' || before.slice(-3).some((word) => PHONE_WORDS.has(word));
  if (
    !shaped ||
    /^(19|20)\d\d[-./]\d/.test(text.slice(start, start + 7)) ||
    /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text.slice(start, run.end))
  )
    return undefined;
  return isPhone(text.slice(dial, run.end).replace(/^\(/, ''), language)
    ? { kind: 'phone', start: dial, end: run.end }
    : undefined;
}

function addressAt(text: string, start: number, end: number): PrivateSpan | undefined {
  if (end - start > 5) return undefined;
  const back = wordsBefore(text, start);
  const name = back.at(-1) ?? '';
  if (
    STREET_ENDINGS.some((ending) => name.endsWith(ending) && name.length > ending.length + 2) &&
    text[start - 1] === ' '
  )
    return { kind: 'address', start: start - 1 - name.length, end };
  const street = back.findLastIndex((word) => STREET_BEFORE.has(word));
  if (street >= 0 && street >= back.length - 4 && street < back.length - 1) {
    const window = Math.max(0, start - LOOK_BACK);
    const from = window + text.slice(window, start).toLowerCase().lastIndexOf(back[street]!);
    if (isUpper(text.charCodeAt(from)) || isUpper(text.charCodeAt(from + back[street]!.length + 1)))
      return { kind: 'address', start: from, end };
  }
  const window = text.slice(end, end + 140);
  const after =
    /^(?: \p{Lu}[\p{L}'.]{0,30}){1,4}|^,? (?:rue|avenue|boulevard|allée|chemin|impasse|place|quai)(?: [\p{L}'’]{1,30}){1,4}/u.exec(
      window,
    );
  if (!after) return undefined;
  const words = after[0].split(/[ ,]+/).filter(Boolean);
  const last = words.findLastIndex((word, index) => index > 0 && STREET_AFTER.has(word.toLowerCase().replace('.', '')));
  if (last > 0)
    return {
      kind: 'address',
      start,
      end: end + window.lastIndexOf(words[last]!, after[0].length) + words[last]!.length,
    };
  return STREET_BEFORE.has(words[0]!.toLowerCase()) && words.length > 1
    ? { kind: 'address', start, end: end + after[0].length }
    : undefined;
}

function wordsBefore(text: string, start: number): string[] {
  return text.slice(Math.max(0, start - LOOK_BACK), start).toLowerCase().match(/[\p{L}#]+/gu) ?? [];
}

/** An account word, then at most three words such as "number is". */
function followsAccountWord(before: string[]): boolean {
  for (let at = before.length - 1; at >= 0 && at >= before.length - 4; at--) {
    const word = before[at]!;
    if (ACCOUNT_WORDS.has(word)) return true;
    if (!NUMBER_WORDS.has(word)) return false;
  }
  return false;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isWordCode(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || isUpper(code) || code === 95 || code > 0xbf;
}

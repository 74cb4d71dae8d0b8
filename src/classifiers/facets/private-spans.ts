/** Private spans: where in a text a card, a bank account, a mail address, a phone, an account number or a street stands. */
import type { PrivateKind } from '../../domain/label.ts';
import { CARD_WORDS, PRODUCT_WORDS, TRACKED_WORDS } from '../tables/private-words.ts';
import { accountRunEnd, filedCodeEnd, isAccountCode, namingOf } from '../text/accounts.ts';
import { addressAt } from '../text/addresses.ts';
import { goesOn, isDigit, isFarScript, isLetter, isWordCode, withPlainSigns } from '../text/characters.ts';
import { continuesRun, runAt } from '../text/digit-runs.ts';
import { identityEnd } from '../text/identities.ts';
import { emailAround } from '../text/mails.ts';
import { isCard, isIban } from '../text/numbers.ts';
import { type PhoneBudget, phoneAt, phoneBudget } from '../text/phones.ts';
import { spelledMails } from '../text/spelled-mails.ts';

export interface PrivateSpan {
  kind: PrivateKind;
  /** Offsets into the text, end exclusive. */
  start: number;
  end: number;
}

const AT = 64;
const HASH = 35;
const DASH = 45;
/** What every kind of private data has one of: a digit, an at sign behind a name, also spelled out, or a booking code. */
const TRACE = /\d|[A-Z]{6}|\S@|[([][Aa][TtRr]/;
const NUMBER_CHARACTERS = 45;
const LOOK_BACK = 40;
const BARCODE_DIGITS = 13;
const LEAST_PHONE_DIGITS = 7;
const BOOKING_LETTERS = 6;
const FILED_LETTERS = 5;

/**
 * Every span of private data in order, never overlapping; the whole text is read, however long, in linear time.
 * @param language ISO 639-1; decides in which countries a number without + is tried as a phone, and what makes a street
 */
export function findPrivateData(text: string, language = 'und'): PrivateSpan[] {
  const plain = withPlainSigns(text);
  const spans = scan(plain, language);
  const mails = spelledMails(plain).map((place): PrivateSpan => ({ kind: 'email', ...place }));
  if (mails.length === 0) return spans;
  const apart = spans.filter(({ start, end }) => !mails.some((mail) => mail.start < end && start < mail.end));
  return [...apart, ...mails].sort((a, b) => a.start - b.start);
}

function scan(text: string, language: string): PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  if (!TRACE.test(text)) return spans;
  const budget = phoneBudget();
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code)) {
      const span =
        code === HASH
          ? hashedCode(text, at)
          : code === AT || code === 40 || code === 91
            ? mailAround(text, at, spans.at(-1)?.end ?? 0)
            : undefined;
      if (span) spans.push(span);
      const tag =
        code === AT ? isWordCode(text.charCodeAt(at + 1)) : code === HASH && isLetter(text.charCodeAt(at + 1));
      at = span?.end ?? (tag ? readWord(text, at + 1).end : at + 1);
      continue;
    }
    const word = readWord(text, at);
    if (text.startsWith('://', word.end)) {
      at = linkEnd(text, word.end);
      continue;
    }
    const span = word.digits > 0 || word.capitals > 0 ? spanOf(text, word, language, budget) : undefined;
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

function spanOf(text: string, word: Word, language: string, budget: PhoneBudget): PrivateSpan | undefined {
  const { start, end, digits, capitals } = word;
  const identity = mayIdentify(text, word) && identityEnd(text, start, () => wordsBefore(text, start), language);
  if (identity) return { kind: 'account', start, end: identity };
  if (digits === end - start) return spanOfDigits(text, word, language, budget);
  if (capitals > 0 && capitals <= FILED_LETTERS && text.charCodeAt(end) === DASH) {
    const filed = filedCodeEnd(text, start, wordsBefore(text, start));
    return filed ? { kind: 'account', start, end: filed } : undefined;
  }
  const iban = digits > 1 ? ibanAt(text, start) : undefined;
  if (iban) return { kind: 'iban', start, end: iban };
  const code = text.slice(start, end);
  if (
    (capitals === BOOKING_LETTERS || (digits > 1 && code.length >= 5)) &&
    isAccountCode(code, digits, wordsBefore(text, start))
  )
    return { kind: 'account', start, end };
  const house = digits > 0 && digits === code.length - 1 && digits < 5 && isDigit(code.charCodeAt(0));
  const address = house ? addressAt(text, start, end, () => wordsBefore(text, start), language) : undefined;
  return address && { kind: 'address', ...address };
}

/** A number by itself, letters and digits, or the two letters that open a British one. */
function mayIdentify(text: string, { start, end, digits, capitals }: Word): boolean {
  if (digits === end - start) return !continuesRun(text, start);
  return digits > 0 || capitals === 2;
}

function spanOfDigits(
  text: string,
  { start, end }: Word,
  language: string,
  budget: PhoneBudget,
): PrivateSpan | undefined {
  let words: string[] | undefined;
  // Most numbers can be decided by themselves.
  const before = () => {
    words ??= wordsBefore(text, start);
    return words;
  };
  const card = cardAt(text, start, before);
  if (card) return { kind: 'card', start, end: card };
  const address = end - start <= 5 ? addressAt(text, start, end, before, language) : undefined;
  if (address) return { kind: 'address', ...address };
  // Inside a run that was read already only a number that begins as one to dial is looked for.
  if (continuesRun(text, start) && text[start] !== '0' && !'+('.includes(text[start - 1]!)) return undefined;
  const run = runAt(text, start);
  const account = accountRunEnd(text, run, before);
  if (account) return { kind: 'account', start, end: account };
  const phone = run.digits >= LEAST_PHONE_DIGITS && phoneAt(text, run, before(), language, budget);
  return phone ? { kind: 'phone', ...phone } : undefined;
}

function mailAround(text: string, at: number, after: number): PrivateSpan | undefined {
  const place = emailAround(text, at, after);
  return place && { kind: 'email', ...place };
}

/** A code behind a hash, which is not a hashtag after an account word: order #KX7P2Q. */
function hashedCode(text: string, at: number): PrivateSpan | undefined {
  const { start, end, digits } = readWord(text, at + 1);
  if (digits < 2 || digits === end - start || end - start > 24) return undefined;
  const code = text.slice(start, end);
  return code === code.toUpperCase() && isAccountCode(code, digits, wordsBefore(text, start))
    ? { kind: 'account', start, end }
    : undefined;
}

function ibanAt(text: string, start: number): number | undefined {
  if (!/^[A-Za-z]{2}\d{2}/.test(text.slice(start, start + 4))) return undefined;
  let code = '';
  for (let at = start; at < text.length && at < start + NUMBER_CHARACTERS; at++) {
    const sign = text.charCodeAt(at);
    if (isWordCode(sign) && sign < 128) code += text[at];
    else if (!' -.\u00a0'.includes(text[at]!)) return undefined;
    if (code.length >= 15 && !goesOn(text.charCodeAt(at + 1)) && isIban(code)) return at + 1;
  }
  return undefined;
}

/** Barcodes and the numbers of parcels and devices are as long as cards; every tenth passes the check of cards. */
function cardAt(text: string, start: number, wordsBefore: () => readonly string[]): number | undefined {
  let digits = '';
  for (let at = start; at < text.length && digits.length < 19; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) digits += text[at];
    else if (!' -.\u00a0'.includes(text[at]!) || !isDigit(text.charCodeAt(at + 1))) return undefined;
    if (digits.length < 13 || goesOn(text.charCodeAt(at + 1)) || !isCard(digits)) continue;
    const before = wordsBefore();
    if (before.slice(-3).some((word) => PRODUCT_WORDS.has(word))) return undefined;
    if (TRACKED_WORDS.has(namingOf(before)?.noun ?? '')) return undefined;
    if (digits.length > BARCODE_DIGITS || before.some((word) => CARD_WORDS.has(word))) return at + 1;
  }
  return undefined;
}

function wordsBefore(text: string, start: number): string[] {
  const window = text.slice(Math.max(0, start - LOOK_BACK), start).toLowerCase();
  return window.match(/[\p{L}\p{M}]+|#/gu) ?? [];
}

function readWord(text: string, start: number): Word {
  let digits = 0;
  let capitals = 0;
  let end = start;
  const far = isFarScript(text.charCodeAt(start));
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isFarScript(code) !== far) break;
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

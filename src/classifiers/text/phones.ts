/** Phone numbers: which digits somebody could be called on, and which are an address of a machine, a version or an amount. */
import { createRequire } from 'node:module';
import { ownProperty } from '../../domain/own-property.ts';
import { CODE_WORDS, HOTLINES, PHONE_LINKS, PHONE_SIGNS, PHONE_WORDS, PRODUCT_WORDS } from '../tables/private-words.ts';
import { type DigitRun, headOf, isAmount, isDate } from './digit-runs.ts';

const require = createRequire(import.meta.url);
/** Past so many candidates in one text, digits shaped like a phone count as one without being checked. */
const CHECKED_PHONES = 200;
/** So many ends of one run are tried: other numbers may follow a phone. */
const TRIED_ENDS = 4;
/** Digits that no word calls a phone are tried in the first of the countries only. */
const NEAR_COUNTRIES = 2;
/** With + and so many digits a number is somebody's phone, whether its country has given it out yet or not. */
const INTERNATIONAL_DIGITS = 10;
/** The shortest national number without a leading zero in the countries below. */
const PRESENTED_DIGITS = 8;
/** Countries whose national numbers are tried, by language; a number with + needs none. */
const COUNTRIES: Record<string, readonly string[]> = {
  en: ['US', 'GB', 'IN', 'AU', 'IE'],
  de: ['DE', 'AT', 'CH'],
  fr: ['FR', 'BE', 'CH'],
  es: ['ES', 'MX', 'CO', 'AR', 'CL', 'PE'],
  pt: ['BR', 'PT'],
  it: ['IT', 'CH'],
  nl: ['NL', 'BE'],
  pl: ['PL'],
  sv: ['SE'],
  da: ['DK'],
  no: ['NO'],
  fi: ['FI'],
  tr: ['TR'],
  ja: ['JP'],
  zh: ['CN', 'TW', 'HK'],
  ko: ['KR'],
  ar: ['SA', 'AE', 'EG'],
  fa: ['IR'],
  ru: ['RU', 'KZ'],
  bg: ['BG', 'RU'],
  uk: ['UA'],
  hi: ['IN'],
  th: ['TH'],
  vi: ['VN'],
  cs: ['CZ', 'SK'],
  el: ['GR'],
};
/** A mobile of China, which has no zero in front. */
const CHINESE = /^1[3-9]\d{9}$/;
/** So many digits behind a colon are somebody's. */
const LISTED_DIGITS = 10;
/** An area code and a number: a phone in whatever language the text around it is. */
const AREA = /^0\d{2,4}(?: | ?[-/] ?)\d{6,8}$/;
/** Fewer digits without a leading zero, and more digits, are valid in some country whatever they are. */
const LEAST_FOREIGN = 9;
const MOST_FOREIGN = 11;
const ANY_LANGUAGE = ['US', 'GB', 'DE', 'FR', 'ES', 'IT', 'NL', 'BR', 'PT', 'IN'];
/** Tried too where a word says that it is a phone. */
const FURTHER = ['PL', 'SE', 'NO', 'DK', 'FI', 'TR', 'CZ', 'GR', 'RU', 'JP', 'CN', 'KR', 'SA', 'VN', 'TH'];
/** So far back a sign of a script without spaces may stand. */
const SIGN_CHARACTERS = 14;

export interface PhoneBudget {
  phones: number;
}

export function phoneBudget(): PhoneBudget {
  return { phones: CHECKED_PHONES };
}

/**
 * The phone number at the beginning of a run, if one is there. Hotlines are none: the numbers that are free or shared in
 * cost belong to companies, and a customer who quotes one says where he called.
 */
export function phoneAt(
  text: string,
  run: DigitRun,
  before: readonly string[],
  language: string,
  budget: PhoneBudget,
): { start: number; end: number } | undefined {
  const international = text[run.start - 1] === '+';
  if (!international && (isDate(text, run) || before.slice(-2).some((word) => PRODUCT_WORDS.has(word))))
    return undefined;
  if (/(?:^|\s)[.,]$/.test(text.slice(Math.max(0, run.start - 2), run.start))) return undefined;
  const named =
    before.slice(-3).some((word) => PHONE_WORDS.has(word)) ||
    PHONE_LINKS.has(before.at(-1) ?? '') ||
    PHONE_SIGNS.test(text.slice(Math.max(0, run.start - SIGN_CHARACTERS), run.start).toLowerCase());
  if (!named && !international && isDraw(run)) return undefined;
  const presented =
    named ||
    isAlone(text, run) ||
    isListed(text, run, before) ||
    (language === 'zh' && CHINESE.test(run.groups.join('')));
  for (let count = run.groups.length, tries = 0; count > 0 && tries < TRIED_ENDS; count--, tries++) {
    const next = run.gaps[count - 1];
    const head = headOf(run, count);
    // What follows may be another number, unless spaces split this one too: sixteen digits in fours are not a phone.
    const spaced = head.gaps.includes(' ') && !international && text[head.start] !== '0';
    if (next !== undefined && (spaced || !/^(?: \(?|\/)$/.test(next))) continue;
    if (head.digits < 7) break;
    if (head.digits > 15 || !(international || isDialled(text, head, presented))) continue;
    const candidate = text.slice(international ? head.start - 1 : head.start, head.end);
    if (isHotline(candidate.replace(/[^\d+]/g, ''), language)) return undefined;
    budget.phones--;
    const zero = text[head.start] === '0';
    const foreign =
      AREA.test(candidate) || (named && head.digits <= MOST_FOREIGN && (zero || head.digits >= LEAST_FOREIGN));
    if (budget.phones >= 0 && !isPhone(candidate, language, presented || zero, foreign, named)) continue;
    return { start: '+('.includes(text[head.start - 1] ?? ' ') ? head.start - 1 : head.start, end: head.end };
  }
  if (!international || run.digits < INTERNATIONAL_DIGITS || run.digits > 15) return undefined;
  return { start: run.start - 1, end: run.end };
}

/** Whether a post is nothing but handles and the number: the answer to "where can we call you?". */
function isAlone(text: string, { start, end, digits }: DigitRun): boolean {
  if (digits < 9 || text.length > 120) return false;
  return /^(?:\s*@\w+)*[\s+(]*$/.test(text.slice(0, start)) && !/[^\s.!]/.test(text.slice(end));
}

/** Whether a long number stands behind a name and a colon: "driver Ann: 9876543210". */
function isListed(text: string, { start, groups }: DigitRun, before: readonly string[]): boolean {
  return (
    groups[0]!.length >= LISTED_DIGITS &&
    /\p{L}: ?$/u.test(text.slice(start - 3, start)) &&
    !CODE_WORDS.has(before.at(-1)!)
  );
}

/** Numbers as they are drawn: six and more, or some of a single digit, each larger than the one before. */
function isDraw({ groups }: DigitRun): boolean {
  if (groups.length < 5 || (groups.length === 5 && groups.every((group) => group.length > 1))) return false;
  return groups.every((group, at) => group.length < 3 && (at === 0 || Number(group) > Number(groups[at - 1])));
}

/** Whether digits without + are written as a number to dial. */
function isDialled(text: string, run: DigitRun, presented: boolean): boolean {
  const { groups } = run;
  const gaps = run.gaps.map((gap) => gap.trim() || ' ');
  const [first = ''] = groups;
  const dotted = gaps.includes('.');
  const zero = first.startsWith('0');
  if (dotted && (groups.some((group) => group.length < 2) || new Set(gaps).size > 1 || isMachine(groups, gaps)))
    return false;
  if (gaps.lastIndexOf('/') > (zero ? 0 : -1) || isAmount(text, run)) return false;
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return false;
  if (zero || (presented && run.digits >= PRESENTED_DIGITS)) return true;
  if (groups.length === 1) return false;
  const others = groups.slice(1);
  if (others.some((group) => group.length < 2)) return false;
  if (first.length === 1 && run.digits !== 11) return false;
  if (groups.every((group) => group.length <= 2)) return false;
  return first.length > 2 || others.some((group) => group.length !== 3);
}

/** Four numbers up to 255 with dots are the address of a machine. */
function isMachine(groups: readonly string[], gaps: readonly string[]): boolean {
  return groups.length === 4 && gaps.every((gap) => gap === '.') && groups.every((group) => Number(group) < 256);
}

/**
 * Whether a candidate is a valid phone number: internationally with +, else in a country where the language is spoken, the
 * first of them or anywhere; a foreign one in the countries of other languages too.
 */
function isPhone(candidate: string, language: string, anywhere: boolean, foreign: boolean, named: boolean): boolean {
  const { isValidPhoneNumber } = phoneLibrary();
  if (candidate.startsWith('+')) return isValidPhoneNumber(candidate);
  if (candidate.startsWith('00') && isValidPhoneNumber(`+${candidate.slice(2)}`)) return true;
  const countries = ownProperty(COUNTRIES, language) ?? ANY_LANGUAGE;
  const tried = anywhere ? countries : countries.slice(0, NEAR_COUNTRIES);
  const others = foreign && countries !== ANY_LANGUAGE ? ANY_LANGUAGE : [];
  return [...tried, ...others, ...(foreign && named ? FURTHER : [])].some((country) =>
    isValidPhoneNumber(candidate, country),
  );
}

function isHotline(number: string, language: string): boolean {
  return [...HOTLINES['*']!, ...(ownProperty(HOTLINES, language) ?? [])].some((hotline) => hotline.test(number));
}

type PhoneLibrary = { isValidPhoneNumber(text: string, country?: string): boolean };
let library: PhoneLibrary | undefined;

/** Loaded at the first candidate: most posts hold none. */
function phoneLibrary(): PhoneLibrary {
  library ??= require('libphonenumber-js/min') as PhoneLibrary;
  return library;
}

/** Account numbers: orders, bookings, cases, parcels, customers: known by the noun before them, or by a shape of their own. */

import {
  ACCOUNT_WORDS,
  BOOKING_WORDS,
  COUNTED_WORDS,
  LINK_WORDS,
  NUMBER_WORDS,
  PRODUCT_WORDS,
  SHOUTED_WORDS,
} from '../tables/private-words.ts';
import { type DigitRun, isAmount, isDate } from './digit-runs.ts';

/** A noun whose number may follow, and whether the word "number" or the like announces it. */
interface Naming {
  noun: string;
  numbered: boolean;
}

/** DHL (JJD…), UPS (1Z…), Amazon's carriers (TBA…), parcels of postal unions (RR123456789GB): never a word of a sentence. */
const PARCEL = /^(?:JJ?D\d{16,22}|1Z[0-9A-Z]{16}|TBA\d{12}|[A-Z]{2}\d{9}[A-Z]{2})$/i;
/** An order at Amazon's, a social security number. */
const GROUPED = /^(?:\d{3}-\d{7}-\d{7}|\d{3}-\d{2}-\d{4})(?!-?\d)/;
/** PP-006-234-348, CAS-1970853-CB92N2: letters, then what a case is filed under. */
const FILED = /[A-Z]{1,5}(?:-[A-Z\d]{2,16}){1,5}/y;
/** Where a British bank keeps an account. */
const SORT_CODE = /^\d\d([- ]?)\d\d\1\d\d(?!\d)/;
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const FLIGHT = /^[A-Z]{2}\d{2,4}$/;
/** "30minutes", "2nd", "45MINS": a count and what it counts. */
const COUNT = /^\d{1,4}(?:[a-z]+|[A-Z]{3,})$/;
const LONE_DIGITS = 7;
const NAMED_DIGITS = 5;
const FAR = 4;

/** An account noun, then at most three words such as "number is". */
export function namingOf(before: readonly string[]): Naming | undefined {
  let numbered = false;
  for (let at = before.length - 1; at >= 0 && at >= before.length - FAR; at--) {
    const word = before[at]!;
    if (PRODUCT_WORDS.has(word)) return undefined;
    const counted = COUNTED_WORDS.has(word) || word.endsWith('nummer') || word.endsWith('nr');
    if (ACCOUNT_WORDS.has(word)) return { noun: word, numbered: numbered || counted };
    if (NUMBER_WORDS.has(word)) numbered = true;
    else if (!LINK_WORDS.has(word)) return undefined;
  }
  return undefined;
}

/**
 * Whether letters and digits are somebody's code. A booking code may be six letters; anything else has digits. Where no
 * noun says "number", words in capitals and product names are likelier than codes: "account CLOSED", "case RTX3080".
 */
export function isAccountCode(code: string, digits: number, before: readonly string[]): boolean {
  if (PARCEL.test(code)) return digits > 8;
  const naming = namingOf(before);
  if (!naming) return false;
  const { noun, numbered } = naming;
  const upper = code === code.toUpperCase();
  if (digits === 0) {
    if (!upper || code.length !== 6 || SHOUTED_WORDS.has(code.toLowerCase())) return false;
    return numbered || (BOOKING_WORDS.has(noun) && (code.match(/[AEIOU]/g) ?? []).length < 2);
  }
  if (code.length < 5 || code.length > 24 || digits < 2 || COUNT.test(code)) return false;
  if (numbered || digits >= NAMED_DIGITS) return true;
  return upper && (BOOKING_WORDS.has(noun) ? !FLIGHT.test(code) : code.length >= 8 && digits > 2);
}

/** Where the account number that begins a run of digits ends, if it is one. */
export function accountRunEnd(text: string, run: DigitRun, wordsBefore: () => readonly string[]): number | undefined {
  const grouped = GROUPED.exec(text.slice(run.start, run.end))?.[0];
  if (grouped && !PRODUCT_WORDS.has(wordsBefore().at(-1) ?? '')) return run.start + grouped.length;
  const sorted = run.digits >= 6 && SORT_CODE.exec(text.slice(run.start, run.end))?.[0];
  if (sorted && namesSortCode(wordsBefore())) return run.start + sorted.length;
  if (run.digits < NAMED_DIGITS || isDate(text, run)) return undefined;
  if (text[run.start - 1] === '#' && run.groups[0]!.length >= LONE_DIGITS) return run.start + run.groups[0]!.length;
  const naming = namingOf(wordsBefore());
  if (!naming || isAmount(text, run) || run.groups.every((group) => YEAR.test(group))) return undefined;
  return naming.numbered || run.groups.some((group) => group.length > 2) ? run.end : undefined;
}

function namesSortCode(before: readonly string[]): boolean {
  const said = before.filter((word) => !LINK_WORDS.has(word) && !NUMBER_WORDS.has(word));
  return said.at(-1) === 'sortcode' || (said.at(-1) === 'sort' && before.includes('code'));
}

/** Where a code of capitals, dashes and digits ends: named by a noun, or with more digits than names have. */
export function filedCodeEnd(text: string, start: number, before: readonly string[]): number | undefined {
  FILED.lastIndex = start;
  const code = FILED.exec(text)?.[0] ?? '';
  const [prefix = ''] = code.split('-');
  const digits = code.replace(/\D/g, '').length;
  const needed = namingOf(before) ? NAMED_DIGITS : LONE_DIGITS;
  return digits >= needed && !PRODUCT_WORDS.has(prefix.toLowerCase()) ? start + code.length : undefined;
}

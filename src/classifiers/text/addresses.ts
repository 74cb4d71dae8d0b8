/** Street addresses: a house number beside the words that make a street in seven languages. */

import {
  COMMON_STREET_WORDS,
  NO_STREETS,
  SENTENCE_WORDS,
  STREET_AFTER,
  STREET_BEFORE,
  STREET_ENDINGS,
  STREET_WORDS,
  UNIT_WORDS,
} from '../tables/private-words.ts';
import { isUpper } from './characters.ts';

const LOOK_BACK = 40;
const LOOK_AHEAD = 140;
const NAMED = /^ (?:[\p{Lu}\d][\p{L}\d'’.]{0,30} ){0,4}\p{Lu}[\p{L}.]{1,12}/u;
const SMALL =
  /^ (?:[a-z]{1,20} ){1,3}(?:street|st|road|rd|avenue|ave|boulevard|blvd|lane|ln|drive|dr|parkway|pkwy|highway|hwy)\b/;
const NAMED_AFTER =
  /^,? (?:bis |ter )?(rue|avenue|boulevard|allée|chemin|impasse|place|quai)(?: [\p{L}'’-]{1,30}){1,4}/iu;
/** A town and its postcode behind the street: Britain, the United States, then the countries that write the code first. */
const TOWN =
  /^(?: [NSEW]{1,2}\b)?(?:,? (?:apt|unit|flat|suite|#)\.? ?\w{1,5})?,?(?:(?: {1,2}\p{L}[\p{L}.'-]{1,20}){0,3},? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?: {1,2}\p{L}[\p{L}.'-]{1,20}){1,3},? [A-Z]{2},? \d{5}(?:-\d{4})?\b|,? (?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})? \p{Lu}[\p{L}-]{1,30})/iu;
/** What stands between a sentence's words, but in no street's name. */
const NOT_IN_NAMES = /[^\p{L}\s,.'’/-]|\.\.|\. $/u;

interface Place {
  start: number;
  end: number;
}

/**
 * The street address around the house number at start … end, with the town where its postcode follows: "12 Baker Street",
 * "Hauptstraße 5", "rue de la Paix 7", "7 rue de la Paix". A street must be written with a capital somewhere, so that
 * "on the way 5" is none, or have its postcode behind it.
 * @param before the words before the number, lower-cased, in order
 * @param language ISO 639-1: words that make a street in one language are everyday words in others
 */
export function addressAt(
  text: string,
  start: number,
  end: number,
  before: () => readonly string[],
  language: string,
): Place | undefined {
  if (text[start] === '0' || text[start - 1] === ':') return undefined;
  const street = numberLast(text, start, end, before, language) ?? numberFirst(text, start, end, language);
  return (
    street && {
      start: street.start,
      end: street.end + (TOWN.exec(text.slice(street.end, street.end + LOOK_AHEAD))?.[0].length ?? 0),
    }
  );
}

function numberLast(
  text: string,
  start: number,
  end: number,
  wordsBefore: () => readonly string[],
  language: string,
): Place | undefined {
  if (text[start - 1] !== ' ' || isCounted(text, end)) return undefined;
  const gap = text[start - 2] === '.' || text[start - 2] === ',' ? 2 : 1;
  const before = wordsBefore();
  const last = before.at(-1) ?? '';
  const name = start - gap - last.length;
  // The letter of the house, "12 b", and the postcode of a town, which makes a street of any name: "Am Markt 5, 50667 Köln".
  end += / [a-z](?=[,.]|$)/.exec(text.slice(end, end + 3))?.index === 0 ? 2 : 0;
  if (isUpper(text.charCodeAt(name)) && text[start - 2] !== ',' && /^, \d{5} \p{Lu}/u.test(text.slice(end, end + 12)))
    return { start: name, end };
  // "Lange Straße 5" in two words.
  const at = STREET_WORDS.has(last) ? name - 1 - (before.at(-2)?.length ?? 0) : name;
  return (at < name || endsAsStreet(last, language)) && isUpper(text.charCodeAt(at))
    ? { start: at, end }
    : streetBefore(text, start, end, before, language);
}

function endsAsStreet(word: string, language: string): boolean {
  if (NO_STREETS.has(word)) return false;
  const ending = STREET_ENDINGS.find(({ tail }) => word.length > tail.length + 2 && word.endsWith(tail));
  return ending !== undefined && (ending.languages === undefined || ending.languages.includes(language));
}

/** "Via Roma 14", "calle Mayor 5", "Lange Straße 7"; in English, where place and route are everyday words, only with a capital. */
function streetBefore(
  text: string,
  start: number,
  end: number,
  before: readonly string[],
  language: string,
): Place | undefined {
  const street = before.findLastIndex((word) => STREET_BEFORE.has(word));
  if (street < 0 || street < before.length - 4 || street === before.length - 1) return undefined;
  const word = before[street]!;
  const window = Math.max(0, start - LOOK_BACK);
  const letters = [...text.slice(window, start).matchAll(/\p{L}+/gu)];
  const from = window + (letters.findLast(([found]) => found.toLowerCase() === word)?.index ?? 0);
  const capital = isUpper(text.charCodeAt(from));
  const name = text.slice(from, start);
  if (NOT_IN_NAMES.test(name) || (word === 'c' && text[from + 1] !== '/')) return undefined;
  if (language === 'en' && (word === 'place' || word === 'route')) return undefined;
  if (before.slice(street).some((each) => NO_STREETS.has(each))) return undefined;
  if (!capital && language !== 'und' && COMMON_STREET_WORDS.get(word)?.includes(language) === false) return undefined;
  return capital || /\s\p{Lu}/u.test(name) ? { start: from, end } : undefined;
}

function numberFirst(text: string, start: number, end: number, language: string): Place | undefined {
  if (text[end] !== ' ' && text[end] !== ',') return undefined;
  const window = text.slice(end, end + LOOK_AHEAD);
  const foreign = frenchName(window, language);
  if (foreign) return { start, end: end + foreign.length };
  const small = SMALL.exec(window);
  if (small && TOWN.test(window.slice(small[0].length))) return { start, end: end + small[0].length };
  const words = NAMED.exec(window)?.[0].trim().split(' ') ?? [];
  const last = words.findLastIndex((word, index) => index > 0 && STREET_AFTER.has(plain(word)));
  if (last <= 0) return undefined;
  const name = words.slice(0, last).map(plain);
  if (
    name.some((word) => SENTENCE_WORDS.has(word) || UNIT_WORDS.has(word)) ||
    NO_STREETS.has(`${name.at(-1)} ${plain(words[last]!)}`)
  )
    return undefined;
  return { start, end: end + words.slice(0, last + 1).join(' ').length + 1 };
}

/** "rue de la Paix et merci" up to its last capital; "1 place libre" is a seat. */
function frenchName(window: string, language: string): string | undefined {
  const [name, kind = ''] = NAMED_AFTER.exec(window) ?? [];
  const capital = name && /^.* \p{Lu}[\p{L}'’-]*/u.exec(name)?.[0];
  if (capital || language !== 'fr' || kind.toLowerCase() === 'place') return capital;
  return name;
}

function plain(word: string): string {
  return word.toLowerCase().replace('.', '');
}

/** Whether the number counts what follows it: "via Roma 2 ore". */
function isCounted(text: string, end: number): boolean {
  return UNIT_WORDS.has(/^ (\p{L}+)/u.exec(text.slice(end, end + 20))?.[1]?.toLowerCase() ?? '');
}

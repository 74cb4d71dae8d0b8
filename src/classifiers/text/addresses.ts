/** Street addresses: a house number beside the words that make a street in seven languages. */

import { UNIT_WORDS } from '../tables/private-words.ts';
import {
  BOX_WORDS,
  COMMON_STREET_WORDS,
  NO_STREETS,
  SENTENCE_WORDS,
  SHORT_STREETS,
  STREET_AFTER,
  STREET_BEFORE,
  STREET_ENDINGS,
  STREET_WORDS,
  TURKISH_STREETS,
} from '../tables/street-words.ts';

const LOOK_BACK = 40;
const LOOK_AHEAD = 140;
const NAMED = /^ (?:[\p{Lu}\d][\p{L}\d'’.]{0,30} ){0,4}\p{Lu}[\p{L}.]{1,12}/u;
const SMALL =
  /^ (?:[a-z]{1,20} ){1,3}(?:street|st|road|rd|avenue|ave|boulevard|blvd|lane|ln|drive|dr|parkway|pkwy|highway|hwy)\b/;
const NAMED_AFTER =
  /^,? (?:bis |ter )?(rue|avenue|boulevard|allée|chemin|impasse|place|quai)(?: [\p{L}'’-]{1,30}){1,4}/iu;
/** A town and its postcode behind the street: Britain, the United States, then the countries that write the code first. */
const TOWN =
  /^(?: [NSEW]{1,2}\b)?(?:,? (?:apt|unit|flat|suite|#)\.? ?\w{1,5})?,?(?:(?: {1,2}\p{L}[\p{L}.'-]{1,20}){0,3},? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?: {1,2}\p{L}[\p{L}.'-]{1,20}){1,3},? [A-Z]{2},? \d{5}(?:-\d{4})?\b|,? (?:[A-Z]{1,2}-)?(?:\d{4,5}(?: [A-Z]{2})?|\d{3} \d{2}|\d{2}-\d{3}) (?:(?:Den|Bad|Sankt|San|Le|La) )?\p{Lu}[\p{L}-]{1,30})/iu;
/** What stands between a sentence's words, but in no street's name. */
const NOT_IN_NAMES = /[^\p{L}\s,.'’/-]|\.\.|\. $/u;

/** What belongs to a house number: 12/5, 44 B, 12-2hg, "7 m. 4", "40, 2. tv". */
const HOUSE =
  /^(?: (?:m|lok)\. ?\d{1,4}| ?[/-] ?\d{1,4}[a-z]{0,3}(?![\p{L}\d])| [A-H](?=[,.\s]|$)| [a-z](?=[,.]|$)|,? \d{1,2}\. ?(?:tv|th|mf)(?!\p{L}))+/u;
const FLAT = /(?:flat|apt|apartment|unit|suite|room) \w{1,4},? $/i;
/** "PO Box", "Postfach", "BP", before the number; those that mean something else alone need a town behind it. */
const BOX =
  /(?:P\.? ?O\.? ?Box|Postal Box|Post Office Box|Locked Bag|Private Bag|Postfach|bo[iî]te postale|Apartado(?: Postal| de Correos)?|Apdo\.?(?: Postal)?|Caixa Postal|Casella Postale|Postbus|Postboks|skrytka pocztowa|posta kutusu)(?: (?:no|nr|number|n[°º])\.?)?[:#]? ?[:#]?$/iu;
const SHORT_BOX = /(?:^|[^\p{L}])(?:Box|BP|[Pp][Bb]|P\.?K\.?|C\.?P\.?) $/u;
const BOX_NUMBER = /^\d{1,6}(?: \d{2,3}(?!\d)){0,3}/;
const BOX_CHARACTERS = 30;
/** "Bağdat Cad. No:45", "Gül Sok. 5" */
const TURKISH =
  /(?:\p{Lu}[\p{L}'’]{0,20}\.? ){1,5}(?:Caddesi|Cad\.?|Cd\.?|Sokağı|Sokak|Sok\.?|Sk\.?|Bulvarı|Blv\.?|Mahallesi|Mah\.?),? ?(?:[Nn][Oo]\.? ?[:.]? ?)?$/u;
const TURKISH_CHARACTERS = 80;
const DUTCH_CODE = /^\d{4} ?(?!S[ADS])[A-Z]{2}(?: \d{1,5}[a-z]?)?(?![\p{L}\d])/u;

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
  if (text[start] === '0') return undefined;
  const street =
    turkish(text, start, end, before) ??
    box(text, start, before) ??
    (text[start - 1] === ':'
      ? undefined
      : (dutchCode(text, start, before, language) ??
        numberLast(text, start, end, before, language) ??
        numberFirst(text, start, end, language)));
  return street && { start: street.start, end: street.end + townAfter(text, street.end) };
}

function townAfter(text: string, end: number): number {
  return TOWN.exec(text.slice(end, end + LOOK_AHEAD))?.[0].length ?? 0;
}

/** The name of a street with "Caddesi", "Sok." or the like, and "No:" or nothing before the number. */
function turkish(text: string, start: number, end: number, before: () => readonly string[]): Place | undefined {
  if (
    !' :.'.includes(text[start - 1] ?? '-') ||
    !before()
      .slice(-3)
      .some((word) => TURKISH_STREETS.has(word))
  )
    return undefined;
  const window = Math.max(0, start - TURKISH_CHARACTERS);
  const found = TURKISH.exec(text.slice(window, start));
  return found && !isCounted(text, end) ? { start: window + found.index, end: end + houseAfter(text, end) } : undefined;
}

/** A box at the post office. */
function box(text: string, start: number, before: () => readonly string[]): Place | undefined {
  if (
    !' :#'.includes(text[start - 1] ?? '-') ||
    !before()
      .slice(-2)
      .some((word) => BOX_WORDS.has(word))
  )
    return undefined;
  const window = Math.max(0, start - BOX_CHARACTERS);
  const head = text.slice(window, start);
  const end = start + (BOX_NUMBER.exec(text.slice(start, start + BOX_CHARACTERS))?.[0].length ?? 0);
  const found =
    BOX.exec(head) ?? (/^,? /.test(text.slice(end)) && townAfter(text, end) > 0 ? SHORT_BOX.exec(head) : null);
  if (!found || isCounted(text, end)) return undefined;
  return { start: window + found.index + (/^[^\p{L}]/u.test(found[0]) ? 1 : 0), end };
}

/** The postcode of a Dutch street, with the number of the house or beside the word for it. */
function dutchCode(text: string, start: number, before: () => readonly string[], language: string): Place | undefined {
  const code = DUTCH_CODE.exec(text.slice(start, start + 16))?.[0];
  if (!code) return undefined;
  const named = before()
    .slice(-2)
    .some((word) => word === 'postcode');
  const housed = /[A-Z] \d/.test(code);
  return named || (language === 'nl' && housed) ? { start, end: start + code.length } : undefined;
}

function houseAfter(text: string, end: number): number {
  return HOUSE.exec(text.slice(end, end + 20))?.[0].length ?? 0;
}

function isCapital(text: string, at: number): boolean {
  return /\p{Lu}/u.test(text[at] ?? '');
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
  end += houseAfter(text, end);
  // The postcode of a town makes a street of any name: "Am Markt 5, 50667 Köln".
  if (isCapital(text, name) && text[start - 2] !== ',' && /^, \d{5} \p{Lu}/u.test(text.slice(end, end + 12)))
    return { start: name, end };
  // "Lange Straße 5" in two words, "Karl Johans gate 22" in three.
  let at = name;
  const named = STREET_WORDS.has(last) && !(last === 'gate' && language === 'en');
  for (let back = 2; named && back < 4; back++) {
    const further = at - 1 - (before.at(-back)?.length ?? 0);
    if (text[at - 1] !== ' ' || !isCapital(text, further)) break;
    at = further;
  }
  return at < name || (endsAsStreet(last, language) && isCapital(text, at))
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
  // AL wins 6-3, Eid ul fitar: short words open a street of Poland only as small letters, or in Polish.
  if (SHORT_STREETS.has(word) && language !== 'pl' && (language !== 'und' || isCapital(text, from))) return undefined;
  const capital = isCapital(text, from);
  const name = text.slice(from, start);
  if (NOT_IN_NAMES.test(name) || (word === 'c' && text[from + 1] !== '/')) return undefined;
  if (language === 'en' && (word === 'place' || word === 'route')) return undefined;
  if (before.slice(street).some((each) => NO_STREETS.has(each))) return undefined;
  if (!capital && language !== 'und' && COMMON_STREET_WORDS.get(word)?.includes(language) === false) return undefined;
  return capital || /[\s.]\p{Lu}/u.test(name) ? { start: from, end } : undefined;
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
  const flat = FLAT.exec(text.slice(Math.max(0, start - BOX_CHARACTERS), start))?.[0].length ?? 0;
  return { start: start - flat, end: end + words.slice(0, last + 1).join(' ').length + 1 };
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

/** Street addresses: a house number beside the words that make a street in seven languages. */
import { STREET_AFTER, STREET_BEFORE, STREET_ENDINGS } from './tables/private-words.ts';

const LOOK_BACK = 40;
const LOOK_AHEAD = 140;
const NAMED = /^(?: \p{Lu}[\p{L}'.]{0,30}){1,4}/u;
const NAMED_AFTER = /^,? (?:rue|avenue|boulevard|allée|chemin|impasse|place|quai)(?: [\p{L}'’]{1,30}){1,4}/iu;

/**
 * The street address around the house number at start … end: "12 Baker Street", "Hauptstraße 5", "rue de la Paix 7",
 * "7 rue de la Paix". A street must be written with a capital somewhere, so that "on the way 5" is none.
 * @param before the words before the number, lower-cased, in order
 */
export function addressAt(
  text: string,
  start: number,
  end: number,
  before: readonly string[],
): { start: number; end: number } | undefined {
  return numberLast(text, start, end, before) ?? numberFirst(text, start, end);
}

function numberLast(text: string, start: number, end: number, before: readonly string[]) {
  const name = before.at(-1) ?? '';
  const at = start - 1 - name.length;
  if (text[start - 1] === ' ' && STREET_ENDINGS.some((tail) => name.length > tail.length + 2 && name.endsWith(tail)))
    return isUpper(text.charCodeAt(at)) ? { start: at, end } : undefined;
  const street = before.findLastIndex((word) => STREET_BEFORE.has(word));
  if (street < 0 || street < before.length - 4 || street === before.length - 1) return undefined;
  const window = Math.max(0, start - LOOK_BACK);
  const from = window + text.slice(window, start).toLowerCase().lastIndexOf(before[street]!);
  const named = isUpper(text.charCodeAt(from)) || /\s\p{Lu}/u.test(text.slice(from, start));
  return named ? { start: from, end } : undefined;
}

function numberFirst(text: string, start: number, end: number) {
  const window = text.slice(end, end + LOOK_AHEAD);
  const foreign = NAMED_AFTER.exec(window);
  if (foreign) return { start, end: end + foreign[0].length };
  const words = NAMED.exec(window)?.[0].trim().split(' ') ?? [];
  const last = words.findLastIndex((word, index) => index > 0 && STREET_AFTER.has(word.toLowerCase().replace('.', '')));
  return last > 0 ? { start, end: end + words.slice(0, last + 1).join(' ').length + 1 } : undefined;
}

function isUpper(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde);
}

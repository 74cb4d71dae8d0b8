/** Names of months and weekdays in the languages exports are written in, as the runtime's own locale data spells them. */

const LANGUAGES = ['en', 'en-GB', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'pt-PT', 'nl', 'fi', 'sv', 'da', 'nb', 'pl'];
/** For messages. */
export const NAMED_LANGUAGES = 'en, de, fr, es, it, pt, nl, fi, sv, da, no, pl';
/** Inside a date a name may stand in another case than alone: "5 października", "październik". */
const SHAPES = [{}, { day: 'numeric' }, { day: 'numeric', year: 'numeric' }] as const;

interface Names {
  /** Name -> the months, 1–12, it stands for in any of the languages. */
  months: Map<string, Set<number>>;
  weekdays: Set<string>;
}

let known: Names | undefined;

/**
 * The months a whole word names, 1–12; usually one, none for an unknown word, more when languages disagree.
 * Case, a final dot and accents ("fevrier") do not matter.
 */
export function monthsNamed(word: string): readonly number[] {
  known ??= namesOfAll();
  return [...(known.months.get(plain(word)) ?? known.months.get(folded(word)) ?? [])];
}

export function isWeekday(word: string): boolean {
  known ??= namesOfAll();
  return known.weekdays.has(plain(word)) || known.weekdays.has(folded(word));
}

function namesOfAll(): Names {
  const names: Names = { months: new Map(), weekdays: new Set() };
  for (const language of LANGUAGES)
    for (const width of ['long', 'short'] as const)
      for (const shape of SHAPES) {
        const months = new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC', ...shape });
        for (let month = 1; month <= 12; month++)
          for (const name of spellings(months, 'month', Date.UTC(2026, month - 1, 5)))
            names.months.set(name, (names.months.get(name) ?? new Set()).add(month));
        const days = new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC', ...shape });
        for (let day = 1; day <= 7; day++)
          for (const name of spellings(days, 'weekday', Date.UTC(2026, 0, day))) names.weekdays.add(name);
      }
  return names;
}

function spellings(format: Intl.DateTimeFormat, type: 'month' | 'weekday', at: number): string[] {
  const name = format.formatToParts(at).find((part) => part.type === type)?.value ?? '';
  return /\d/.test(name) ? [] : [plain(name), folded(name)];
}

function plain(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/\.$/, '');
}

function folded(word: string): string {
  return plain(word).normalize('NFD').replace(/\p{M}/gu, '');
}

/** A search as people type it: words, "phrases", beginnings*, *parts*, alternatives with OR, and -words to leave out. */
import { UsageError } from '../errors.ts';
import { grouped } from './amount.ts';
import { searchText } from './search-text.ts';
import { textParts } from './search-words.ts';

/** Words that follow each other in a post. */
export interface SearchTerm {
  /** Folded by searchText; between two of them anything may stand that parts words. */
  pieces: readonly string[];
  /** Its first word may begin earlier (`*fund`), its last one end later (`refund*`). */
  openStart: boolean;
  openEnd: boolean;
}

/** A post is found when it contains one term at least of each group, and none of `without`. */
export interface SearchQuery {
  groups: readonly (readonly SearchTerm[])[];
  without: readonly SearchTerm[];
}

/** Patterns of SQLite can be no longer. */
const LONGEST = 10_000;

const QUOTES = /[“”„‟]/g;
/** A quoted part, or one up to the next white space; each perhaps with - before it. */
const PART = /\s*(?:(?<minus>-?)(?<before>\**)"(?<quoted>[^"]*)"(?<after>\**)|(?<plain>\S+))/y;
/** What sentences put around words; # @ $ % and others may be part of what is meant. */
const AROUND = /^[.,;:!?¡¿'"()[\]{}«»‹›、。「」『』〈〉《》【】]+|[.,;:!?¡¿'"()[\]{}«»‹›、。「」『』〈〉《》【】]+$/g;

type Part = { typed: string; isOut: boolean; term: SearchTerm | undefined } | 'OR';

/** @throws UsageError for what is not understood: an open quote, a star alone, OR at an end, nothing but punctuation */
export function parseSearch(typed: string): SearchQuery {
  if (typed.length > LONGEST)
    throw new UsageError(
      `--search: ${grouped(typed.length)} characters are more than a post holds`,
      'Give a few words of the post.',
    );
  const parts = [...partsOf(typed.replace(QUOTES, '"'))];
  if (parts.includes('OR')) refuseBrackets(typed);
  const groups: SearchTerm[][] = [];
  const without: SearchTerm[] = [];
  let joins = false;
  for (const [at, part] of parts.entries()) {
    if (part === 'OR') {
      const [before, after] = [parts[at - 1], parts[at + 1]];
      if (![before, after].every((side) => typeof side === 'object' && side.term && !side.isOut))
        throw new UsageError(
          '--search: OR stands between two words of which one is enough',
          `Write late OR delayed. To find the word itself, put it in quotes: '"or"'`,
        );
      joins = true;
      continue;
    }
    if (part.term === undefined) continue;
    if (part.isOut) without.push(part.term);
    else if (joins) groups.at(-1)!.push(part.term);
    else groups.push([part.term]);
    joins = false;
  }
  if (groups.length === 0) throw nothingToFind(typed, without.length > 0);
  return { groups, without };
}

function* partsOf(typed: string): Generator<Part> {
  const text = typed.trimEnd();
  for (let at = 0; at < text.length; ) {
    PART.lastIndex = at;
    const { minus, before, quoted, after, plain } = PART.exec(text)!.groups!;
    const whole = text.slice(at, PART.lastIndex).trim();
    at = PART.lastIndex;
    if (quoted !== undefined) {
      const term = termOf(quoted, before !== '', after !== '');
      if (!term) throw new UsageError(`--search: nothing stands between the quotes of ${whole}`, 'Put words there.');
      yield { typed: whole, isOut: minus === '-', term };
    } else if (/^-?\**"/.test(plain!)) throw openQuote(plain!);
    else if (plain === 'OR') yield 'OR';
    else if (plain === 'NOT')
      throw new UsageError(
        '--search: NOT is not understood',
        `Put - before a word to leave posts with it out: 'refund -giveaway'. To find the word itself: '"not"'`,
      );
    // All words must occur anyway.
    else if (plain !== 'AND') yield plainPart(plain!);
  }
}

function plainPart(typed: string): Part {
  const isOut = /^-./.test(typed);
  const folded = searchText(isOut ? typed.slice(1) : typed).replace(AROUND, '');
  const [, before, word, after] = /^(\**)(.*?)(\**)$/s.exec(folded)!;
  if (word === '' && folded !== '')
    throw new UsageError(
      `--search: ${typed} alone finds nothing: * stands for the rest of a word`,
      'Write cancel* for cancelled and cancelling, *fund* for refunded, or "*" in quotes for the character.',
    );
  if (word!.includes('*'))
    throw new UsageError(
      `--search: * inside of ${typed} is not understood`,
      'It may stand before or after a word: cancel*, *fund*. In quotes it is a character like others.',
    );
  const term = termOf(word!.replace(AROUND, ''), before !== '', after !== '');
  return { typed, isOut, term: term && isWordy(term) ? term : undefined };
}

function termOf(typed: string, openStart: boolean, openEnd: boolean): SearchTerm | undefined {
  const pieces = searchText(typed).split(/\s+/).filter(Boolean);
  return pieces.length === 0 ? undefined : { pieces, openStart, openEnd };
}

/** Whether it holds a letter, a digit or a symbol. */
function isWordy({ pieces }: SearchTerm): boolean {
  return pieces.some((piece) => !textParts(piece).next().done);
}

function openQuote(typed: string): UsageError {
  return new UsageError(
    `--search: the quote before ${typed.replace(/^-?\**"/, '') || 'the end'} is not closed`,
    `Write '"no answer"' for words that follow each other, in single quotes for the shell.`,
  );
}

function refuseBrackets(typed: string): void {
  if (/(^|\s)-?\(|\)(\s|$)/.test(typed.replace(/"[^"]*"/g, '')))
    throw new UsageError(
      '--search: brackets do not group words',
      'OR takes the words beside it: late OR delayed parcel finds posts with parcel and one of the others.',
    );
}

function nothingToFind(typed: string, isOut: boolean): UsageError {
  if (isOut)
    return new UsageError(
      `--search: ${typed.trim()} only says what posts must not contain`,
      'Give a word to find as well: refund -giveaway. In quotes - is a character like others.',
    );
  return new UsageError(
    `--search: "${typed}" holds no letter, digit or symbol`,
    `Give a word. Punctuation is found in quotes: '":-("'`,
  );
}

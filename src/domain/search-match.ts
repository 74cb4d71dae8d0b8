/** Whether a search finds a text, and what an index of words can say of it beforehand. */
import { parseSearch, type SearchQuery, type SearchTerm } from './search-query.ts';
import { searchText } from './search-text.ts';
import { isSeparator, isSpacedLetter, pairsOf, textParts } from './search-words.ts';

/** A word as it is indexed, or the beginning of one. */
export interface IndexWord {
  word: string;
  isPrefix: boolean;
}

/** Indexed words that posts must contain: all of one list at least, of each group of lists. */
export interface IndexQuery {
  groups: IndexWord[][][];
  /** Whether a post with these words is found for certain. */
  isExact: boolean;
}

export interface SearchMatch {
  fits(text: string): boolean;
  /** Undefined where the index cannot help. */
  index: IndexQuery | undefined;
  /** Every text that is found contains this, both folded; may be empty. */
  literal: string;
}

/** An index is asked for no more words at once; further ones are looked for in the texts that it finds. */
const MOST_WORDS = 64;

/** @throws UsageError as parseSearch does */
export function matchOf(typed: string): SearchMatch {
  const query = parseSearch(typed);
  return {
    fits(text) {
      const folded = searchText(text);
      return (
        query.groups.every((terms) => terms.some((term) => isIn(folded, term))) &&
        !query.without.some((term) => isIn(folded, term))
      );
    },
    index: indexQuery(query),
    literal: longestLiteral(query),
  };
}

function isIn(text: string, { pieces, openStart, openEnd }: SearchTerm): boolean {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  // A letter right before @ or # makes an address or another word of it.
  const startsWord = !openStart && (/^[@#]/.test(first) || isSpacedLetter(characterAt(first, 0)));
  const endsWord = !openEnd && isSpacedLetter(characterBefore(last, last.length));
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (startsWord && isSpacedLetter(characterBefore(text, at))) continue;
    const end = endOf(text, at, pieces);
    if (end !== undefined && !(endsWord && isSpacedLetter(characterAt(text, end)))) return true;
  }
  return false;
}

/** Where the last piece ends when the first one begins at a place; undefined where others do not follow. */
function endOf(text: string, from: number, pieces: readonly string[]): number | undefined {
  let at = from + pieces[0]!.length;
  for (let piece = 1; piece < pieces.length; piece++) {
    const [before, next] = [pieces[piece - 1]!, pieces[piece]!];
    // Beside punctuation that was typed only white space is passed over.
    const typedMark = isSeparator(characterBefore(before, before.length)) || isSeparator(characterAt(next, 0));
    const gap = at;
    while (at < text.length && (typedMark ? /\s/.test(text[at]!) : isSeparator(text[at]!))) at++;
    if (at === gap || !text.startsWith(next, at)) return undefined;
    at += next.length;
  }
  return at;
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const isPair = at > 1 && (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
  return text.slice(isPair ? at - 2 : Math.max(0, at - 1), at);
}

/** Of pieces that every text must contain, the longest: the rarest, probably. */
function longestLiteral({ groups }: SearchQuery): string {
  const pieces = groups.flatMap((terms) => (terms.length === 1 ? terms[0]!.pieces : []));
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

function indexQuery({ groups, without }: SearchQuery): IndexQuery | undefined {
  const terms = groups.map((alternatives) => alternatives.map(indexTerm));
  const usable: IndexWord[][][] = [];
  let room = MOST_WORDS;
  for (const alternatives of terms) {
    const size = alternatives.reduce((sum, { words }) => sum + words.length, 0);
    // Where one alternative is anything, so is the whole group.
    if (size > room || alternatives.some(({ words }) => words.length === 0)) continue;
    room -= size;
    usable.push(alternatives.map(({ words }) => words));
  }
  if (usable.length === 0) return undefined;
  const isExact = without.length === 0 && usable.length === groups.length && terms.flat().every((term) => term.isExact);
  return { groups: usable, isExact };
}

function indexTerm({ pieces, openStart, openEnd }: SearchTerm): { words: IndexWord[]; isExact: boolean } {
  const words: IndexWord[] = [];
  for (const [at, piece] of pieces.entries())
    for (const { kind, text, from, to } of textParts(piece)) {
      const isCut = kind === 'word' && openStart && at === 0 && from === 0;
      const isPrefix = kind === 'word' && openEnd && at === pieces.length - 1 && to === piece.length;
      const pairs = kind === 'run' ? pairsOf(text) : [];
      if (pairs.length > 0) words.push(...pairs.map((word) => ({ word, isPrefix: false })));
      else if (!isCut) words.push({ word: text, isPrefix: isPrefix || kind === 'run' });
    }
  const [only] = words;
  return { words, isExact: words.length === 1 && pieces.join(' ') === only!.word };
}

/** The words of a text as searches find them: letters and digits between anything else. */

/** Scripts that write without spaces, or join particles to words: any run of their letters is searched for within others. */
const SCRIPTS = ['Han', 'Hira', 'Kana', 'Bopo', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt'];
const UNSPACED = `[${SCRIPTS.map((script) => `\\p{scx=${script}}`).join('')}]`;
const LETTERS = '[\\p{L}\\p{N}\\p{M}]';

/** A letter, digit or mark of a script with spaces between words. */
const SPACED_LETTER = `[${LETTERS}--${UNSPACED}]`;
const UNSPACED_LETTER = `[${LETTERS}&&${UNSPACED}]`;
/** White space, punctuation, and the symbols of ASCII. */
const SEPARATOR = '[\\s\\p{Z}\\p{P}\\p{Cc}\\p{Cf}\\x24\\x2b\\x3c-\\x3e\\x5e\\x60\\x7c\\x7e]';
/** An emoji or another symbol, which is a word of its own. */
const SYMBOL = `[^${LETTERS}${SEPARATOR}]`;

const IS_SPACED_LETTER = new RegExp(`^${SPACED_LETTER}$`, 'v');
const IS_SEPARATOR = new RegExp(`^${SEPARATOR}$`, 'v');

/** Whether a word goes on with this character. */
export function isSpacedLetter(character: string): boolean {
  return IS_SPACED_LETTER.test(character);
}

/** Whether a character only stands between words. */
export function isSeparator(character: string): boolean {
  return IS_SEPARATOR.test(character);
}

const PARTS = new RegExp(`(?<word>${SPACED_LETTER}+)|(?<run>${UNSPACED_LETTER}+)|(?<symbol>${SYMBOL})`, 'gv');

export interface TextPart {
  kind: 'word' | 'run' | 'symbol';
  text: string;
  /** Where it begins and ends, in UTF-16 units. */
  from: number;
  to: number;
}

/** Words, runs of letters of scripts without spaces, and symbols, in order. @param text folded by searchText */
export function* textParts(text: string): Generator<TextPart> {
  for (const found of text.matchAll(PARTS)) {
    const { word, run } = found.groups as { word?: string; run?: string };
    const [part] = found;
    const kind = word !== undefined ? 'word' : run !== undefined ? 'run' : 'symbol';
    yield { kind, text: part, from: found.index, to: found.index + part.length };
  }
}

/**
 * What an index stores of a text: its words and symbols, and of runs without spaces each letter with the next one, the last
 * one alone. Whatever begins with a letter thus finds it anywhere in a run.
 * @param text folded by searchText
 */
export function indexedWords(text: string): string[] {
  return [...textParts(text)].flatMap((part) =>
    part.kind === 'run' ? [...pairsOf(part.text), [...part.text].at(-1)!] : [part.text],
  );
}

/** Each letter with the next one; none of a single letter. */
export function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.slice(1).map((letter, at) => letters[at] + letter);
}

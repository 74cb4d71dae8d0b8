/** Words: one object per spelling, shared by all its tokens, on which readers note what they once found out about it. */

export interface Word {
  /** As tokens spell it. */
  text: string;
  notes: unknown[];
}

/** More spellings than this are forgotten together, so that memory stays flat however many posts are read. */
const KNOWN_WORDS = 40_000;

const known = new Map<string, Word>();
let slots = 0;

/** The word of a spelling. */
export function wordOf(text: string): Word {
  const word = known.get(text);
  if (word) return word;
  if (known.size >= KNOWN_WORDS) known.clear();
  const fresh = { text, notes: [] };
  known.set(text, fresh);
  return fresh;
}

/** A function of a word that is worked out once per spelling and then read off the word. It must not return undefined. */
export function note<T>(find: (text: string) => T): (word: Word) => T {
  const slot = slots++;
  return (word) => {
    const noted = word.notes[slot];
    if (noted !== undefined) return noted as T;
    const found = find(word.text);
    word.notes[slot] = found;
    return found;
  };
}

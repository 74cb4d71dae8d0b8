/** Words: one object per spelling, shared by all its tokens, on which readers note what they once found out about it. */

export interface Word {
  /** As tokens spell it. */
  text: string;
  notes: unknown[];
}

/** More spellings than this are forgotten together, so that memory stays flat however many posts are read. */
const KNOWN_WORDS = 40_000;

const remembered: Map<string, unknown>[] = [];
let slots = 0;

/** The word of a spelling. */
export const wordOf = remember((text): Word => ({ text, notes: [] }));

/** A function of what is written in a post that is worked out once, until too much is remembered. */
export function remember<T extends object>(find: (written: string) => T): (written: string) => T {
  const known = new Map<string, T>();
  remembered.push(known);
  return (written) => {
    const found = known.get(written);
    if (found) return found;
    // All at once: what one of them remembers may hold a word that another forgot.
    if (known.size >= KNOWN_WORDS) for (const each of remembered) each.clear();
    const fresh = find(written);
    known.set(written, fresh);
    return fresh;
  };
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

/** Mood lexicon: a table of words that praise or blame, made ready to be looked up. */
import type { MoodWords } from '../tables/moods/mood-words.ts';
import { foldWord } from './characters.ts';
import type { Token } from './tokens.ts';
import { note, wordOf } from './words.ts';

/** What a word does besides weighing. */
export type Role = 'thanks' | 'more' | 'turns' | 'turnsBack' | 'but' | 'openers' | 'onward';

export interface MoodPhrase {
  words: readonly string[];
  weight: number;
  /** Turns what follows as a "not" does. */
  turns: boolean;
}

/** What a table says of one spelling. */
export interface MoodEntry {
  /** 0 for words that weigh nothing. */
  weight: number;
  roles: ReadonlySet<Role>;
  /** The phrases that begin with it, the longest first. */
  phrases: readonly MoodPhrase[];
}

export interface MoodLexicon {
  /** What is said of a token's word by its spelling in small letters; undefined where nothing is. */
  entryOf(token: Token, spelling: string): MoodEntry | undefined;
}

const WEIGHTS = { glad: 2, good: 1, fair: 0.5, poor: -0.5, bad: -1, awful: -2 } as const;
const PHRASE_WEIGHTS = { glad: 2, good: 1, hollow: 0, bad: -1, awful: -2, turns: 0 } as const;
const ROLES: readonly Role[] = ['thanks', 'more', 'turns', 'turnsBack', 'but', 'openers', 'onward'];
const SHORTEST_STEM = 3;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const NONE: readonly MoodPhrase[] = [];

/**
 * A table made ready. A word stands for its spelling and for that of people who cannot type its accents: in German ae, oe and
 * ue, elsewhere the plain letters, unless the table says that these are another word.
 */
export function moodLexicon(words: MoodWords): MoodLexicon {
  const spell = speller(words);
  const lists = ROLES.map((role) => [role, new Set(split(words[role]).flatMap(spell))] as const);
  const { whole, stems } = weightsOf(words, spell);
  const weigh = (spelling: string): number => {
    const weight = whole.get(spelling);
    if (weight !== undefined) return weight;
    for (let length = spelling.length; length >= SHORTEST_STEM; length--) {
      const stem = stems.get(spelling.slice(0, length));
      if (stem !== undefined) return stem;
    }
    return 0;
  };
  const phrases = phrasesOf(words, spell);
  const lookUp = (spelling: string): MoodEntry | null => {
    const weight = weigh(spelling);
    const roles = lists.filter(([, list]) => list.has(spelling)).map(([role]) => role);
    const own = phrases.get(spelling) ?? NONE;
    return weight !== 0 || roles.length > 0 || own.length > 0 ? { weight, roles: new Set(roles), phrases: own } : null;
  };
  const noted = note(lookUp);
  // What is noted of a token's word is noted of its folded spelling.
  return {
    entryOf: ({ word }, spelling) => noted(word.text === spelling ? word : wordOf(spelling)) ?? undefined,
  };
}

/** The words of a list between blanks. */
export function split(list: string): string[] {
  return list.trim().split(/\s+/).filter(Boolean);
}

function speller({ apart, umlauts }: MoodWords): (word: string) => string[] {
  const others = new Set(split(apart ?? ''));
  return (word) => {
    const plain = umlauts ? word.replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!) : foldWord(word);
    return plain === word || others.has(plain) ? [word] : [word, plain];
  };
}

function weightsOf(words: MoodWords, spell: (word: string) => string[]) {
  const whole = new Map<string, number>();
  const stems = new Map<string, number>();
  for (const [group, weight] of Object.entries(WEIGHTS))
    for (const written of split(words[group as keyof typeof WEIGHTS])) {
      const into = written.endsWith('*') ? stems : whole;
      for (const spelled of spell(written.replace('*', ''))) if (!into.has(spelled)) into.set(spelled, weight);
    }
  return { whole, stems };
}

function phrasesOf({ phrases }: MoodWords, spell: (word: string) => string[]): Map<string, MoodPhrase[]> {
  const found = new Map<string, MoodPhrase[]>();
  for (const [group, weight] of Object.entries(PHRASE_WEIGHTS))
    for (const phrase of (phrases[group as keyof typeof PHRASE_WEIGHTS] ?? '').split(',')) {
      const written = phrase.trim().split(/[\s'’]+/);
      const plain = written.map((word) => spell(word).at(-1)!);
      for (const spelled of new Set([written.join(' '), plain.join(' ')])) {
        const words = spelled.split(' ');
        const list = found.get(words[0]!) ?? [];
        list.push({ words, weight, turns: group === 'turns' });
        found.set(words[0]!, list);
      }
    }
  for (const list of found.values()) list.sort((left, right) => right.words.length - left.words.length);
  return found;
}

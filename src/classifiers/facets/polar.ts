/** Polarity of a single English word: from the hand-written list, its plain endings included. */
import { POLAR_WORDS } from '../tables/polar-words.ts';
import { note, type Word } from '../text/words.ts';

/** −2 awful, −1 bad, 0 neither, 1 good, 2 glad. */
export type Polarity = -2 | -1 | 0 | 1 | 2;

const STRENGTHS = { glad: 2, good: 1, bad: -1, awful: -2 } as const;
const ENDINGS: readonly (readonly [string, string])[] = [
  ['s', ''],
  ['es', ''],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['ness', ''],
  ['in', 'ing'],
  ['d', ''],
];

const listed = new Map<string, Polarity>();
for (const [group, words] of Object.entries(POLAR_WORDS))
  for (const word of words.trim().split(/\s+/)) listed.set(word, STRENGTHS[group as keyof typeof STRENGTHS]);

/** The polarity of a word as tokens spell it. */
export const polarityOf: (word: Word) => Polarity = note(lookUp);

function lookUp(word: string): Polarity {
  const direct = listed.get(word);
  if (direct !== undefined) return direct;
  for (const [ending, stem] of ENDINGS) {
    if (word.length <= ending.length + 3 || !word.endsWith(ending)) continue;
    const base = listed.get(word.slice(0, -ending.length) + stem);
    if (base !== undefined) return base;
  }
  return 0;
}

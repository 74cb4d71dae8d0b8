/** The languages, besides English, whose words of praise and blame are known and measured. */
import { GERMAN } from './de.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { ITALIAN } from './it.ts';
import type { MoodWords } from './mood-words.ts';
import { DUTCH } from './nl.ts';
import { PORTUGUESE } from './pt.ts';

/** ISO 639-1 → its words. */
export const MOOD_WORDS: Readonly<Record<string, MoodWords>> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  it: ITALIAN,
  pt: PORTUGUESE,
  nl: DUTCH,
};

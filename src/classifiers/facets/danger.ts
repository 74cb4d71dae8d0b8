/** Danger by all words together: a small linear model for emergencies that no phrase names. */
import { readFileSync } from 'node:fs';
import { type PostReading, valueIn } from '../classifier.ts';
import type { FeatureShape } from '../learning/features.ts';
import { decodeModel, type ModelReader, modelReader } from '../learning/linear.ts';
import { countWords } from '../text/tokens.ts';

/** Of the shipped model. */
export const DANGER_VERSION = '1';
export const DANGER_CLASSES = ['danger', 'none'] as const;
/** How the reason begins that is no phrase. */
export const BY_ALL = 'all words together';

/** Words and their letters, of all languages alike; what stands beside a word found nothing more in posts that were kept out. */
export const DANGER_SHAPE: FeatureShape = {
  buckets: 1 << 16,
  words: 1,
  skips: false,
  letters: [4, 5],
  negation: 0,
  polar: false,
};

/**
 * From here on a post is looked at soon. English was also learnt from thousands of real posts without danger, where the model
 * is surer of itself.
 */
const SURE_ENGLISH = 0.64;
const SURE_OTHERWISE = 0.85;
const LEARNT = new Set(['und', 'de', 'fr', 'es', 'it', 'pt', 'nl']);

/** Of fewer words the model makes what it makes of any post. */
const LEAST_WORDS = 4;
const SHIPPED = new URL('../models/danger.bin', import.meta.url);
let shipped: ModelReader | undefined;

/** How likely somebody is in danger, 0 … 1, if that is likely enough to be looked at soon, else 0. */
export function dangerIn({ tokens, labels }: PostReading): number {
  if (countWords(tokens) < LEAST_WORDS) return 0;
  const sure = sureIn(valueIn(labels, 'language') ?? 'und');
  if (sure === undefined) return 0;
  shipped ??= modelReader(decodeModel(readFileSync(SHIPPED)));
  const share = shipped(tokens)[0]!;
  return share >= sure ? share : 0;
}

/** How sure the model must be in a language; undefined where it learnt none of it. */
export function sureIn(language: string): number | undefined {
  if (language === 'en') return SURE_ENGLISH;
  return LEARNT.has(language) ? SURE_OTHERWISE : undefined;
}

/** Danger by all words together: a small linear model for emergencies that no phrase names. */
import { readFileSync } from 'node:fs';
import { type PostReading, valueIn } from '../classifier.ts';
import type { FeatureShape } from '../learning/features.ts';
import { SMALL_SHAPE } from '../learning/learned.ts';
import { decodeModel, type ModelReader, modelReader } from '../learning/linear.ts';
import { pointsOf } from '../text/evidence.ts';
import { countWords } from '../text/tokens.ts';
import { intentEvidence } from './intent-evidence.ts';

/** Of the shipped model. */
export const DANGER_VERSION = '1';
export const DANGER_CLASSES = ['danger', 'none'] as const;
/** How the reason begins that is no phrase. */
export const BY_ALL = 'all words together';

/** What stands beside a word found nothing more in posts that were kept out, and takes its time. */
export const DANGER_SHAPE: FeatureShape = { ...SMALL_SHAPE, bag: true };

/**
 * From here on a post is looked at soon. English was also learnt from thousands of real posts without danger, where the model
 * is surer of itself.
 */
const SURE_ENGLISH = 0.7;
const SURE_OTHERWISE = 0.88;
const LEARNT = new Set(['und', 'de', 'fr', 'es', 'it', 'pt', 'nl']);

/** Of fewer words the model makes what it makes of any post. */
const LEAST_WORDS = 6;
/** What speaks against danger, wherever no phrase speaks for it. */
const CALM = ['praise', 'thanks', 'spam', 'solved', 'harmless'];
const SHIPPED = new URL('../models/danger.bin', import.meta.url);
let shipped: ModelReader | undefined;

/** How likely somebody is in danger, 0 … 1, if that is likely enough to be looked at soon and nothing speaks against it, else 0. */
export function dangerIn(reading: PostReading): number {
  const { tokens, labels } = reading;
  if (countWords(tokens) < LEAST_WORDS) return 0;
  const sure = sureIn(valueIn(labels, 'language') ?? 'und');
  if (sure === undefined || CALM.some((value) => pointsOf(intentEvidence(reading), value) > 0)) return 0;
  shipped ??= modelReader(decodeModel(readFileSync(SHIPPED)));
  const share = shipped(tokens)[0]!;
  return share >= sure ? share : 0;
}

/** How sure the model must be in a language; undefined where it learnt none of it. */
export function sureIn(language: string): number | undefined {
  if (language === 'en') return SURE_ENGLISH;
  return LEARNT.has(language) ? SURE_OTHERWISE : undefined;
}

/** The second layer of intent: a linear model over a post's words and what the rules found, which outvotes the rules. */
import { readFileSync } from 'node:fs';
import { type Facet, type Label, type PostReading, valueIn } from '../classifier.ts';
import { decodeModel, type LinearModel, partsReader } from '../learning/linear.ts';
import { pointsOf } from '../text/evidence.ts';
import { countWords } from '../text/tokens.ts';
import { alarmIn } from './alarm.ts';
import { intentEvidence } from './intent-evidence.ts';
import { intentSigns } from './intent-signs.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

/** What a post is by both layers, given what it is by the rules. */
export type IntentLayer = (reading: PostReading, ruled: Label) => Label;

/** Of the shipped model; posts labelled by another are labelled again. */
export const LAYER_VERSION = '1';

/** The first question the model answers: whether something of the brand's went wrong. */
export const TROUBLE_CLASSES = ['trouble', 'rest'] as const;
/** The second: what a post without trouble is. */
export const REST_CLASSES = ['question', 'request', 'praise', 'thanks', 'spam', 'other'] as const;

const TROUBLES: ReadonlySet<string> = new Set(['complaint', 'problem']);
const ASKING: ReadonlySet<string> = new Set(['question', 'request']);
/** The rules found nothing. */
const NO_CLAIM = 'other';
const SHIPPED = new URL('../models/intent.bin', import.meta.url);
/** From here on a post is trouble that the rules did not see; more is asked for where they saw a question or request. */
const FOUND = { trouble: 0.55, asked: 0.66 } as const;
/** Up to here it is none where they saw some, if it has words enough to tell. */
const LOST = { trouble: 0.45, words: 10 } as const;
/** Both layers agree on a toss-up. */
const LEAST_SURE = 0.5;
/** How sure the model must be of what a post is where the rules found nothing. */
const SURE_REST = 0.6;
/** What the rules tell apart better than words do: mockery, troubles that are over, words that only sound bad, offers. */
const RULED = ['mock', 'solved', 'harmless', 'spam'];

/** The facet with both layers; the shipped model is read when the first post needs it. */
export function layeredIntent(facet: Facet, given?: IntentLayer): Facet {
  let layer = given;
  return {
    ...facet,
    version: `${facet.version}.${LAYER_VERSION}`,
    classifier: 'linear+rules',
    classify(reading) {
      const ruled = facet.classify(reading);
      if (!('value' in ruled)) throw new Error('an intent is one value');
      layer ??= modelLayer(decodeModel(readFileSync(SHIPPED)));
      return layer(reading, ruled);
    },
  };
}

/** The layer of a model. It knows English, and leaves to the rules what they know better. */
export function modelLayer(model: LinearModel): IntentLayer {
  const read = partsReader(model);
  const [troubles, all] = [TROUBLE_CLASSES.length, model.classes.length];
  return (reading, ruled) => {
    if (!isOpen(reading, ruled)) return ruled;
    const shares = read(reading.tokens, undefined, intentSigns(reading, ruled));
    const [trouble] = shares(0, troubles);
    return outvote(ruled, trouble!, () => shares(troubles, all), reading);
  };
}

/** Whether the layer has a say: not on other languages, alarms, supplies that are gone, spam, and what {@link RULED} names. */
function isOpen(reading: PostReading, ruled: Label): boolean {
  const language = valueIn(reading.labels, 'language') ?? 'und';
  if ((language !== 'en' && language !== 'und') || reading.tokens.length === 0 || ruled.value === 'spam') return false;
  const urgency = urgencyEvidence(reading);
  if (alarmIn(urgency) || pointsOf(urgency, 'outage') > 0) return false;
  const evidence = intentEvidence(reading);
  return RULED.every((value) => pointsOf(evidence, value) <= 0);
}

/**
 * The label by both layers.
 * @param trouble the probability that something went wrong
 * @param restOf the probabilities of {@link REST_CLASSES} if nothing did
 */
function outvote(ruled: Label, trouble: number, restOf: () => Float64Array, { tokens, labels }: PostReading): Label {
  const reason = `${ruled.reason} (all words together: ${Math.round(100 * trouble)} % trouble)`;
  if (TROUBLES.has(ruled.value)) {
    if (trouble > LOST.trouble) return { ...ruled, confidence: Math.max(LEAST_SURE, trouble), reason };
    if (countWords(tokens) < LOST.words) return ruled;
    const rest = restOf();
    const best = largest(rest);
    return { value: REST_CLASSES[best]!, confidence: (1 - trouble) * rest[best]!, reason };
  }
  if (trouble >= (ASKING.has(ruled.value) ? FOUND.asked : FOUND.trouble)) {
    const angry = valueIn(labels, 'sentiment') === 'negative';
    return { value: angry ? 'complaint' : 'problem', confidence: trouble, reason };
  }
  if (ruled.value !== NO_CLAIM) return ruled;
  const rest = restOf();
  const best = largest(rest);
  const shares = sharesOf(trouble, rest);
  if (rest[best]! < SURE_REST) return { ...ruled, shares };
  return { value: REST_CLASSES[best]!, confidence: (1 - trouble) * rest[best]!, reason, shares };
}

/** The probability of every intent; a complaint is not told from a problem. */
function sharesOf(trouble: number, rest: Float64Array): Record<string, number> {
  return Object.fromEntries([
    ['problem', trouble],
    ...REST_CLASSES.map((value, at) => [value, (1 - trouble) * rest[at]!]),
  ]);
}

function largest(shares: Float64Array): number {
  return shares.indexOf(Math.max(...shares));
}

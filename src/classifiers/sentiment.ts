/** Sentiment: negative, neutral or positive, by a linear model for English and by polar words and signs elsewhere. */
import { readFileSync } from 'node:fs';
import { type Facet, type Label, type Reading, valueIn } from './classifier.ts';
import { gatherEvidence, logistic, pointsOf, wordsOf } from './evidence.ts';
import { decodeModel, type LinearModel, modelReader } from './linear.ts';
import { POLARITY_RULES } from './tables/polarity.ts';

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

const SHIPPED = new URL('./models/sentiment.bin', import.meta.url);

/** The model this version ships; read from disk at each call. */
export function shippedSentimentModel(): LinearModel {
  return decodeModel(readFileSync(SHIPPED));
}

/** The facet; a model of the user's own stands in for the shipped one, which is read when the first post needs it. */
export function sentimentFacet(model?: LinearModel): Facet {
  let read: ReturnType<typeof modelReader> | undefined;
  return {
    name: 'sentiment',
    version: model?.version ?? '1',
    classifier: 'linear',
    direction: 'inbound',
    values: SENTIMENTS,
    rules: POLARITY_RULES,
    classify(reading) {
      if (reading.tokens.length === 0) return { value: 'neutral', confidence: 1, reason: 'no text' };
      const language = valueIn(reading.labels, 'language') ?? 'und';
      if (language !== 'en' && language !== 'und') return byWords(reading);
      read ??= modelReader(model ?? shippedSentimentModel());
      return byModel(reading, read(reading.tokens));
    },
  };
}

function byModel(reading: Reading, shares: Float64Array): Label {
  let best = 0;
  for (let at = 1; at < shares.length; at++) if (shares[at]! > shares[best]!) best = at;
  const value = SENTIMENTS[best]!;
  const words = wordsOf(gatherEvidence(reading, 'sentiment'), value);
  return {
    value,
    confidence: shares[best]!,
    reason: words === '' ? 'word and letter pairs together' : words,
    shares: { negative: shares[0]!, neutral: shares[1]!, positive: shares[2]! },
  };
}

function byWords(reading: Reading): Label {
  const evidence = gatherEvidence(reading, 'sentiment');
  const balance = pointsOf(evidence, 'positive') - pointsOf(evidence, 'negative');
  const value = balance > 0 ? 'positive' : balance < 0 ? 'negative' : 'neutral';
  const words = wordsOf(evidence, value);
  return {
    value,
    confidence: value === 'neutral' ? 0.5 : logistic(Math.abs(balance) - 0.4),
    reason: words === '' ? 'no polar words' : words,
  };
}

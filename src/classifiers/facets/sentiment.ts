/** Sentiment: negative, neutral or positive, by a linear model for English and by polar words and signs elsewhere. */
import { readFileSync } from 'node:fs';
import { SENTIMENTS } from '../../domain/label.ts';
import { type Facet, type Label, type PostReading, valueIn } from '../classifier.ts';
import { decodeModel, type LinearModel, modelReader } from '../learning/linear.ts';
import { POLARITY_RULES } from '../tables/polarity.ts';
import { type Evidence, evidenceWords, gatherEvidence, logistic, pointsOf } from '../text/evidence.ts';
import { polarityOf } from './polar.ts';

const MOST_PICTURES = 3;
const SHOWN_WORDS = 5;
const SHIPPED = new URL('../models/sentiment.bin', import.meta.url);

/** Of the shipped model; posts labelled by another are labelled again. */
export const SENTIMENT_VERSION = '3';

/** The model this version ships; read from disk at each call. */
export function shippedSentimentModel(): LinearModel {
  return decodeModel(readFileSync(SHIPPED));
}

/** The facet; a model of the user's own stands in for the shipped one, which is read when the first post needs it. */
export function sentimentFacet(model?: LinearModel): Facet {
  let read: ReturnType<typeof modelReader> | undefined;
  return {
    name: 'sentiment',
    version: model?.version ?? SENTIMENT_VERSION,
    classifier: 'linear',
    direction: 'inbound',
    values: SENTIMENTS,
    rules: POLARITY_RULES,
    classify(reading) {
      if (reading.tokens.length === 0) return { value: 'neutral', confidence: 1, reason: 'no text' };
      const language = valueIn(reading.labels, 'language') ?? 'und';
      if (language !== 'en' && language !== 'und') return byWords(reading);
      if (isPictures(reading)) return byWords(reading);
      read ??= modelReader(model ?? shippedSentimentModel());
      return byModel(reading, read(reading.tokens));
    },
  };
}

/** Emoji and nothing else that the model could read. */
function isPictures({ tokens }: PostReading): boolean {
  return (
    tokens.some(({ kind }) => kind === 'emoji') && tokens.every(({ kind }) => kind === 'emoji' || kind === 'handle')
  );
}

function byModel(reading: PostReading, model: Float64Array): Label {
  const evidence = gatherEvidence(reading, 'sentiment');
  const shares = withPictures(model, reading, evidence);
  let best = 0;
  for (let at = 1; at < shares.length; at++) if (shares[at]! > shares[best]!) best = at;
  const value = SENTIMENTS[best]!;
  return {
    value,
    confidence: shares[best]!,
    reason: polarWords(reading, value) || evidenceWords(evidence, value) || 'all words and letters together',
    shares: { negative: shares[0]!, neutral: shares[1]!, positive: shares[2]! },
  };
}

/** The model has seen no emoji, for its tweets hold none: they move its answer by their points of log-odds, two at the most. */
function withPictures(
  model: Float64Array,
  reading: PostReading,
  evidence: ReadonlyMap<string, Evidence>,
): Float64Array {
  if (evidence.size === 0 || !reading.tokens.some((token) => token.kind === 'emoji')) return model;
  const [negative, neutral, positive] = model as unknown as [number, number, number];
  const blamed = negative * Math.exp(Math.min(MOST_PICTURES, pointsOf(evidence, 'negative')));
  const praised = positive * Math.exp(Math.min(MOST_PICTURES, pointsOf(evidence, 'positive')));
  const total = blamed + neutral + praised;
  return Float64Array.of(blamed / total, neutral / total, praised / total);
}

/** The post's words that are known to praise or to blame, as the label does. */
function polarWords(reading: PostReading, value: string): string {
  const sign = value === 'negative' ? -1 : value === 'positive' ? 1 : 0;
  if (sign === 0) return '';
  const words = reading.tokens.filter((token) => token.kind === 'word' && Math.sign(polarityOf(token.word)) === sign);
  return words
    .slice(0, SHOWN_WORDS)
    .map(({ start, end }) => reading.text.slice(start, end))
    .join(' · ');
}

function byWords(reading: PostReading): Label {
  const evidence = gatherEvidence(reading, 'sentiment');
  const balance = pointsOf(evidence, 'positive') - pointsOf(evidence, 'negative');
  const value = balance > 0 ? 'positive' : balance < 0 ? 'negative' : 'neutral';
  return {
    value,
    confidence: value === 'neutral' ? 0.5 : logistic(Math.abs(balance) - 0.4),
    reason: evidenceWords(evidence, value) || 'no polar words',
  };
}

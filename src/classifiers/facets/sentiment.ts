/**
 * Sentiment: negative, neutral or positive, by a linear model for English and by graded words in some other languages; unknown
 * where neither was measured.
 */
import { readFileSync } from 'node:fs';
import { SENTIMENTS } from '../../domain/label.ts';
import { type Facet, type Label, type Labels, type PostReading, valueIn } from '../classifier.ts';
import { decodeModel, type LinearModel, modelReader } from '../learning/linear.ts';
import { POLARITY_RULES } from '../tables/polarity.ts';
import { type Evidence, evidenceWords, gatherEvidence, logistic, pointsOf } from '../text/evidence.ts';
import { countWords } from '../text/tokens.ts';
import { alarmIn } from './alarm.ts';
import { intentEvidence } from './intent-evidence.ts';
import { knowsMood } from './mood.ts';
import { polarityOf } from './polar.ts';
import { sentimentByWords } from './sentiment-by-words.ts';
import { urgencyEvidence } from './urgency-evidence.ts';

const MOST_PICTURES = 3;
/** Points that a lone picture is short of being sure. */
const PICTURES_SLACK = 0.4;
const SHOWN_WORDS = 5;
/** Of the labels that differ in posts to brands, complaints this sure are nearly always right, others are as often as not. */
const SURE_COMPLAINT = 0.7;
const SURE_MOOD = 0.6;
/** Of fewer the model makes what it makes of any post. */
const LEAST_WORDS = 4;
/** How sure a problem must be to make a post negative whose words are neutral; the model of English needs no such help. */
const SURE_PROBLEM = 0.75;
const SHIPPED = new URL('../models/sentiment.bin', import.meta.url);
const UNKNOWN = 'unknown';
/** Behind the Latin alphabet with all its diacritics. */
const FAR_LETTERS = 0x250;

/** Of the shipped model and the words beside it; posts labelled by another are labelled again. */
export const SENTIMENT_VERSION = '5';

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
    values: [...SENTIMENTS, UNKNOWN],
    rules: POLARITY_RULES,
    classify(reading) {
      if (reading.tokens.length === 0) return { value: 'neutral', confidence: 1, reason: 'no text' };
      if (isPictures(reading)) return byPictures(reading);
      const language = valueIn(reading.labels, 'language') ?? 'und';
      if (knowsMood(language)) return sentimentByWords(reading, language);
      if (language !== 'en' && language !== 'und') return unknownIn(language);
      if (language === 'und' && isFar(reading)) return unknownIn('this script');
      read ??= modelReader(model ?? shippedSentimentModel());
      return byModel(reading, read(reading.tokens));
    },
    settle,
  };
}

function unknownIn(language: string): Label {
  return { value: UNKNOWN, confidence: 1, reason: `moods were not measured in ${language}` };
}

/**
 * Who complains or is in danger is not content, whatever the words. Only where the complaint is unsure and the model's mood is not, or the post
 * speaks to nobody, the mood holds: trouble without blame is a problem.
 */
function settle(reading: PostReading): Labels | undefined {
  const { sentiment, intent } = reading.labels;
  if (!sentiment || !intent || !('value' in sentiment) || !('value' in intent)) return undefined;
  if (sentiment.value === 'negative' || sentiment.value === UNKNOWN) return undefined;
  const endangered = sentiment.value === 'positive' && alarmIn(urgencyEvidence(reading))?.cause === 'safety';
  if (endangered && (intent.value === 'complaint' || intent.value === 'problem'))
    return { sentiment: blamed(sentiment, intent) };
  if (intent.value === 'complaint') {
    const unsure = intent.confidence < SURE_COMPLAINT && pointsOf(intentEvidence(reading), 'mock') <= 0;
    const alone = reading.tokens[0]?.kind !== 'handle';
    const isLong = countWords(reading.tokens) >= LEAST_WORDS;
    if (sentiment.shares && unsure && isLong && (alone || sentiment.confidence >= SURE_MOOD))
      return { intent: { ...intent, value: 'problem' } };
    return { sentiment: blamed(sentiment, intent) };
  }
  if (intent.value !== 'problem') return undefined;
  const wordless = sentiment.value === 'neutral' && !sentiment.shares && intent.confidence >= SURE_PROBLEM;
  return wordless ? { sentiment: blamed(sentiment, intent) } : undefined;
}

function blamed({ confidence, shares }: Label, intent: Label): Label {
  const reason = `a ${intent.value}: ${intent.reason}`;
  return { value: 'negative', confidence: Math.max(0.5, 1 - confidence), reason, ...(shares && { shares }) };
}

/** Whether all words are of another script than Latin, of which no model knows any. */
function isFar({ text, tokens }: PostReading): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  return words.length > 0 && words.every(({ start }) => text.charCodeAt(start) >= FAR_LETTERS);
}

/** Emoji and nothing else that could be read. */
function isPictures({ tokens }: PostReading): boolean {
  return (
    tokens.some(({ kind }) => kind === 'emoji') && tokens.every(({ kind }) => kind === 'emoji' || kind === 'handle')
  );
}

function byPictures(reading: PostReading): Label {
  const evidence = gatherEvidence(reading, 'sentiment');
  const balance = pointsOf(evidence, 'positive') - pointsOf(evidence, 'negative');
  const value = balance > 0 ? 'positive' : balance < 0 ? 'negative' : 'neutral';
  return {
    value,
    confidence: value === 'neutral' ? 0.5 : logistic(Math.abs(balance) - PICTURES_SLACK),
    reason: evidenceWords(evidence, value) || 'no polar words',
  };
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

/** The model has seen no emoji, for its tweets hold none: they move its answer by their points of log-odds, three at the most. */
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

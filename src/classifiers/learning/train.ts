/** Training: fits a linear model to labelled texts, from nothing or on top of a model that is already there. */

import { seededRandom, shuffle } from '../../domain/random.ts';
import { UsageError } from '../../errors.ts';
import { tokenize } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import { countBuckets, type FeatureShape, featureReader, vectorBucket } from './features.ts';
import { type LinearModel, packWeights, softmax, unitOf, unpackWeights } from './linear.ts';
import { learningLayer, learntLayer, type VectorLayer, type WordVectors } from './vectors.ts';

export interface Example {
  text: string;
  value: string;
  /** What the rules said, for facets whose rules are a better start than nothing. */
  hint?: string;
  /** What the rules found. */
  signs?: readonly Word[];
}

export interface TrainOptions {
  /** The facet the model answers. */
  name: string;
  version: string;
  /** The values to distinguish; examples of other values are an error. */
  classes: readonly string[];
  shape: FeatureShape;
  /** Passes over the examples. */
  epochs: number;
  /** First step of AdaGrad. */
  rate: number;
  /** Strength of the pull towards the starting weights. */
  l2: number;
  /** Share of the features left out at random in each pass, so that none is relied on alone. */
  dropout: number;
  /** Of shuffling and dropout; the same seed gives the same model. */
  seed: number;
  /** The model to begin at and to be pulled back to: the shipped one under a user's few labels. */
  start?: LinearModel;
  /** The table behind the words by themselves, so that rare words take after common ones; none: their weights stay as at the start. */
  vectors?: WordVectors;
  onEpoch?(done: number): void;
}

/** The shape that did best on held-out years of tweets. */
export const TWEET_SHAPE: FeatureShape = {
  buckets: 1 << 19,
  vectors: 1 << 17,
  words: 3,
  skips: true,
  letters: [4, 5],
  negation: 4,
  polar: true,
  kinds: true,
  names: true,
  emoji: false,
  valence: true,
  build: true,
};
/** The settings that did best on held-out years of tweets. */
export const TWEET_FIT = { epochs: 8, rate: 0.2, l2: 0.6, dropout: 0.2 } as const;

/** What nine of ten tweets have fewer n-grams than, and the power that fits several tweets joined to one text best on most years. */
export const TWEET_LENGTH = { grams: 250, power: 0.2 } as const;

const BIAS_RATE = 0.01;
const RATIO_POWER = 0.7;

interface Row {
  /** Buckets of n-grams and signs. */
  grams: Int32Array;
  /** Places of words in the table of vectors. */
  words: Int32Array;
  target: number;
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011). Features are scaled by how much they distinguish
 * the classes apart (log-count ratios, Wang and Manning 2012), and each class weighs the same in sum, so that what is
 * maximised is macro-averaged recall. Throws UsageError when a class has no example.
 */
export function trainLinear(examples: readonly Example[], options: TrainOptions): LinearModel {
  const { classes, shape, start } = options;
  const width = classes.length;
  const rows = readExamples(examples, classes, shape);
  const share = classWeights(rows, width);
  const scales = logCountRatios(rows, share, shape.buckets, width);
  const weights = start ? unpackWeights(start) : new Float32Array(countBuckets(shape) * width);
  const layer = layerOf(options, weights.subarray(shape.buckets * width));
  const moved = new Float32Array(scales.length);
  const squares = new Float32Array(scales.length);
  const touched = new Int32Array(shape.buckets);
  const bias = start ? Float64Array.from(start.bias) : new Float64Array(width);
  const pull = options.l2 / rows.length;
  const random = seededRandom(options.seed);
  const kept = new Int32Array(Math.max(0, ...rows.map((row) => row.grams.length)));
  const scores = new Float64Array(width);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(rows, random);
    for (const { grams, words, target } of rows) {
      step++;
      let count = 0;
      for (const bucket of grams) if (random() >= options.dropout) kept[count++] = bucket;
      const unit = unitOf(count * (1 - options.dropout));
      scores.set(bias);
      for (let at = 0; at < count; at++)
        for (let k = 0; k < width; k++) scores[k]! += unit * weights[kept[at]! * width + k]!;
      layer.score(words, scores);
      const errors = softmax(scores);
      errors[target]! -= 1;
      for (let k = 0; k < width; k++) {
        errors[k]! *= share[target]!;
        bias[k]! -= BIAS_RATE * options.rate * errors[k]!;
      }
      for (let at = 0; at < count; at++) {
        const bucket = kept[at]!;
        const age = step - touched[bucket]!;
        touched[bucket] = step;
        for (let k = 0; k < width; k++) {
          const cell = bucket * width + k;
          const scale = scales[cell]!;
          const slope = unit * errors[k]! * scale + pull * age * moved[cell]!;
          squares[cell]! += slope * slope;
          const change = (options.rate * slope) / (Math.sqrt(squares[cell]!) + 1e-6);
          moved[cell]! -= change;
          weights[cell]! -= change * scale;
        }
      }
      layer.learn(errors, options.rate, pull);
    }
    options.onEpoch?.(epoch + 1);
  }
  weights.set(layer.weights(), shape.buckets * width);
  return {
    name: options.name,
    version: options.version,
    classes,
    shape,
    bias,
    ...packWeights(weights),
    temperature: 1,
    ...(start?.long && { long: start.long }),
  };
}

/** One model that says what several of the same shape say on average: steadier than each. */
export function averageModels(models: readonly LinearModel[]): LinearModel {
  const first = models[0]!;
  const sums = new Float32Array(first.weights.length);
  for (const model of models)
    for (const [at, weight] of unpackWeights(model).entries()) sums[at]! += weight / models.length;
  const bias = first.bias.map((_bias, at) => models.reduce((sum, model) => sum + model.bias[at]! / models.length, 0));
  return { ...first, bias, ...packWeights(sums) };
}

function layerOf({ classes, shape, start, vectors }: TrainOptions, learnt: Float32Array): VectorLayer {
  if (!vectors || start) return learntLayer(learnt, classes.length);
  if (vectors.table.length !== vectors.dimensions * (shape.vectors ?? 0))
    throw new RangeError('the table of word vectors does not fit the shape');
  return learningLayer(vectors, classes.length);
}

function readExamples(examples: readonly Example[], classes: readonly string[], shape: FeatureShape): Row[] {
  const reader = featureReader(shape);
  const rows = examples.map(({ text, value, hint, signs }) => {
    const target = classes.indexOf(value);
    if (target < 0) throw new UsageError(`"${value}" is none of ${classes.join(', ')}`);
    const grams: number[] = [];
    const words: number[] = [];
    const gram = (bucket: number) => grams.push(bucket);
    reader.read(
      tokenize(text),
      {
        gram,
        letters: (word, negated) => reader.letters(word.text, negated, gram),
        sign: ({ text }) => grams.push(...reader.sign(text)),
        vector: ({ text }) => words.push(vectorBucket(shape, text) - shape.buckets),
      },
      hint,
      signs,
    );
    return { grams: Int32Array.from(grams), words: Int32Array.from(words), target };
  });
  const absent = classes.filter((_value, target) => !rows.some((row) => row.target === target));
  if (absent.length > 0)
    throw new UsageError(`no example of ${absent.join(', ')} to learn from`, 'Label some posts with it first.');
  return rows;
}

function classWeights(rows: readonly Row[], width: number): number[] {
  const counts = new Array<number>(width).fill(0);
  for (const row of rows) counts[row.target]! += 1;
  return counts.map((count) => rows.length / (width * count));
}

/** |log(p(feature | class) / p(feature | other classes))| ^ 0.7 with one imagined example each, counted once per example. */
function logCountRatios(rows: readonly Row[], share: readonly number[], buckets: number, width: number): Float32Array {
  const counts = new Float32Array(buckets * width);
  const totals = new Float64Array(width);
  for (const row of rows) {
    for (const bucket of new Set(row.grams)) counts[bucket * width + row.target]! += share[row.target]!;
    totals[row.target]! += share[row.target]!;
  }
  const all = totals.reduce((sum, total) => sum + total, 0);
  const ratios = new Float32Array(counts.length);
  for (let bucket = 0; bucket < buckets; bucket++) {
    let seen = 0;
    for (let k = 0; k < width; k++) seen += counts[bucket * width + k]!;
    if (seen === 0) continue;
    for (let k = 0; k < width; k++) {
      const own = counts[bucket * width + k]!;
      const inside = (own + 1) / (totals[k]! + 2);
      const outside = (seen - own + width - 1) / (all - totals[k]! + 2);
      ratios[bucket * width + k] = Math.abs(Math.log(inside / outside)) ** RATIO_POWER;
    }
  }
  return ratios;
}

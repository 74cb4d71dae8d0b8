/** Training: fits a linear model to labelled texts, from nothing or on top of a model that is already there. */
import { UsageError } from '../errors.ts';
import { type FeatureShape, featureReader } from './features.ts';
import { type LinearModel, modelReader, softmax } from './linear.ts';
import { tokenize } from './tokens.ts';

export interface Example {
  text: string;
  value: string;
}

export interface TrainOptions {
  /** The facet the model answers. */
  name: string;
  version: string;
  /** The values to tell apart; examples of other values are an error. */
  classes: readonly string[];
  shape: FeatureShape;
  /** Passes over the examples. */
  epochs: number;
  /** First step of AdaGrad. */
  rate: number;
  /** Strength of the pull towards the starting weights. */
  l2: number;
  /** Of the shuffling; the same seed gives the same model. */
  seed: number;
  /** Weights to begin at and to be pulled back to: the shipped model under a user's few labels. */
  start?: LinearModel;
  onEpoch?(done: number): void;
}

/** What few labels are trained with: small enough for minutes of labelling, the shape of the shipped model's otherwise. */
export const SMALL_SHAPE: FeatureShape = { buckets: 1 << 16, words: 2, skips: false, letters: [3, 5], negation: 4 };

interface Row {
  buckets: Int32Array;
  unit: number;
  target: number;
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011); each class weighs the same in sum, so that
 * what is maximised is macro-averaged recall. Throws UsageError when a class has no example.
 */
export function trainLinear(examples: readonly Example[], options: TrainOptions): LinearModel {
  const { classes, shape } = options;
  const width = classes.length;
  const rows = readExamples(examples, classes, shape);
  const weights = startWeights(options);
  const anchor = options.start ? weights.slice() : undefined;
  const squares = new Float32Array(weights.length);
  const touched = new Int32Array(shape.buckets);
  const bias = options.start ? Float64Array.from(options.start.bias) : new Float64Array(width);
  const share = classWeights(rows, width);
  const pull = options.l2 / rows.length;
  const random = randomNumbers(options.seed);
  const scores = new Float64Array(width);
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(rows, random);
    for (const { buckets, unit, target } of rows) {
      step++;
      scores.set(bias);
      for (const bucket of buckets) for (let k = 0; k < width; k++) scores[k]! += unit * weights[bucket * width + k]!;
      const errors = softmax(scores);
      errors[target]! -= 1;
      for (let k = 0; k < width; k++) {
        errors[k]! *= share[target]!;
        bias[k]! -= 0.01 * options.rate * errors[k]!;
      }
      for (const bucket of buckets) {
        const age = step - touched[bucket]!;
        touched[bucket] = step;
        for (let k = 0; k < width; k++) {
          const at = bucket * width + k;
          const slope = unit * errors[k]! + pull * age * (weights[at]! - (anchor?.[at] ?? 0));
          squares[at]! += slope * slope;
          weights[at]! -= (options.rate * slope) / (Math.sqrt(squares[at]!) + 1e-6);
        }
      }
    }
    options.onEpoch?.(epoch + 1);
  }
  return { name: options.name, version: options.version, classes, shape, bias, weights, scale: 1, temperature: 1 };
}

/** The temperature at which held-out examples are least surprising (Guo et al. 2017), by golden-section search. */
export function fitTemperature(model: LinearModel, heldOut: readonly Example[]): number {
  const read = modelReader({ ...model, temperature: 1 });
  const cases = heldOut.map(({ text, value }) => {
    return { logs: read(tokenize(text)).map((share) => Math.log(share + 1e-12)), target: model.classes.indexOf(value) };
  });
  const loss = (temperature: number) => {
    let sum = 0;
    for (const { logs, target } of cases)
      sum -= Math.log(softmax(logs.map((log) => log / temperature))[target]! + 1e-12);
    return sum;
  };
  let low = 0.2;
  let high = 5;
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let round = 0; round < 30; round++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = items[at]!;
    items[at] = items[other]!;
    items[other] = held;
  }
}

function readExamples(examples: readonly Example[], classes: readonly string[], shape: FeatureShape): Row[] {
  const reader = featureReader(shape);
  const rows = examples.map(({ text, value }) => {
    const target = classes.indexOf(value);
    if (target < 0) throw new UsageError(`"${value}" is none of ${classes.join(', ')}`);
    const buckets: number[] = [];
    const add = (bucket: number) => buckets.push(bucket);
    reader.read(tokenize(text), add, (word, negated) => reader.letters(word, negated).forEach(add));
    return { buckets: Int32Array.from(buckets), unit: 1 / Math.sqrt(Math.max(1, buckets.length)), target };
  });
  for (const [target, value] of classes.entries())
    if (!rows.some((row) => row.target === target))
      throw new UsageError(`no example of "${value}" to learn from`, 'Label some posts with it first.');
  return rows;
}

function startWeights({ start, shape, classes }: TrainOptions): Float32Array {
  if (!start) return new Float32Array(shape.buckets * classes.length);
  return Float32Array.from(start.weights, (weight) => weight * start.scale);
}

function classWeights(rows: readonly Row[], width: number): number[] {
  const counts = new Array<number>(width).fill(0);
  for (const row of rows) counts[row.target]! += 1;
  return counts.map((count) => rows.length / (width * count));
}

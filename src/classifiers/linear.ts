/** The linear model: hashed features times weights, a softmax over the classes, and its compact file. */
import { CareError } from '../errors.ts';
import { type FeatureShape, featureReader } from './features.ts';
import type { Token } from './tokens.ts';

export interface LinearModel {
  /** The facet it answers. */
  name: string;
  version: string;
  classes: readonly string[];
  shape: FeatureShape;
  /** One bias per class. */
  bias: Float64Array;
  /** Weight of bucket b for class k at b × classes + k, in units of `scale`. */
  weights: Int8Array | Float32Array;
  scale: number;
  /** Divides the scores before the softmax, so that a confidence of 0.8 is right 8 times in 10. */
  temperature: number;
}

const MAGIC = 'SCLM1\n';
const CACHED_WORDS = 30_000;

/** A function from tokens to one probability per class. It remembers the letters of recent words, nothing of the posts. */
export function modelReader(model: LinearModel): (tokens: readonly Token[]) => Float64Array {
  const { classes, bias, weights, scale, temperature } = model;
  const width = classes.length;
  const reader = featureReader(model.shape);
  const known = new Map<string, Float64Array>();
  const sums = new Float64Array(width + 1);
  const add = (bucket: number) => {
    const row = bucket * width;
    for (let k = 0; k < width; k++) sums[k]! += weights[row + k]!;
    sums[width]! += 1;
  };
  const lettersOf = (word: string, negated: boolean): Float64Array => {
    const key = negated ? `!${word}` : word;
    const cached = known.get(key);
    if (cached) return cached;
    const found = new Float64Array(width + 1);
    const buckets = reader.letters(word, negated);
    for (const bucket of buckets) for (let k = 0; k < width; k++) found[k]! += weights[bucket * width + k]!;
    found[width] = buckets.length;
    if (known.size >= CACHED_WORDS) known.clear();
    known.set(key, found);
    return found;
  };
  const addWord = (word: string, negated: boolean) => {
    const letters = lettersOf(word, negated);
    for (let k = 0; k <= width; k++) sums[k]! += letters[k]!;
  };
  return (tokens) => {
    sums.fill(0);
    reader.read(tokens, add, addWord);
    const unit = scale / Math.sqrt(Math.max(1, sums[width]!));
    const scores = new Float64Array(width);
    for (let k = 0; k < width; k++) scores[k] = (bias[k]! + sums[k]! * unit) / temperature;
    return softmax(scores);
  };
}

/** exp(z) / Σ exp(z), shifted by the largest z. */
export function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The model with weights of one byte each: the scale puts the largest of 99.99 % of them at 127. */
export function quantize(model: LinearModel): LinearModel {
  const sizes = Float32Array.from(model.weights, (weight) => Math.abs(weight))
    .filter((size) => size > 0)
    .sort();
  const top = sizes[Math.floor((sizes.length - 1) * 0.9999)] ?? 1;
  const unit = top / 127;
  const weights = Int8Array.from(model.weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / unit))));
  return { ...model, weights, scale: model.scale * unit };
}

/** The bytes of a quantised model: a magic line, a JSON line, then the weights. */
export function encodeModel(model: LinearModel): Uint8Array {
  const { weights, bias, ...rest } = model.weights instanceof Int8Array ? model : quantize(model);
  const header = new TextEncoder().encode(`${MAGIC}${JSON.stringify({ ...rest, bias: [...bias] })}\n`);
  const bytes = new Uint8Array(header.length + weights.length);
  bytes.set(header);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), header.length);
  return bytes;
}

/** Reads {@link encodeModel}'s bytes. Throws CareError when they are something else or cut short. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  const start = MAGIC.length;
  const end = bytes.indexOf(10, start);
  if (new TextDecoder().decode(bytes.subarray(0, start)) !== MAGIC || end < 0)
    throw new CareError('this is not a model file', 'Train it again with "socialcare train".');
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1);
  if (weights.length !== header.shape.buckets * header.classes.length)
    throw new CareError(
      `the model of ${header.name} is cut short`,
      'Install again, or train it again with "socialcare train".',
    );
  return { ...header, bias: Float64Array.from(header.bias), weights };
}

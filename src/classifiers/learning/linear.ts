/** The linear model: hashed features times weights, a softmax over the classes, and its compact file. */
import { CareError } from '../../errors.ts';
import type { Token } from '../text/tokens.ts';
import { note, type Word } from '../text/words.ts';
import {
  countBuckets,
  type FeatureReader,
  type FeatureShape,
  type FeatureSink,
  featureReader,
  vectorBucket,
} from './features.ts';

export interface LinearModel {
  /** The facet it answers. */
  name: string;
  version: string;
  classes: readonly string[];
  shape: FeatureShape;
  /** One bias per class. */
  bias: Float64Array;
  /** Packed weight of bucket b for class k at b × classes + k; see {@link packWeights}. */
  weights: Int8Array;
  /** The largest weight without its sign. */
  top: number;
  /** Divides the scores before the softmax, so that a confidence of 0.8 is right 8 times in 10. */
  temperature: number;
  /** From so many n-grams on the temperature grows with this power of how many more a text has: long texts are of many minds. */
  long?: { grams: number; power: number };
}

const MAGIC = 'SCLM1\n';
/** The largest value of a signed byte. */
const BYTE = 127;

/** Tokens, and the rules' hint and signs if the model was trained with them, to one probability per class. */
export type ModelReader = (tokens: readonly Token[], hint?: string, signs?: readonly Word[]) => Float64Array;

/** The same for some classes alone, from one place up to another, as if there were no others; good until the next post is read. */
export type PartsReader = (
  tokens: readonly Token[],
  hint?: string,
  signs?: readonly Word[],
) => (from: number, to: number) => Float64Array;

/** The reader of a model. It remembers the letters of recent words, nothing of the posts. */
export function modelReader(model: LinearModel): ModelReader {
  const read = partsReader(model);
  return (tokens, hint, signs) => read(tokens, hint, signs)(0, model.classes.length);
}

/** The reader of a model that answers several questions (see {@link joinModels}), of which not each is asked of every post. */
export function partsReader(model: LinearModel): PartsReader {
  const { bias, temperature, long } = model;
  const reader = featureReader(model.shape);
  const found = new Found(model, reader);
  return (tokens, hint, signs) => {
    found.clear();
    reader.read(tokens, found, hint, signs);
    const [grams, vectors] = found.counts();
    const [gramUnit, vectorUnit] = [unitOf(grams), unitOf(vectors)];
    const more = long ? grams / long.grams : 0;
    const heat = more > 1 ? temperature * more ** long!.power : temperature;
    return (from, to) => {
      const scores = new Float64Array(to - from);
      for (let k = from; k < to; k++)
        scores[k - from] = (bias[k]! + found.gramSum(k) * gramUnit + found.vectorSum(k) * vectorUnit) / heat;
      return softmax(scores);
    };
  };
}

/**
 * The features of a post, kept until it is known which classes are asked for: a sum runs over some hundred of them, and
 * is quick if it does nothing else. What letters, signs and word vectors add up to is remembered by the word.
 */
class Found implements FeatureSink {
  private readonly width: number;
  private readonly weights: Int8Array;
  private readonly unpacked: Float64Array;
  private readonly plain: (word: Word) => Float64Array;
  private readonly negated: (word: Word) => Float64Array;
  private readonly own: (word: Word) => Float64Array;
  private readonly signs: (sign: Word) => Float64Array;
  private buckets = new Int32Array(1024);
  private grams = 0;
  /** Sums of letters and signs, each with the number of its n-grams behind it; what is left of longer posts stands behind. */
  private readonly added: Float64Array[] = [];
  private additions = 0;
  private readonly vectors: Float64Array[] = [];
  private words = 0;

  constructor({ classes, weights, top, shape }: LinearModel, reader: FeatureReader) {
    this.width = classes.length;
    this.weights = weights;
    this.unpacked = unpackedBytes(top);
    const lettersOf = (word: string, negated: boolean) => {
      const buckets: number[] = [];
      reader.letters(word, negated, (bucket) => buckets.push(bucket));
      return this.sumsOf(buckets);
    };
    this.plain = note((text) => lettersOf(text, false));
    this.negated = note((text) => lettersOf(text, true));
    this.own = note((text) => {
      const sums = this.sumsOf([vectorBucket(shape, text)]);
      // Where no vector stands behind a word it does not count.
      return sums.subarray(0, this.width).some((weight) => weight !== 0) ? sums : sums.fill(0);
    });
    this.signs = note((text) => this.sumsOf(reader.sign(text)));
  }

  clear(): void {
    this.grams = 0;
    this.additions = 0;
    this.words = 0;
  }

  gram(bucket: number): void {
    if (this.grams === this.buckets.length) {
      const longer = new Int32Array(2 * this.grams);
      longer.set(this.buckets);
      this.buckets = longer;
    }
    this.buckets[this.grams++] = bucket;
  }

  letters(word: Word, negated: boolean): void {
    this.added[this.additions++] = negated ? this.negated(word) : this.plain(word);
  }

  sign(sign: Word): void {
    this.added[this.additions++] = this.signs(sign);
  }

  vector(word: Word): void {
    this.vectors[this.words++] = this.own(word);
  }

  /** How many n-grams there are, and how many words with a vector. */
  counts(): [number, number] {
    return [this.grams + total(this.added, this.additions, this.width), this.vectorSum(this.width)];
  }

  gramSum(k: number): number {
    const { buckets, grams, width, weights, unpacked } = this;
    let sum = 0;
    for (let at = 0; at < grams; at++) sum += unpacked[weights[buckets[at]! * width + k]! + BYTE]!;
    return sum + total(this.added, this.additions, k);
  }

  vectorSum(k: number): number {
    return total(this.vectors, this.words, k);
  }

  private sumsOf(buckets: readonly number[]): Float64Array {
    const { width, weights, unpacked } = this;
    const sums = new Float64Array(width + 1);
    for (const bucket of buckets)
      for (let k = 0; k < width; k++) sums[k]! += unpacked[weights[bucket * width + k]! + BYTE]!;
    sums[width] = buckets.length;
    return sums;
  }
}

/** What the first so many of them add up to for a class. */
function total(sums: readonly Float64Array[], count: number, k: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += sums[at]![k]!;
  return sum;
}

/** What the sum of so many weights is multiplied by, so that long posts are not surer than short ones. */
export function unitOf(count: number): number {
  return 1 / Math.sqrt(Math.max(1, count));
}

/** exp(z) / Σ exp(z), shifted by the largest z. */
export function softmax(scores: Float64Array): Float64Array {
  let top = scores[0]!;
  for (let k = 1; k < scores.length; k++) top = Math.max(top, scores[k]!);
  const powers = new Float64Array(scores.length);
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    powers[k] = Math.exp(scores[k]! - top);
    total += powers[k]!;
  }
  for (let k = 0; k < scores.length; k++) powers[k]! /= total;
  return powers;
}

/**
 * Packs weights into one signed byte each: the square root of the weight's share of the largest one, so that the many
 * small weights keep their differences and the table stays near the processor.
 */
export function packWeights(weights: Float32Array): { weights: Int8Array; top: number } {
  let top = 0;
  for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const packed = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at++)
    packed[at] = Math.sign(weights[at]!) * Math.round(Math.sqrt(Math.abs(weights[at]!) / (top || 1)) * BYTE);
  return { weights: packed, top };
}

/** The weights of a model as numbers. */
export function unpackWeights({ weights, top }: Pick<LinearModel, 'weights' | 'top'>): Float32Array {
  const unpacked = unpackedBytes(top);
  return Float32Array.from(weights, (byte) => unpacked[byte + BYTE]!);
}

/** The bytes of a model: a magic line, a JSON line, then the packed weights. */
export function encodeModel({ weights, bias, ...rest }: LinearModel): Uint8Array {
  const header = new TextEncoder().encode(`${MAGIC}${JSON.stringify({ ...rest, bias: [...bias] })}\n`);
  const bytes = new Uint8Array(header.length + weights.length);
  bytes.set(header);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), header.length);
  return bytes;
}

/** Reads {@link encodeModel}'s bytes. Throws CareError when they are something else or incomplete. */
export function decodeModel(bytes: Uint8Array): LinearModel {
  const end = bytes.indexOf(10, MAGIC.length);
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC || end < 0)
    throw new CareError('this is not a model file', 'Train it again with "socialcare train".');
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(MAGIC.length, end)));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1);
  if (weights.length !== countBuckets(header.shape) * header.classes.length)
    throw new CareError(`the model of ${header.name} is incomplete`, 'Train it again with "socialcare train".');
  return { ...header, bias: Float64Array.from(header.bias), weights };
}

/** What each packed byte stands for, from −127 on. */
function unpackedBytes(top: number): Float64Array {
  return Float64Array.from({ length: 2 * BYTE + 1 }, (_value, at) => {
    const share = (at - BYTE) / BYTE;
    return Math.sign(share) * share * share * top;
  });
}

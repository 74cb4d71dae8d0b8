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

/** The reader of a model. It remembers the letters of recent words, nothing of the posts. */
export function modelReader(model: LinearModel): ModelReader {
  const { classes, bias, temperature, long } = model;
  const width = classes.length;
  const reader = featureReader(model.shape);
  const sums = new Sums(model, reader);
  const scores = new Float64Array(width);
  return (tokens, hint, signs) => {
    sums.grams.fill(0);
    sums.vectors.fill(0);
    reader.read(tokens, sums, hint, signs);
    const [gramUnit, vectorUnit] = [unitOf(sums.grams[width]!), unitOf(sums.vectors[width]!)];
    const more = long ? sums.grams[width]! / long.grams : 0;
    const heat = more > 1 ? temperature * more ** long!.power : temperature;
    for (let k = 0; k < width; k++)
      scores[k] = (bias[k]! + sums.grams[k]! * gramUnit + sums.vectors[k]! * vectorUnit) / heat;
    return softmax(scores);
  };
}

/**
 * What the features of a post add up to: a sum per class, and behind them how many features there were. A class, and arrays
 * of one kind: this runs some hundred times a post, and stays quick with several models only if they share its code.
 */
class Sums implements FeatureSink {
  readonly grams: Float64Array;
  readonly vectors: Float64Array;
  private readonly width: number;
  private readonly weights: Int8Array;
  private readonly unpacked: Float64Array;
  private readonly plain: (word: Word) => Float64Array;
  private readonly negated: (word: Word) => Float64Array;
  private readonly own: (word: Word) => Float64Array;
  private readonly signs: (sign: Word) => Float64Array;

  constructor({ classes, weights, top, shape }: LinearModel, reader: FeatureReader) {
    this.width = classes.length;
    this.weights = weights;
    this.unpacked = unpackedBytes(top);
    this.grams = this.zeros();
    this.vectors = this.zeros();
    const lettersOf = (word: string, negated: boolean) => {
      const sums = this.zeros();
      reader.letters(word, negated, (bucket) => this.add(sums, bucket));
      return sums;
    };
    this.plain = note((text) => lettersOf(text, false));
    this.negated = note((text) => lettersOf(text, true));
    this.own = note((text) => {
      const sums = this.zeros();
      this.add(sums, vectorBucket(shape, text));
      // Where no vector stands behind a word it does not count.
      return sums.subarray(0, this.width).some((weight) => weight !== 0) ? sums : this.zeros();
    });
    this.signs = note((text) => {
      const sums = this.zeros();
      for (const bucket of reader.sign(text)) this.add(sums, bucket);
      return sums;
    });
  }

  gram(bucket: number): void {
    this.add(this.grams, bucket);
  }

  letters(word: Word, negated: boolean): void {
    this.addAll(this.grams, negated ? this.negated(word) : this.plain(word));
  }

  sign(sign: Word): void {
    this.addAll(this.grams, this.signs(sign));
  }

  vector(word: Word): void {
    this.addAll(this.vectors, this.own(word));
  }

  private zeros(): Float64Array {
    return new Float64Array(this.width + 1);
  }

  private add(sums: Float64Array, bucket: number): void {
    const { width, weights, unpacked } = this;
    const row = bucket * width;
    for (let k = 0; k < width; k++) sums[k]! += unpacked[weights[row + k]! + BYTE]!;
    sums[width]! += 1;
  }

  private addAll(sums: Float64Array, added: Float64Array): void {
    for (let k = 0; k <= this.width; k++) sums[k]! += added[k]!;
  }
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

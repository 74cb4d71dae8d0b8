/** The linear model: hashed features times weights, a softmax over the classes, and its compact file. */
import { CareError } from '../../errors.ts';
import type { Token } from '../text/tokens.ts';
import { note } from '../text/words.ts';
import { countBuckets, type FeatureShape, type FeatureSink, featureReader, vectorBucket } from './features.ts';

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
export type ModelReader = (tokens: readonly Token[], hint?: string, signs?: readonly string[]) => Float64Array;

/** The reader of a model. It remembers the letters of recent words, nothing of the posts. */
export function modelReader(model: LinearModel): ModelReader {
  const { classes, bias, weights, temperature, long } = model;
  const unpacked = unpackedBytes(model.top);
  const width = classes.length;
  const reader = featureReader(model.shape);
  const grams = new Float64Array(width + 1);
  const vectors = new Float64Array(width + 1);
  const sums = new Float64Array(width + 1);
  const scores = new Float64Array(width);
  // Runs some hundred times a post, and is fastest on arrays of one kind.
  const add = (sums: Float64Array, bucket: number) => {
    const row = bucket * width;
    for (let k = 0; k < width; k++) sums[k]! += unpacked[weights[row + k]! + BYTE]!;
    sums[width]! += 1;
  };
  const addAll = (sums: Float64Array, added: readonly number[]) => {
    for (let k = 0; k <= width; k++) sums[k]! += added[k]!;
  };
  const addRows = (sums: Float64Array, added: Float64Array) => {
    for (let k = 0; k <= width; k++) {
      let sum = sums[k]!;
      for (let at = k; at < added.length; at += width + 1) sum += added[at]!;
      sums[k] = sum;
    }
  };
  /** What the letters of a word add up to, and how many n-grams they are. */
  const lettersOf = (word: string, negated: boolean): number[] => {
    sums.fill(0);
    reader.letters(word, negated, (bucket) => add(sums, bucket));
    return [...sums];
  };
  /** The weights of a word by itself and 1; all 0 where no vector stands behind them. */
  const vectorOf = (word: string): number[] => {
    sums.fill(0);
    add(sums, vectorBucket(model.shape, word));
    return [...(sums.subarray(0, width).some((weight) => weight !== 0) ? sums : sums.fill(0))];
  };
  /** The weights of a sign's buckets, one row after the other. */
  const rowsOf = (sign: string): Float64Array =>
    Float64Array.from(
      reader.sign(sign).flatMap((bucket) => {
        sums.fill(0);
        add(sums, bucket);
        return [...sums];
      }),
    );
  const plain = note((text) => lettersOf(text, false));
  const turned = note((text) => lettersOf(text, true));
  const own = note(vectorOf);
  const rows = note(rowsOf);
  const sink: FeatureSink = {
    gram: (bucket) => add(grams, bucket),
    letters: (word, negated) => addAll(grams, negated ? turned(word) : plain(word)),
    sign: (sign) => addRows(grams, rows(sign)),
    vector: (word) => addAll(vectors, own(word)),
  };
  return (tokens, hint, signs) => {
    grams.fill(0);
    vectors.fill(0);
    reader.read(tokens, sink, hint, signs);
    const [gramUnit, vectorUnit] = [unitOf(grams[width]!), unitOf(vectors[width]!)];
    const heat =
      long && grams[width]! > long.grams ? temperature * (grams[width]! / long.grams) ** long.power : temperature;
    for (let k = 0; k < width; k++) scores[k] = (bias[k]! + grams[k]! * gramUnit + vectors[k]! * vectorUnit) / heat;
    return softmax(scores);
  };
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

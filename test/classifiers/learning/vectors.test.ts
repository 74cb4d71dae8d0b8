/** Word vectors: words that were never trained on take after those that stand near them. */
import { expect, test } from 'vitest';
import { featureReader, vectorBucket } from '../../../src/classifiers/learning/features.ts';
import { SMALL_SHAPE } from '../../../src/classifiers/learning/learned.ts';
import {
  decodeModel,
  encodeModel,
  type LinearModel,
  modelReader,
  packWeights,
} from '../../../src/classifiers/learning/linear.ts';
import { TWEET_FIT, trainLinear } from '../../../src/classifiers/learning/train.ts';
import type { WordVectors } from '../../../src/classifiers/learning/vectors.ts';
import { tokenize } from '../../../src/classifiers/text/tokens.ts';
import type { Word } from '../../../src/classifiers/text/words.ts';

const SHAPE = { ...SMALL_SHAPE, vectors: 1 << 10 };
const FIT = { ...TWEET_FIT, name: 'shelf', version: '1', classes: ['fruit', 'tool'], shape: SHAPE, seed: 1 };

/** Two dimensions: how sweet a word is, and how hard. */
const NEAR = { pear: [1, 0], plum: [0.9, 0.1], quince: [1, 0.2], saw: [0, 1], drill: [0.1, 0.9], vice: [0.2, 1] };

function tableOf(vectors: Record<string, number[]>): WordVectors {
  const table = new Float32Array(SHAPE.vectors * 2);
  for (const [word, vector] of Object.entries(vectors))
    table.set(vector, 2 * (vectorBucket(SHAPE, word) - SHAPE.buckets));
  return { dimensions: 2, table };
}

const examples = ['pear', 'plum', 'saw', 'drill'].flatMap((word, at) =>
  Array.from({ length: 10 }, () => ({ text: word, value: at < 2 ? 'fruit' : 'tool' })),
);
const fruit = (model: LinearModel, text: string) => modelReader(model)(tokenize(text))[0]!;

test('a quince was never seen, but stands by the pears', () => {
  const taught = trainLinear(examples, { ...FIT, vectors: tableOf(NEAR) });
  expect(fruit(taught, 'quince')).toBeGreaterThan(0.7);
  expect(fruit(taught, 'vice')).toBeLessThan(0.3);
  const untaught = trainLinear(examples, FIT);
  expect(fruit(untaught, 'quince')).toBeCloseTo(fruit(untaught, 'vice'), 5);
  const packed = decodeModel(encodeModel(taught));
  expect(fruit(packed, 'quince')).toBeCloseTo(fruit(taught, 'quince'), 6);
});

test('a word without a vector neither speaks nor waters down the others', () => {
  const blank = { ...FIT, bias: Float64Array.of(0, 0), temperature: 1 };
  const weights = new Float32Array((SHAPE.buckets + SHAPE.vectors) * 2);
  weights.set([3, -1], 2 * vectorBucket(SHAPE, 'pear'));
  const model = { ...blank, ...packWeights(weights) };
  expect(fruit(model, 'pear')).toBeCloseTo(1 / (1 + Math.exp(-4)), 2);
  expect(fruit(model, 'pear gizmo')).toBe(fruit(model, 'pear'));
  expect(fruit(model, 'pear pear')).toBeCloseTo(1 / (1 + Math.exp(-4 * Math.SQRT2)), 2);
});

test('training on top of a model keeps the effect of its vectors', () => {
  const start = trainLinear(examples, { ...FIT, vectors: tableOf(NEAR) });
  const more = [{ text: 'gizmo', value: 'tool' }, ...examples.slice(0, 1)];
  const taught = trainLinear(more, { ...FIT, start });
  expect(fruit(taught, 'gizmo')).toBeLessThan(0.5);
  expect(fruit(taught, 'quince')).toBeGreaterThan(0.7);
});

test('only words have a place of their own, and hashtags share that of their word', () => {
  const placesOf = (text: string) => {
    const found: number[] = [];
    const ignore = () => {};
    const sink = {
      gram: ignore,
      letters: ignore,
      sign: ignore,
      vector: ({ text }: Word) => void found.push(vectorBucket(SHAPE, text)),
    };
    featureReader(SHAPE).read(tokenize(text), sink);
    return found;
  };
  const pear = vectorBucket(SHAPE, 'pear');
  expect(placesOf('@pear #pear 12 Pear! https://pear.example')).toEqual([pear, pear]);
  expect(pear).toBeGreaterThanOrEqual(SHAPE.buckets);
  expect(pear).toBeLessThan(SHAPE.buckets + SHAPE.vectors);
});

test('a table of another size is refused', () => {
  const vectors = { dimensions: 2, table: new Float32Array(8) };
  expect(() => trainLinear(examples, { ...FIT, vectors })).toThrow(/does not fit the shape/);
});

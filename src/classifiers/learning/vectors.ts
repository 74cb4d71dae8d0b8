/** Word vectors in a linear model: their few dimensions are weighed by class, then each word's own weights are read off. */
import { unitOf } from './linear.ts';

/** A table of word vectors: that of place p begins at p × dimensions; zeros where no word stands. */
export interface WordVectors {
  dimensions: number;
  table: Float32Array;
}

/** The part of a model that depends only on which words occur. */
export interface VectorLayer {
  /** Adds what the words at these places say. */
  score(places: Int32Array, scores: Float64Array): void;
  /** Steps against the errors that the words last scored had a part in (AdaGrad). */
  learn(errors: Float64Array, rate: number, pull: number): void;
  /** The weights of every place, class by class. */
  weights(): Float32Array;
}

/** A layer over a table, all its weights 0 yet. */
export function learningLayer({ dimensions, table }: WordVectors, width: number): VectorLayer {
  const weights = new Float64Array(dimensions * width);
  const squares = new Float64Array(dimensions * width);
  const sum = new Float64Array(dimensions);
  const places = table.length / dimensions;
  const known = Uint8Array.from({ length: places }, (_none, place) =>
    Number(table.subarray(place * dimensions, (place + 1) * dimensions).some((value) => value !== 0)),
  );
  return {
    score(words, scores) {
      sum.fill(0);
      let count = 0;
      for (const place of words) {
        if (!known[place]) continue;
        count++;
        for (let d = 0; d < dimensions; d++) sum[d]! += table[place * dimensions + d]!;
      }
      const unit = unitOf(count);
      for (let d = 0; d < dimensions; d++) {
        sum[d]! *= unit;
        for (let k = 0; k < width; k++) scores[k]! += sum[d]! * weights[d * width + k]!;
      }
    },
    learn(errors, rate, pull) {
      for (let d = 0; d < dimensions; d++)
        for (let k = 0; k < width; k++) {
          const cell = d * width + k;
          const slope = errors[k]! * sum[d]! + pull * weights[cell]!;
          squares[cell]! += slope * slope;
          weights[cell]! -= (rate * slope) / (Math.sqrt(squares[cell]!) + 1e-6);
        }
    },
    weights() {
      const all = new Float32Array(places * width);
      for (let place = 0; place < places; place++)
        for (let d = 0; d < dimensions; d++)
          for (let k = 0; k < width; k++)
            all[place * width + k]! += table[place * dimensions + d]! * weights[d * width + k]!;
      return all;
    },
  };
}

/** A layer of weights learnt before: it says what it said and learns no more. */
export function learntLayer(weights: Float32Array, width: number): VectorLayer {
  const sums = new Float64Array(width);
  return {
    score(words, scores) {
      sums.fill(0);
      let count = 0;
      for (const place of words) {
        const row = weights.subarray(place * width, (place + 1) * width);
        if (row.every((weight) => weight === 0)) continue;
        count++;
        for (let k = 0; k < width; k++) sums[k]! += row[k]!;
      }
      for (let k = 0; k < width; k++) scores[k]! += sums[k]! * unitOf(count);
    },
    learn() {},
    weights: () => weights,
  };
}

/** Cross-validation: what a model trained on these labels would do on labels it has not seen. */
import { seededRandom, shuffle } from '../../domain/random.ts';
import { tokenize } from '../text/tokens.ts';
import { modelReader, softmax } from './linear.ts';
import { type Example, type TrainOptions, trainLinear } from './train.ts';

/** A case with its true value, the value it was given, and how sure the model was, 0 … 1. */
export interface ScoredCase {
  gold: string;
  predicted: string;
  confidence: number;
}

export interface CrossValidation {
  /** The cases of all folds, with the confidences after the temperature. */
  scored: ScoredCase[];
  /** Divides the scores so that the confidence of unseen labels is honest; for the model trained on all examples. */
  temperature: number;
  /** The same cases before a temperature. */
  heldOut: readonly HeldOutCase[];
}

/** A case kept out of training: the log-probabilities it was given and the class it has. */
export interface HeldOutCase {
  logs: Float64Array;
  target: number;
}

const LEAST_SHARE = 1e-12;

/**
 * Splits the examples into folds, each value spread evenly, trains on all but one and scores that one.
 */
export function crossValidate(examples: readonly Example[], options: TrainOptions, folds: number): CrossValidation {
  const fold = assignFolds(examples, folds, options.seed);
  const heldOut: HeldOutCase[] = [];
  for (let out = 0; out < folds; out++) {
    const model = trainLinear(
      examples.filter((_example, at) => fold[at] !== out),
      options,
    );
    heldOut.push(
      ...keepOut(
        examples.filter((_example, at) => fold[at] === out),
        model,
      ),
    );
  }
  const temperature = fitTemperature(heldOut);
  return { scored: scoreCases(heldOut, options.classes, temperature), temperature, heldOut: heldOut };
}

/** What a model says of examples it was not trained on. */
export function keepOut(examples: readonly Example[], model: ReturnType<typeof trainLinear>): HeldOutCase[] {
  const read = modelReader({ ...model, temperature: 1 });
  return examples.map(({ text, value, hint, signs }) => {
    const logs = read(tokenize(text), hint, signs).map((share) => Math.log(share + LEAST_SHARE));
    return { logs, target: model.classes.indexOf(value) };
  });
}

/** The held-out cases scored, with confidences at a temperature. */
export function scoreCases(
  heldOut: readonly HeldOutCase[],
  classes: readonly string[],
  temperature: number,
): ScoredCase[] {
  return heldOut.map(({ logs, target }) => {
    const shares = softmax(logs.map((log) => log / temperature));
    const best = shares.indexOf(Math.max(...shares));
    return { gold: classes[target]!, predicted: classes[best]!, confidence: shares[best]! };
  });
}

const OFFSET_STEP = 0.05;
const OFFSET_ROUNDS = 20;

/**
 * What to add to the score of each class so that kept-out cases have the best macro-averaged recall: a rare class fits
 * its training cases better than new ones. One class after the other, step by step, and only as far as chance cannot explain
 * from the best: the first offsets within a standard error of it (Breiman et al. 1984, Classification and Regression Trees,
 * 3.4.3).
 */
export function fitOffsets(heldOut: readonly HeldOutCase[], classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const { target } of heldOut) counts[target]!++;
  const recalls = (offsets: readonly number[]) => {
    const right = new Array<number>(classes).fill(0);
    for (const { logs, target } of heldOut) {
      let best = 0;
      for (let k = 1; k < classes; k++) if (logs[k]! + offsets[k]! > logs[best]! + offsets[best]!) best = k;
      if (best === target) right[target]!++;
    }
    return right.map((count, k) => count / counts[k]!);
  };
  const mean = (each: readonly number[]) => each.reduce((sum, recall) => sum + recall, 0) / classes;
  let offsets = new Array<number>(classes).fill(0);
  const path = [{ offsets, each: recalls(offsets) }];
  for (let round = 0; round < OFFSET_ROUNDS; round++) {
    const before = path.length;
    for (let k = 0; k < classes; k++)
      for (const step of [-OFFSET_STEP, OFFSET_STEP]) {
        const moved = offsets.map((offset, at) => (at === k ? offset + step : offset));
        const each = recalls(moved);
        if (mean(each) <= mean(path.at(-1)!.each)) continue;
        offsets = moved;
        path.push({ offsets, each });
      }
    if (path.length === before) break;
  }
  const { each: best } = path.at(-1)!;
  const error = Math.sqrt(best.reduce((sum, recall, k) => sum + (recall * (1 - recall)) / counts[k]!, 0)) / classes;
  return path.find(({ each }) => mean(each) >= mean(best) - error)!.offsets;
}

/** The temperature at which held-out cases are most likely (Guo et al. 2017), by golden-section search. */
export function fitTemperature(heldOut: readonly HeldOutCase[]): number {
  const loss = (temperature: number) => {
    let sum = 0;
    for (const { logs, target } of heldOut)
      sum -= Math.log(softmax(logs.map((log) => log / temperature))[target]! + LEAST_SHARE);
    return sum;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = 0.2;
  let high = 5;
  for (let round = 0; round < 25; round++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

function assignFolds(examples: readonly Example[], folds: number, seed: number): number[] {
  const random = seededRandom(seed);
  const fold = new Array<number>(examples.length).fill(0);
  for (const value of new Set(examples.map((example) => example.value))) {
    const places = examples.flatMap((example, at) => (example.value === value ? [at] : []));
    shuffle(places, random);
    for (const [order, at] of places.entries()) fold[at] = order % folds;
  }
  return fold;
}

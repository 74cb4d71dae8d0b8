/**
 * Trains the second layer of intent: `npm run tools && node build/scripts/train-intent.js FOLDER [--write]`, at the root of
 * the project. FOLDER holds the texts whose labels are in scripts/intent-labels.csv (see labelled-posts.ts). Prints what the
 * rules and what both layers do on brands that were kept out; --write replaces the shipped files by models trained on all.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { valueIn } from '../src/classifiers/classifier.ts';
import {
  type IntentLayer,
  LAYER_VERSION,
  modelLayer,
  REST_CLASSES,
  TROUBLE_CLASSES,
} from '../src/classifiers/facets/intent-layer.ts';
import { intentSigns } from '../src/classifiers/facets/intent-signs.ts';
import { createClassifiers } from '../src/classifiers/index.ts';
import { fitTemperature, keepOut } from '../src/classifiers/learning/cross-validation.ts';
import { hashText } from '../src/classifiers/learning/features.ts';
import { joinModels } from '../src/classifiers/learning/joined.ts';
import { LAYER_SHAPE } from '../src/classifiers/learning/learned.ts';
import { encodeModel, type LinearModel } from '../src/classifiers/learning/linear.ts';
import { averageModels, type Example, trainLinear } from '../src/classifiers/learning/train.ts';
import type { Word } from '../src/classifiers/text/words.ts';
import { calibrationOf } from '../src/statistics/calibration.ts';
import { confusionOf, type Score, scoresOf } from '../src/statistics/classification.ts';
import { type LabelledPost, readLabelledPosts } from './labelled-posts.ts';

interface Post extends LabelledPost {
  signs: readonly Word[];
  /** The intent by the rules alone. */
  ruled: string;
  /** English, or too short to tell. */
  read: boolean;
  fold: number;
}

interface Question {
  classes: readonly string[];
  posts: readonly Post[];
  intentOf(post: Post): string;
}

const FOLDS = 5;
const SEEDS = [1, 2, 3];
const FIT = { shape: LAYER_SHAPE, epochs: 8, rate: 0.2, l2: 1, dropout: 0.2 };
const TROUBLES = new Set(['complaint', 'problem']);
const LABELS = 'scripts/intent-labels.csv';

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
const [folder] = positionals;
if (!folder) throw new Error('usage: node build/scripts/train-intent.js FOLDER [--write]');

const posts = await readPosts(folder);
console.log(
  `${posts.length} posts, ${posts.filter(({ read }) => read).length} of them in English or too short to tell`,
);
const folds = Array.from({ length: FOLDS }, (_none, fold) => fold);
const read = posts.filter((post) => post.read);
const questions: Question[] = [
  { classes: TROUBLE_CLASSES, posts: read, intentOf: ({ intent }) => (TROUBLES.has(intent) ? 'trouble' : 'rest') },
  {
    classes: REST_CLASSES,
    posts: read.filter(({ intent }) => !TROUBLES.has(intent)),
    intentOf: ({ intent }) => intent,
  },
];
const kept = questions.map((question) => keepEachOut(question));
const heldOut = folds.map((fold) => joinModels(kept.map((question) => question[fold]!)));
const outs = folds.map((fold) => posts.filter((post) => post.fold === fold));
const both = (await Promise.all(outs.map((out, fold) => labelled(out, modelLayer(heldOut[fold]!))))).flat();
for (const source of ['twcs', 'semeval'] as const) {
  const own = both.filter(({ post }) => post.source === source);
  report(
    `${source}, the rules alone`,
    own.map(({ post }) => ({ truth: post.intent, label: post.ruled })),
  );
  report(
    `${source}, both layers on brands kept out`,
    own.map(({ post, label }) => ({ truth: post.intent, label })),
  );
}
const sureness = calibrationOf(
  both
    .filter(({ post }) => post.source === 'twcs')
    .map(({ post, label, confidence }) => ({
      confidence,
      right: TROUBLES.has(post.intent) ? TROUBLES.has(label) : post.intent === label,
    })),
);
console.log(`calibration error on twcs ${sureness.expected_error!.toFixed(3)}`);

if (values.write) {
  const target = resolve('src/classifiers/models/intent.bin');
  const bytes = encodeModel(
    joinModels(questions.map((question, at) => ({ ...teach(question), temperature: kept[at]![0]!.temperature }))),
  );
  writeFileSync(target, bytes);
  console.log(`wrote ${target}, ${bytes.length} bytes`);
}

/** The labelled posts with what the rules find in them. */
async function readPosts(path: string): Promise<Post[]> {
  const all: Post[] = [];
  let found: Pick<Post, 'signs' | 'ruled' | 'read'> = { signs: [], ruled: 'other', read: false };
  const classifiers = createClassifiers({
    intentLayer(reading, ruled) {
      const language = valueIn(reading.labels, 'language') ?? 'und';
      found = {
        signs: intentSigns(reading, ruled),
        ruled: ruled.value,
        read: language === 'en' || language === 'und',
      };
      return ruled;
    },
  });
  for (const post of readLabelledPosts(LABELS, path)) {
    await classifiers.classifyTexts([{ text: post.text, direction: 'inbound' }]);
    all.push({ ...post, ...found, fold: (hashText(post.brand) >>> 0) % FOLDS });
  }
  return all;
}

/** A model per fold that has not seen the fold, all with the one temperature that suits what was kept out. */
function keepEachOut(question: Question): LinearModel[] {
  const models = folds.map((fold) =>
    teach({ ...question, posts: question.posts.filter((post) => post.fold !== fold) }),
  );
  const cases = folds.flatMap((fold) =>
    keepOut(
      question.posts.filter((post) => post.fold === fold).map((post) => asExample(post, question)),
      models[fold]!,
    ),
  );
  const temperature = fitTemperature(cases);
  return models.map((model) => ({ ...model, temperature }));
}

/** The mean of one model per seed. */
function teach(question: Question): LinearModel {
  const examples = question.posts.map((post) => asExample(post, question));
  const options = { name: 'intent', version: LAYER_VERSION, classes: question.classes, ...FIT };
  return averageModels(SEEDS.map((seed) => trainLinear(examples, { ...options, seed })));
}

function asExample(post: Post, { intentOf }: Question): Example {
  return { text: post.text, signs: post.signs, value: intentOf(post) };
}

async function labelled(
  out: readonly Post[],
  layer: IntentLayer,
): Promise<{ post: Post; label: string; confidence: number }[]> {
  const classifiers = createClassifiers({ intentLayer: layer });
  const labels = await classifiers.classifyTexts(out.map(({ text }) => ({ text, direction: 'inbound' })));
  return out.map((post, at) => {
    const label = labels[at]!.intent!;
    if (!('value' in label)) throw new Error('an intent is one value');
    return { post, label: label.value, confidence: label.confidence };
  });
}

function report(title: string, pairs: readonly { truth: string; label: string }[]): void {
  const figure = ({ value }: Score) => value?.toFixed(3) ?? '–';
  const merged = pairs.map(({ truth, label }) => ({ truth: troubled(truth), label: troubled(label) }));
  const { n, accuracy, macro_f1: mean, classes } = scoresOf(confusionOf(merged));
  console.log(`${title}: n ${n}, accuracy ${figure(accuracy)}, macro F1 ${figure(mean)}`);
  for (const { label, support, precision, recall, f1 } of classes)
    console.log(
      `  ${label.padEnd(9)} n ${support}, precision ${figure(precision)}, recall ${figure(recall)}, F1 ${figure(f1)}`,
    );
}

/** Complaints and problems are one: what is blame and what a report is a matter of taste. */
function troubled(intent: string): string {
  return TROUBLES.has(intent) ? 'trouble' : intent;
}
